import type { PodView } from '../../../protocol/messages'
import type { PodSize } from '../layout/berth'

/** Reasons that are longer than a pod is wide, as the legend shortens them. */
const SHORT: Readonly<Record<string, string>> = {
  ContainerCreating: 'Creating',
  PodInitializing: 'Starting',
  CrashLoopBackOff: 'CrashLoop',
  ImagePullBackOff: 'PullBackOff',
  CreateContainerConfigError: 'ConfigError',
  CreateContainerError: 'CreateError',
  Terminating: 'Ending',
}

/** What a pod says below its name: `Running 1/1`, `Pull 46%`, `CrashLoop`. */
export function podWords(pod: PodView, size: PodSize): string {
  const { look, status, readyContainers, containers, pullPercent } = pod
  if (pullPercent !== undefined) return `Pull ${Math.round(pullPercent)}%`
  const ready = `${readyContainers}/${containers.length}`
  if (look === 'running' || look === 'notReady')
    return size === 'wide' ? `${status} ${ready}` : ready
  if (look === 'unknown') return 'Unknown'
  if (look === 'ending' && size === 'wide') return 'Terminating'
  if (status === 'CrashLoopBackOff' && size !== 'wide') return 'Crash'
  return SHORT[status] ?? status
}

/** How full the gauge at a pod's left stands, in percent: wanted 0, real 100, between as it is pulled. */
export function gaugeOf({ look, pullPercent }: PodView): number {
  if (look === 'pending') return 0
  if (look === 'creating') return pullPercent ?? 12
  return 100
}

/** Container dots that fit beside its words, and its timer if one runs. */
export const dotRoom = (width: number, words: string, timed: boolean): number =>
  Math.max(0, Math.floor((width - 18 - wordWidth(words) - (timed ? 19 : 0)) / 15))

/** Roughly, in the hand that states are written in; measuring each pod on the page would cost more. */
const wordWidth = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (letterWidths[letter] ?? 7.2), 0)

const letterWidths: Readonly<Record<string, number>> = {
  i: 3.2,
  l: 3.2,
  f: 4.6,
  r: 4.8,
  t: 4.8,
  ' ': 3.2,
  '/': 4.6,
  '1': 5.6,
  m: 10.6,
  w: 9.8,
  C: 8.7,
  '%': 10,
}

/** Characters of a pod's name that fit its card. */
export const nameRoom = (width: number, size: PodSize): number =>
  Math.floor((width - (size === 'line' ? 31 : 14)) / 7.2)
