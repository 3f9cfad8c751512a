import type { InFlightView } from '../../../protocol/messages'

/** The stages of a request as the bar shows them, in order. */
export const gates = ['authn', 'authz', 'admit', 'validate', 'store'] as const

export type Gate = (typeof gates)[number]

/** The gate a request stands in at `now`; empty once it has left the last. */
export function gateOf(stages: InFlightView['stages'], now: number): Gate | '' {
  const stage = stages.find(({ until }) => until > now)?.stage ?? ''
  return gateNamed(stage)
}

/** The two admissions and their names in the trace, folded to the five words of the bar. */
function gateNamed(stage: string): Gate | '' {
  const name = stage.toLowerCase()
  if (name.includes('authn') || name.includes('authentic')) return 'authn'
  if (name.includes('authz') || name.includes('authoriz')) return 'authz'
  if (name.includes('valid')) return 'validate'
  if (name.includes('mutat') || name.includes('admi')) return 'admit'
  return name.includes('stor') || name.includes('etcd') ? 'store' : ''
}
