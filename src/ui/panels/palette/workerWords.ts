/** Labels and taints as people type them; problems say what would be right. */
import { palette } from '../../../words/english/palette'
import { wordsOf } from '../../../words/language'

const NAME = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

interface Labels {
  readonly labels: Readonly<Record<string, string>>
  readonly problem?: string
}

/** `disk=ssd, gpu=true` */
export function readLabels(text: string): Labels {
  const labels: Record<string, string> = {}
  for (const item of itemsOf(text)) {
    const [key = '', value = ''] = item.split('=')
    if (!item.includes('=') || !NAME.test(key) || !VALUE.test(value)) {
      return { labels: {}, problem: wordsOf(palette).worker.noLabel(item) }
    }
    labels[key] = value
  }
  return { labels }
}

/** `gpu=true:NoSchedule, spot:PreferNoSchedule` */
export function readTaints(text: string): { taints: readonly string[]; problem?: string } {
  const taints = itemsOf(text)
  for (const item of taints) {
    const [pair = '', effect = ''] = item.split(':')
    const [key = '', value = ''] = pair.split('=')
    if (!NAME.test(key) || !VALUE.test(value) || !EFFECTS.includes(effect)) {
      return { taints: [], problem: wordsOf(palette).worker.noTaint(item) }
    }
  }
  return { taints }
}

const itemsOf = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
