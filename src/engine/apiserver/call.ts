import type { ActorId } from '../kernel/event'
import type { Micros } from '../kernel/micros'
import type { ApiRequest, PassedStage, UserInfo } from './messages'
import type { RequestInfo } from './requestInfo'

/** A request on its way through the stages. */
export interface Call {
  readonly client: ActorId
  readonly request: ApiRequest
  readonly info: RequestInfo
  readonly user: UserInfo
  readonly dryRun: boolean
  readonly startedAt: Micros
  /** When the stages it has passed are done. */
  readyAt: Micros
  /** Stages passed that the trace was not told of yet. */
  passed: PassedStage[]
  /** Texts for the Warning headers of the answer. */
  warnings: readonly string[]
}
