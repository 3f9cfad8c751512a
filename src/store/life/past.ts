/** What is known of a life before anybody looked: what its status says, and else nothing. */
import type { PodLook, PodView, WorkerView } from '../../protocol/messages'
import { type LifeWord, named, READY } from './lifeWord'

export interface Band {
  readonly from: number
  /** How it is drawn: a pod's look, or `unseen` where nobody looked. */
  readonly look: PodLook | 'unseen'
  readonly word: LifeWord
}

export const unseen = (from: number): Band => ({ from, look: 'unseen', word: named('unseen') })

/** In order, the first from `from`; to be followed by what is now. */
export const pastOf = (record: PodView | WorkerView, from: number): readonly Band[] =>
  record.kind === 'Pod' ? pastOfPod(record, from) : pastOfWorker(record, from)

/**
 * Whoever was started again has been more than its status tells, and so may who became Ready later
 * than it started: only its last stretch is sure.
 */
function pastOfPod({ look, restarts, milestones }: PodView, from: number): readonly Band[] {
  const { scheduledAt = 0, startedAt = 0, readyAt = 0 } = milestones ?? {}
  if (scheduledAt === 0) return [look === 'pending' ? pending(from) : unseen(from)]
  const ready: readonly Band[] =
    look === 'running' && readyAt > 0 ? [{ from: readyAt, look, word: READY }] : []
  if (restarts > 0 || startedAt === 0) return [pending(from), unseen(scheduledAt), ...ready]
  return [
    pending(from),
    { from: scheduledAt, look: 'creating', word: named('starting') },
    unseen(startedAt),
    ...ready,
  ]
}

const pending = (from: number): Band => ({
  from,
  look: 'pending',
  word: named('status', 'Pending'),
})

const pastOfWorker = ({ ready, readySince }: WorkerView, from: number): readonly Band[] =>
  ready === 'True' && readySince > from
    ? [unseen(from), { from: readySince, look: 'running', word: READY }]
    : [unseen(from)]
