/** What a stretch of a life is called, and how it is drawn. */
import type { PodLook, PodView, WorkerView } from '../../protocol/messages'
import { life } from '../../words/english/life'
import { wordsOf } from '../../words/language'

/** A word of Kubernetes', or one of the page's, which is said in the language of who reads it. */
export interface LifeWord {
  readonly is: 'status' | 'bound' | 'starting' | 'runningNotReady' | 'notRegistered' | 'unseen'
  /** The status, or the node that it is bound to. */
  readonly name: string
}

interface Named {
  readonly look: PodLook
  readonly word: LifeWord
}

export const named = (is: LifeWord['is'], name = ''): LifeWord => ({ is, name })

export const READY = named('status', 'Ready')

/** A pod by its STATUS column, `Ready` once it is; a worker by its Ready condition. */
export function lifeWord(record: PodView | WorkerView): Named {
  if (record.kind === 'Worker') {
    return record.registered
      ? WORKER[record.ready]
      : { look: 'creating', word: named('notRegistered') }
  }
  const { look, status, node } = record
  if (look === 'running') return { look, word: READY }
  if (look === 'notReady') return { look, word: named('runningNotReady') }
  const bound = look === 'creating' && status === 'Pending'
  return { look, word: bound ? named('bound', node) : named('status', status) }
}

export const isSameWord = (one: LifeWord | undefined, other: LifeWord): boolean =>
  one?.is === other.is && one.name === other.name

/** As it is said now. */
export function wordText({ is, name }: LifeWord): string {
  const words = wordsOf(life)
  if (is === 'status') return name
  return is === 'bound' ? words.bound(name) : words[is]
}

const WORKER: Readonly<Record<WorkerView['ready'], Named>> = {
  True: { look: 'running', word: READY },
  False: { look: 'failed', word: named('status', 'NotReady') },
  Unknown: { look: 'unknown', word: named('status', 'Unknown') },
}
