/** What a command works on. A handler changes the cluster at this instant, or says why it cannot. */
import type { ClusterState } from '../cluster/cluster'
import type { Kernel } from '../kernel/kernel'
import type { SandboxSource } from '../scheduler/written/pluginSandbox'
import type { Command, CommandType, Problem } from './command'

export interface Operator {
  readonly kernel: Kernel
  readonly cluster: ClusterState
  /** Where plugins run that a person wrote. */
  readonly sandbox: SandboxSource
  /** A fresh number for a person's job whose end nobody waits for. */
  nextAsk(): number
}

export type Handler<T extends CommandType> = (
  command: Extract<Command, { readonly type: T }>,
  operator: Operator,
) => Problem | undefined

/** The machine is not there: the problem; or undefined. */
export function missingMachine(name: string, { cluster }: Operator): Problem | undefined {
  if (cluster.machines.has(name)) return undefined
  const known = [...cluster.machines.keys()].join(', ')
  const remedy = known === '' ? 'Add a worker first.' : `There are ${known}.`
  return { where: 'the machines', what: `There is no worker called ${name}.`, remedy }
}
