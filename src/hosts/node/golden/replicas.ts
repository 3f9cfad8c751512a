/**
 * Replicas of one kind are alike until something happens to them: which of them a controller
 * deletes, and which got which of several equally good nodes, is decided by ties. A replica of the
 * simulation stands for a recorded one that was made in the same burst and had the same life.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonArray, isJsonObject, type JsonValue } from '../../../api/machinery/json'
import { withoutNodeOf } from './comparable'
import type { Row, Trace } from './recording'

interface Replica {
  readonly name: string
  /** `web-<hash1>-` */
  readonly prefix: string
  /** Made in the same burst; 0 is before the trace began. */
  readonly burst: number
}

/** Pods made further apart than this, in seconds, were not made in one go. */
const BURST_GAP = 0.25
const REPLICA = /([a-z0-9][a-z0-9.<>-]*-)<(\d+)>/g

/** Simulated replica to the recorded one it stands for. `free`: pods that could be on any node. */
export function pairReplicas(
  recorded: Trace,
  simulated: Trace,
  free: ReadonlySet<string>,
): Map<string, string> {
  const wanted = replicasOf(recorded)
  const seen = replicasOf(simulated)
  const recordedLives = createLives(recorded)
  const simulatedLives = createLives(simulated)
  const alike = (one: Replica, other: Replica): boolean => {
    if (one.prefix !== other.prefix || one.burst !== other.burst) return false
    const masked = free.has(one.name)
    return lifeOf(simulatedLives, one.name, masked) === lifeOf(recordedLives, other.name, masked)
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
  for (const { name, prefix } of seen) {
    if (pairs.has(name)) continue
    const left = wanted.filter((one) => one.prefix === prefix && !taken.has(one.name))
    const other = left.find((one) => one.name === name) ?? left[0]
    if (other === undefined) continue
    pairs.set(name, other.name)
    taken.set(other.name, name)
  }
}

function replicasOf(trace: Trace): Replica[] {
  const made = new Map<string, number>()
  const prefixes = new Map<string, string>()
  for (const row of allRows(trace)) {
    const texts = [row.path, row.event?.regarding ?? '', canonicalJson(row.sets ?? {})]
    if (row.object?.kind === 'Pod') made.set(nameOf(row), row.at)
    for (const text of [...texts, nameOf(row)]) {
      for (const [name, prefix = ''] of text.matchAll(REPLICA)) {
        if (/pods\/|^Pod\/|"Pod\//.test(text) || made.has(name)) prefixes.set(name, prefix)
      }
    }
  }
  const names = [...prefixes.keys()].sort((a, b) => (made.get(a) ?? 0) - (made.get(b) ?? 0))
  const bursts = new Map<string, { burst: number; at: number }>()
  return names.map((name) => {
    const prefix = prefixes.get(name) ?? ''
    const at = made.get(name)
    if (at === undefined) return { name, prefix, burst: 0 }
    const last = bursts.get(prefix) ?? { burst: 0, at: -1 }
    const burst = at - last.at > BURST_GAP || last.burst === 0 ? last.burst + 1 : last.burst
    bursts.set(prefix, { burst, at })
    return { name, prefix, burst }
  })
}

const nameOf = ({ object }: Row): string => {
  const metadata = object?.metadata
  return isJsonObject(metadata) && typeof metadata.name === 'string' ? metadata.name : ''
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

/** All that is said of a pod, in no order, without its name and those of its siblings. */
function lifeOf({ rows, known }: Lives, name: string, masked: boolean): string {
  const key = `${masked} ${name}`
  const before = known.get(key)
  if (before !== undefined) return before
  const self = new Set([name])
  const said = rows
    .filter(({ text }) => text.includes(name))
    .map(({ row }) => saidOf(masked ? withoutNodeOf(row, self) : row, name))
  const told = new Set(said.map((text) => text.replaceAll(name, '<self>')))
  const life = [...told].sort().join('\n').replace(/<\d+>/g, '<other>')
  known.set(key, life)
  return life
}

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
