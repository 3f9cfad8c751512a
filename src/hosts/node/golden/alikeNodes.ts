import type { Renaming } from './comparable'
import type { RecordedNode, Recording } from './recording'

/**
 * The ways in which simulated nodes may stand for recorded ones, the plain one first. Rule 6: a
 * draw that fell on another node sends what builds on it elsewhere too, to the places that mirror
 * the recorded ones. So nodes change places only where a draw was made between them, and only if
 * they are the same machine otherwise: of one size, and named by no command or manifest.
 */
export function alikeNodes(recording: Recording, draws: Iterable<Draw>): Renaming[] {
  const drawn = drawnTogether(draws)
  const said = [...(recording.setup ?? []), ...recording.commands]
    .map(({ run, stdin = '' }) => `${run}\n${stdin}`)
    .join('\n')
  const { nodes } = recording.cluster
  const movable = nodes.filter((node) => node.comes === undefined && !isNamed(node, said))
  return permutations(movable)
    .filter((order) =>
      order.every((node, index) => {
        const other = movable[index]
        return (
          other === undefined || node === other || (sameSize(node, other) && drawn(node, other))
        )
      }),
    )
    .map((order) => renamingTo(movable, order))
}

/** Names of nodes of which one was drawn. */
type Draw = Iterable<string>

/** Whether chance stood between two nodes, be it over several draws. */
function drawnTogether(draws: Iterable<Draw>): (one: RecordedNode, other: RecordedNode) => boolean {
  const groups = new Map<string, Set<string>>()
  for (const draw of draws) {
    const names = [...draw]
    const joined = new Set(names.flatMap((name) => [name, ...(groups.get(name) ?? [])]))
    for (const name of joined) groups.set(name, joined)
  }
  return (one, other) => groups.get(one.name)?.has(other.name) ?? false
}

const isNamed = ({ name, zone }: RecordedNode, said: string): boolean =>
  new RegExp(`\\b${name}\\b|\\bzone: ${zone}\\b`).test(said)

const sameSize = (one: RecordedNode, other: RecordedNode): boolean =>
  one.cpu === other.cpu && one.memory === other.memory && one.pods === other.pods

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
