/** The tokens, for what is painted: read once a theme, as the page's style sheet has them. */
import type { MessageVerb, PodLook } from '../../../protocol/messages'

export interface Inks {
  readonly verb: Readonly<Record<MessageVerb, string>>
  readonly look: Readonly<Record<PodLook, Ink>>
  readonly heat: readonly string[]
  readonly canvas: string
  readonly card: string
  readonly sunk: string
  readonly onVerb: string
  readonly text: string
  readonly textQuiet: string
  readonly ink: string
  readonly line: string
  readonly lineStrong: string
  readonly wireLive: string
  readonly select: string
  readonly badText: string
  readonly shadow: string
  readonly creating: string
  readonly sans: string
  readonly mono: string
}

interface Ink {
  readonly line: string
  readonly soft: string
}

const phases: Readonly<Record<PodLook, string>> = {
  pending: 'pending',
  creating: 'creating',
  running: 'running',
  notReady: 'running',
  crashing: 'failed',
  failed: 'failed',
  ending: 'ending',
  done: 'done',
  unknown: 'unknown',
}

export function readInks(element: Element): Inks {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const phase = (name: string): Ink => ({
    line: token(`phase-${name}`),
    soft: token(`phase-${name}-soft`),
  })
  return {
    verb: {
      create: token('verb-create'),
      read: token('verb-read'),
      update: token('verb-update'),
      delete: token('verb-delete'),
      traffic: token('verb-traffic'),
    },
    look: {
      pending: phase(phases.pending),
      creating: phase(phases.creating),
      running: phase(phases.running),
      notReady: phase(phases.notReady),
      crashing: phase(phases.crashing),
      failed: phase(phases.failed),
      ending: phase(phases.ending),
      done: phase(phases.done),
      unknown: phase(phases.unknown),
    },
    heat: [0, 1, 2, 3, 4, 5].map((step) => token(`heat-${step}`)),
    canvas: token('canvas'),
    card: token('card'),
    sunk: token('sunk'),
    onVerb: token('on-verb'),
    text: token('text'),
    textQuiet: token('text-quiet'),
    ink: token('ink'),
    line: token('line'),
    lineStrong: token('line-strong'),
    wireLive: token('wire-live'),
    select: token('select'),
    badText: token('bad-text'),
    shadow: token('lifted'),
    creating: token('phase-creating'),
    sans: token('sans'),
    mono: token('mono'),
  }
}

/** Calls back when what is painted looks different: another theme, or another language. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', listener)
  }
}
