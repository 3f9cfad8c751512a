/** What a stretch of a life is called, and how it is drawn. */
import type { PodLook, PodView, WorkerView } from '../../protocol/messages'
import { clockOf } from '../describe'

interface Named {
  readonly look: PodLook
  readonly word: string
}

/** A pod by its STATUS column, `Ready` once it is; a worker by its Ready condition. */
export function lifeWords(record: PodView | WorkerView): Named {
  if (record.kind === 'Pod') {
    const { look, status, node } = record
    if (look === 'running') return { look, word: words.ready }
    if (look === 'notReady') return { look, word: words.runningNotReady }
    return { look, word: look === 'creating' && status === 'Pending' ? words.bound(node) : status }
  }
  if (!record.registered) return { look: 'creating', word: words.notRegistered }
  return WORKER[record.ready]
}

export const words = {
  title: 'Life so far',
  pending: 'Pending',
  starting: 'Bound, starting',
  ready: 'Ready',
  runningNotReady: 'Running, not ready',
  bound: (node: string) => `Bound to ${node}`,
  notRegistered: 'No Node object yet',
  unseen: 'Not seen',
  stretch: (word: string, from: number, until: string, seconds: string) =>
    `${word}: from ${exactly(from)} until ${until}, ${seconds}`,
  now: 'now',
  lasted: (micros: number) =>
    micros < 60_000_000 ? `${Math.round(micros / 100_000) / 10} s` : clockOf(micros),
  restart: (at: number) => `A container was started again at ${exactly(at)}`,
}

const WORKER: Readonly<Record<WorkerView['ready'], Named>> = {
  True: { look: 'running', word: words.ready },
  False: { look: 'failed', word: 'NotReady' },
  Unknown: { look: 'unknown', word: 'Unknown' },
}

/** `0:12.9`: some of what a pod goes through takes no second. */
export const exactly = (micros: number): string =>
  `${clockOf(micros)}.${Math.floor(micros / 100_000) % 10}`
