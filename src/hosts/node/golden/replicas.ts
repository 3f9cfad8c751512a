/**
 * Replicas of one kind are alike until something happens to them: they are made in parallel (rule
 * 5), their nodes are drawn, and victims are chosen up to equal rank (rule 6). A replica of the
 * simulation stands for a recorded one that was made in the same burst, so that their ranks are
 * equal, and had the same life. Across bursts a name is a name.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import { type Replica, replicasOf } from './bursts'
import { type OpenNodes, withoutOpenNode } from './openNodes'
import type { Row, Trace } from './recording'

/** Simulated replica to the recorded one it stands for. */
export function pairReplicas(
  recorded: Trace,
  simulated: Trace,
  open: OpenNodes,
): Map<string, string> {
  const wanted = replicasOf(recorded)
  const seen = replicasOf(simulated)
  const recordedLives = createLives(recorded)
  const simulatedLives = createLives(simulated)
  const alike = (one: Replica, other: Replica): boolean => {
    if (one.prefix !== other.prefix || one.burst !== other.burst) return false
    const choices = open.get(one.name) ?? new Map()
    return lifeOf(simulatedLives, one.name, choices) === lifeOf(recordedLives, other.name, choices)
  }
  const pairing: Pairing = { seen, wanted, alike, pairs: new Map(), taken: new Map() }
  for (const replica of seen) assign(pairing, replica, new Set())
  pairTheRest(pairing)
  return pairing.pairs
}

interface Pairing {
  readonly seen: readonly Replica[]
  readonly wanted: readonly Replica[]
  readonly alike: (one: Replica, other: Replica) => boolean
  readonly pairs: Map<string, string>
  readonly taken: Map<string, string>
}

/** One more pair, by an augmenting path: earlier ones may move to others that are alike too. */
function assign(pairing: Pairing, replica: Replica, tried: Set<string>): boolean {
  const { seen, wanted, alike, pairs, taken } = pairing
  // Its own namesake first, so that names stay where they can.
  const order = [...wanted].sort(
    (a, b) => Number(b.name === replica.name) - Number(a.name === replica.name),
  )
  for (const candidate of order) {
    if (tried.has(candidate.name) || !alike(replica, candidate)) continue
    tried.add(candidate.name)
    const holder = seen.find(({ name }) => name === taken.get(candidate.name))
    if (holder !== undefined && !assign(pairing, holder, tried)) continue
    pairs.set(replica.name, candidate.name)
    taken.set(candidate.name, replica.name)
    return true
  }
  return false
}

/** Those whose lives differ: in order of names, so that the difference can be told. */
function pairTheRest({ seen, wanted, pairs, taken }: Pairing): void {
  for (const { name, prefix, burst } of seen) {
    if (pairs.has(name)) continue
    const left = wanted.filter(
      (one) => one.prefix === prefix && one.burst === burst && !taken.has(one.name),
    )
    const other = left.find((one) => one.name === name) ?? left[0]
    if (other === undefined) continue
    pairs.set(name, other.name)
    taken.set(other.name, name)
  }
}

/** A trace's rows with their texts, and the lives that were read off them. */
interface Lives {
  readonly rows: readonly { readonly row: Row; readonly text: string }[]
  readonly known: Map<string, string>
}

const createLives = (trace: Trace): Lives => ({
  rows: allRows(trace)
    .filter(({ code, verb }) => code !== 409 && verb !== 'get')
    .map((row) => ({ row, text: canonicalJson(row) })),
  known: new Map(),
})

/**
 * All that is said of a pod, in no order, without its name and those of its siblings, and without
 * its node where that is one of `choices`.
 */
function lifeOf({ rows, known }: Lives, name: string, choices: Choices): string {
  const key = `${[...choices.keys()]} ${name}`
  const before = known.get(key)
  if (before !== undefined) return before
  const open = new Map([[name, choices]])
  const said = rows
    .filter(({ text }) => text.includes(name))
    .map(({ row }) => saidOf(withoutOpenNode(row, open), name))
  const told = new Set(said.map((text) => text.replaceAll(name, '<self>')))
  const life = [...told].sort().join('\n').replace(/<\d+>/g, '<other>')
  known.set(key, life)
  return life
}

type Choices = ReadonlyMap<string, string>

function saidOf({ at: _, node: __, sets, ...rest }: Row, name: string): string {
  const listed = sets !== undefined && ('endpoints' in sets || 'subsets' in sets)
  if (listed) return `${rest.path} ${canonicalJson(elementsOf(sets as JsonValue, name))}`
  return canonicalJson({ ...rest, sets })
}

/** What lists of endpoints say of one pod. */
function elementsOf(value: JsonValue, name: string): JsonValue[] {
  if (isJsonArray(value)) return value.flatMap((item) => elementsOf(item, name))
  if (!isJsonObject(value)) return []
  if (value.targetRef === `Pod/${name}`) return [value]
  return Object.entries(value).flatMap(([key, item]) =>
    elementsOf(item, name).map((element) => [key, element]),
  )
}

const allRows = (trace: Trace): Row[] => Object.values(trace).flat()
