import type { Renaming } from './comparable'
import type { RecordedNode, Recording } from './recording'

/**
 * The ways in which simulated nodes may stand for recorded ones, the plain one first: nodes of the
 * same size may change places, unless a command or a manifest names them or their zone.
 */
export function alikeNodes(recording: Recording): Renaming[] {
  const said = [...(recording.setup ?? []), ...recording.commands]
    .map(({ run, stdin = '' }) => `${run}\n${stdin}`)
    .join('\n')
  const { nodes } = recording.cluster
  const movable = nodes.filter((node) => node.comes === undefined && !isNamed(node, said))
  return permutations(movable)
    .filter((order) => order.every((node, index) => sameSize(node, movable[index])))
    .map((order) => renamingTo(movable, order))
}

const isNamed = ({ name, zone }: RecordedNode, said: string): boolean =>
  new RegExp(`\\b${name}\\b|\\bzone: ${zone}\\b`).test(said)

const sameSize = (one: RecordedNode, other: RecordedNode | undefined): boolean =>
  one.cpu === other?.cpu && one.memory === other.memory && one.pods === other.pods

function renamingTo(from: readonly RecordedNode[], to: readonly RecordedNode[]): Renaming {
  const nodes = new Map(from.map(({ name }, index) => [name, to[index]?.name ?? name]))
  const zones = new Map(from.map(({ zone }, index) => [zone, to[index]?.zone ?? zone]))
  return { nodes, zones }
}

/** All orders, the given one first. */
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) => {
    const others = items.filter((_, other) => other !== index)
    return permutations(others).map((rest) => [item, ...rest])
  })
}
