import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { createLessor, type Lessor, recoverLessor } from './lessor'
import { createLog, type Log, recoverLog } from './log'
import type { EtcdEvent, EtcdResponse, WatchResponse } from './messages'
import { createMvcc, type Mvcc } from './mvcc'
import { createWatchers, removeWatch, type Watch, type Watchers } from './watchableStore'

/** One etcd member, whole. */
export interface EtcdState {
  readonly log: Log
  readonly mvcc: Mvcc
  readonly lessor: Lessor
  readonly watchers: Watchers
}

/** An empty member. It elects itself, which ends its first term. */
export function createMember(): EtcdState {
  const log = createLog()
  log.term++
  return { log, mvcc: createMvcc(), lessor: createLessor(), watchers: createWatchers() }
}

/** After a power cut: the disk is as it was, and the clients' broken connections are reset. */
export function recoverMember(state: EtcdState, context: Context): EtcdState {
  recoverLog(state.log)
  recoverLessor(state.lessor, context.now)
  for (const watch of [...state.watchers.watches.values()]) {
    removeWatch(state.watchers, watch.client, watch.id)
    tell(state, context, watch, [], { canceled: true })
  }
  return state
}

/** Answers a request; `delayMicros` is the time it took. */
export function answer(
  state: EtcdState,
  context: Context,
  to: ActorId,
  content: Omit<EtcdResponse, 'type' | 'revision'>,
  delayMicros = 0,
): void {
  const response: EtcdResponse = {
    type: 'etcd.response',
    revision: state.mvcc.revision,
    ...content,
  }
  context.send(to, response, delayMicros)
}

/** Sends on a watch's stream, where nothing may overtake: always at once. */
export function tell(
  state: EtcdState,
  context: Context,
  watch: Watch,
  events: readonly EtcdEvent[],
  end: Pick<WatchResponse, 'canceled' | 'compactRevision'> = {},
): void {
  watch.sequence++
  const response: WatchResponse = {
    type: 'etcd.watchResponse',
    id: watch.id,
    revision: state.mvcc.revision,
    events,
    sequence: watch.sequence,
    ...end,
  }
  context.send(watch.client, response)
}
