/** Where a function answers with an object or with why not. */
import type { KubeObject, Status } from '../../../api/meta'

/** Whether an answer is a failed Status rather than the object to go on with. */
export function isRefusal(answer: KubeObject | Status | undefined): answer is Status {
  return answer !== undefined && answer.kind === 'Status' && 'status' in answer
}
