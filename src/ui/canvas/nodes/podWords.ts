import type { PodLook, PodView, WorkerView } from '../../../protocol/messages'
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

/** Where a card is narrow, and a timer stands beside the word. */
const SHORTEST: Readonly<Record<string, string>> = {
  ErrImagePull: 'ErrPull',
  ImagePullBackOff: 'ErrPull',
}

/** What a pod says below its name: `Running 1/1`, `Pull 46%`, `CrashLoop`. */
export function podWords(pod: PodView, size: PodSize): string {
  const { look, status, readyContainers, containers, pullPercent, restarts } = pod
  if (look === 'unknown') return 'Unknown'
  if (pullPercent !== undefined && look === 'creating') return `Pull ${Math.round(pullPercent)}%`
  const ready = `${readyContainers}/${containers.length}`
  if (look === 'running' || look === 'notReady')
    return size === 'wide' ? `${status} ${ready}` : ready
  if (look === 'ending' && size === 'wide') return 'Terminating'
  if (status === 'CrashLoopBackOff' && (size !== 'wide' || restarts > 0)) return 'Crash'
  return (size === 'wide' ? undefined : SHORTEST[status]) ?? SHORT[status] ?? status
}

/** The API has not heard of a worker for so long that its pods' states are hearsay. */
export const isSilent = ({ registered, ready }: WorkerView): boolean =>
  registered && ready === 'Unknown'

/** How a pod looks from the API server: what ended or is to end is known, the rest is not. */
export function lookFrom({ look }: PodView, silent: boolean): PodLook {
  return silent && look !== 'ending' && look !== 'done' && look !== 'failed' ? 'unknown' : look
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
