import type { Diagnosis } from './diagnosis'
import type { Cycle, PostFilterAnswer } from './plugin'
import { failed, isRejected, messageOf, status } from './status'

/**
 * Asks the PostFilter plugins for a way out, until one has it. What the others said is joined.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go (RunPostFilterPlugins)
 */
export function runPostFilter(cycle: Cycle, diagnosis: Diagnosis): PostFilterAnswer {
  let result: PostFilterAnswer | undefined
  let preemption: PostFilterAnswer['preemption']
  const reasons: string[] = []
  for (const { plugin, name, args, index } of cycle.framework.postFilter) {
    const answer = plugin.postFilter(cycle, diagnosis, args, cycle.filtering[index])
    const said = answer.status
    if (said === undefined || said.code === 'UnschedulableAndUnresolvable') return answer
    if (!isRejected(said)) return { status: failed(name, messageOf(said)) }
    if (answer.nominatedNodeName !== undefined) result = answer
    preemption = answer.preemption ?? preemption
    reasons.push(...said.reasons)
  }
  const refusal = status('Unschedulable', '', reasons)
  const told = preemption === undefined ? {} : { preemption }
  return { ...result, ...told, status: refusal }
}
