/** What an operator does to a wire: cut it, mend it, slow it down. Both ways, always. */
import { crewOf } from '../cluster/actors'
import { changeWire, type LinkOverride, type WireEnd } from '../kernel/links'
import { millis } from '../kernel/micros'
import type { Problem } from './command'
import type { Handler, Operator } from './handler'

export const cutWire: Handler<'cutWire'> = ({ from, to }, operator) =>
  change(from, to, { cut: true }, operator)

export const mendWire: Handler<'mendWire'> = ({ from, to }, operator) =>
  change(from, to, undefined, operator)

/** Longer than a minute is a cut. */
const LATENCY_MOST_MILLIS = 60_000

export const slowWire: Handler<'slowWire'> = ({ from, to, latencyMillis }, operator) => {
  if (!(latencyMillis >= 0 && latencyMillis <= LATENCY_MOST_MILLIS)) {
    const what = `${latencyMillis} ms is no latency.`
    return { where: 'the wire', what, remedy: `Choose 0 to ${LATENCY_MOST_MILLIS} ms.` }
  }
  return change(from, to, { latencyMicros: millis(latencyMillis) }, operator)
}

/** A worker's name stands for its whole crew. */
function change(
  from: string,
  to: string,
  override: LinkOverride | undefined,
  operator: Operator,
): Problem | undefined {
  const [ones, others] = [endsOf(from, operator), endsOf(to, operator)]
  if (ones.length === 0 || others.length === 0) {
    const what = `There is no wire between ${from} and ${to}.`
    return { where: 'the wires', what, remedy: 'Name two parts, or a worker and a part.' }
  }
  const { links, now } = operator.kernel.state
  for (const one of ones) {
    for (const other of others) {
      changeWire(links, one, other, override, now)
      changeWire(links, other, one, override, now)
    }
  }
  return undefined
}

function endsOf(name: string, { kernel, cluster }: Operator): readonly WireEnd[] {
  const ids = cluster.machines.has(name) ? crewOf(name) : [name]
  return ids.flatMap((id) => kernel.state.actors.get(id) ?? [])
}
