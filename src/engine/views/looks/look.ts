/**
 * What somebody looks at who has a panel open: questions that are answered from the state as it is,
 * without a message and without a trace. Who asks again gets only what fits on a screen, or what
 * is new since the last answer.
 */
import { assertNever } from '../../kernel/invariant'
import type { KernelState } from '../../kernel/kernel'
import { type ApiTraffic, type ApiTrafficLook, apiTraffic } from './apiTraffic'
import { type EtcdKeys, type EtcdKeysLook, etcdKeys } from './etcdKeys'
import { type KeyHistory, type KeyHistoryLook, keyHistory } from './keyHistory'
import { type ObjectHistory, type ObjectHistoryLook, objectHistory } from './objectHistory'
import { type ObjectTable, type ObjectTableLook, objectTable } from './objectTable'
import { type PodLog, type PodLogLook, podLog } from './podLog'
import { type Visits, type VisitsLook, visits } from './visits'

export type Look =
  | ObjectTableLook
  | ApiTrafficLook
  | EtcdKeysLook
  | KeyHistoryLook
  | ObjectHistoryLook
  | PodLogLook
  | VisitsLook

export interface LookAnswers {
  readonly objectTable: ObjectTable
  readonly apiTraffic: ApiTraffic
  readonly etcdKeys: EtcdKeys
  readonly keyHistory: KeyHistory
  readonly objectHistory: ObjectHistory
  readonly podLog: PodLog
  readonly visits: Visits
}

export function look(kernel: KernelState, asked: Look): LookAnswers[Look['of']] {
  switch (asked.of) {
    case 'objectTable':
      return objectTable(kernel, asked)
    case 'apiTraffic':
      return apiTraffic(kernel, asked)
    case 'etcdKeys':
      return etcdKeys(kernel, asked)
    case 'keyHistory':
      return keyHistory(kernel, asked)
    case 'objectHistory':
      return objectHistory(kernel, asked)
    case 'podLog':
      return podLog(kernel, asked)
    case 'visits':
      return visits(kernel, asked)
    default:
      return assertNever(asked)
  }
}
