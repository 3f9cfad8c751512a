/** What a stretch of a life is called, and how it is drawn. */
import type { PodLook, PodView, WorkerView } from '../../protocol/messages'
import { life } from '../../words/english/life'
import { wordsOf } from '../../words/language'
import { clockOf } from '../describe'

interface Named {
  readonly look: PodLook
  readonly word: string
}

/** A pod by its STATUS column, `Ready` once it is; a worker by its Ready condition. */
export function lifeWords(record: PodView | WorkerView): Named {
  const words = wordsOf(life)
  if (record.kind === 'Pod') {
    const { look, status, node } = record
    if (look === 'running') return { look, word: READY }
    if (look === 'notReady') return { look, word: words.runningNotReady }
    return { look, word: look === 'creating' && status === 'Pending' ? words.bound(node) : status }
  }
  if (!record.registered) return { look: 'creating', word: words.notRegistered }
  return WORKER[record.ready]
}

/** As Kubernetes says it. */
const READY = 'Ready'

/** `4.1 s`, `1:02` */
export const lasted = (micros: number): string =>
  micros < 60_000_000 ? `${Math.round(micros / 100_000) / 10} s` : clockOf(micros)

const WORKER: Readonly<Record<WorkerView['ready'], Named>> = {
  True: { look: 'running', word: READY },
  False: { look: 'failed', word: 'NotReady' },
  Unknown: { look: 'unknown', word: 'Unknown' },
}

/** `0:12.9`: some of what a pod goes through takes no second. */
export const exactly = (micros: number): string =>
  `${clockOf(micros)}.${Math.floor(micros / 100_000) % 10}`
