/** Compares a simulated trace with a recording, by the rules of the recordings' README. */
import type { JsonValue } from '../../../api/machinery/json'
import { alikeNodes } from './alikeNodes'
import { comparable, type Renaming, withNodesRenamed, withPodsRenamed } from './comparable'
import type { Difference } from './difference'
import { type OpenNodes, withoutOpenNodes } from './openNodes'
import { KUBELETS, type RecordedNode, type Recording, type Row, type Trace } from './recording'
import { pairReplicas } from './replicas'
import { withSeriesTexts } from './seriesTexts'
import { compareStates, type Vocabulary } from './states'
import { contentOf, orderedContents, type Stream, streamsOf } from './streams'
import { compareTimers } from './timers'

export interface Simulated {
  readonly trace: Trace
  /** By pod: the equally good nodes from which its node was drawn. */
  readonly ties: ReadonlyMap<string, readonly string[]>
  /** By path: the leaves of an object as it was before the trace began. */
  readonly bases: ReadonlyMap<string, Readonly<Record<string, JsonValue>>>
}

/** Every disagreement, earliest first; none when the traces agree. */
export function compareTraces(
  recording: Recording,
  simulated: Simulated,
  vocabulary: Vocabulary,
): Difference[] {
  const recorded = comparable(withoutKubelets(recording.components))
  const trace = comparable(withoutKubelets(simulated.trace))
  const timers = compareTimers(recording.scenario, recording.components, simulated.trace)
  let best: Difference[] | undefined
  for (const renaming of alikeNodes(recording, simulated.ties.values())) {
    const found = compareUnder(
      renaming,
      { ...recording, components: recorded },
      { ...simulated, trace },
      vocabulary,
    )
    if (found.length === 0) return timers
    if (best === undefined || found.length < best.length) best = found
  }
  return [...(best ?? []), ...timers].sort((a, b) => a.at - b.at)
}

function withoutKubelets({ [KUBELETS]: _, ...rest }: Trace): Trace {
  return rest
}

function compareUnder(
  renaming: Renaming,
  { cluster, components: recorded }: Recording,
  { trace, ties, bases }: Simulated,
  vocabulary: Vocabulary,
): Difference[] {
  const placed = withNodesRenamed(trace, renaming)
  const open = openNodes(ties, renaming, cluster.nodes)
  const pairs = pairReplicas(recorded, placed, open)
  const openByRecorded = new Map([...open].map(([name, nodes]) => [pairs.get(name) ?? name, nodes]))
  const expected = withoutOpenNodes(recorded, openByRecorded)
  const got = withoutOpenNodes(withPodsRenamed(placed, pairs), openByRecorded)
  const components = new Set([...Object.keys(expected), ...Object.keys(got)])
  return [...components].flatMap((component) =>
    compareComponent(component, expected[component] ?? [], got[component] ?? [], bases, vocabulary),
  )
}

function openNodes(
  ties: Simulated['ties'],
  { nodes }: Renaming,
  recorded: readonly RecordedNode[],
): OpenNodes {
  const zones = new Map(recorded.map(({ name, zone }) => [name, zone]))
  const choicesOf = (names: readonly string[]): ReadonlyMap<string, string> => {
    const renamed = names.map((name) => nodes.get(name) ?? name)
    return new Map(renamed.map((name) => [name, zones.get(name) ?? '']))
  }
  return new Map([...ties].map(([pod, names]) => [pod, choicesOf(names)]))
}

function compareComponent(
  component: string,
  expected: readonly Row[],
  got: readonly Row[],
  bases: Simulated['bases'],
  vocabulary: Vocabulary,
): Difference[] {
  const wanted = streamsOf(withSeriesTexts(expected))
  const seen = streamsOf(withSeriesTexts(got))
  const differences: Difference[] = []
  for (const key of new Set([...wanted.keys(), ...seen.keys()])) {
    const one = wanted.get(key)
    const other = seen.get(key)
    const found = compareStreams(one, other, bases, vocabulary)
    const about = one?.about ?? other?.about ?? key
    if (found !== undefined) differences.push({ component, about, ...found })
  }
  return differences
}

type Found = Pick<Difference, 'at' | 'expected' | 'got'>

function compareStreams(
  expected: Stream | undefined,
  got: Stream | undefined,
  bases: Simulated['bases'],
  vocabulary: Vocabulary,
): Found | undefined {
  if (expected === undefined && got !== undefined) {
    return { at: atOf(got), expected: 'nothing', got: firstOf(got) }
  }
  if (expected === undefined || got === undefined) {
    const at = expected === undefined ? 0 : atOf(expected)
    return { at, expected: expected === undefined ? '' : firstOf(expected), got: 'nothing' }
  }
  if (expected.kind === 'states') {
    const object = (expected.rows[0]?.path ?? '').replace(/\/status$/, '')
    return compareStates(expected.rows, got.rows, bases.get(object) ?? {}, vocabulary)
  }
  return expected.kind === 'set' ? compareSets(expected, got) : compareOrdered(expected, got)
}

function compareSets(expected: Stream, got: Stream): Found | undefined {
  const wanted = new Map(expected.rows.map((row) => [contentOf(row), row]))
  const seen = new Map(got.rows.map((row) => [contentOf(row), row]))
  for (const [content, { at }] of wanted) {
    if (!seen.has(content)) return { at, expected: content, got: [...seen.keys()].join(' and ') }
  }
  for (const [content, { at }] of seen) {
    if (!wanted.has(content))
      return { at, expected: [...wanted.keys()].join(' and '), got: content }
  }
  return undefined
}

function compareOrdered(expected: Stream, got: Stream): Found | undefined {
  const wanted = orderedContents(expected)
  const seen = orderedContents(got)
  for (let index = 0; index < Math.max(wanted.length, seen.length); index++) {
    const one = wanted[index]
    const other = seen[index]
    if (one?.content === other?.content) continue
    const at = one?.row.at ?? other?.row.at ?? 0
    return { at, expected: one?.content ?? 'nothing more', got: other?.content ?? 'nothing more' }
  }
  return undefined
}

const atOf = (stream: Stream): number => stream.rows[0]?.at ?? 0

const firstOf = ({ rows: [first] }: Stream): string =>
  first === undefined ? 'nothing' : contentOf(first)
