import { serviceAllocator } from '../allocators'
import type { Call } from '../call'
import type { ResourceDefinition, StrategyContext } from '../registry/resource'
import type { Server } from '../serverState'

/** What a kind's strategy may know and use. */
export function strategyContext(
  { state, context }: Server,
  call: Call,
  { allocate }: ResourceDefinition,
): StrategyContext {
  const { now } = context
  const user = call.user.name
  const random = (bound: number): number => context.random(bound)
  if (allocate === undefined) return { now, user, random }
  const { dryRun } = call
  return { now, user, random, services: serviceAllocator(state.services, random, dryRun), dryRun }
}
