/**
 * The scheduling algorithm: from a pod and the cluster to a node, or to why none will do. It
 * changes nothing; what it found is returned.
 * Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go (schedulePod, findNodesThatFitPod)
 */
import { isKnown, type KnownNode } from './cache/nodeInfo'
import { nodeOrder } from './cache/schedulerCache'
import { NO_NODES_AVAILABLE } from './fitError'
import { blame, createDiagnosis, type Diagnosis } from './framework/diagnosis'
import { type LocalVerdicts, localVerdictsFor } from './framework/localVerdicts'
import { numFeasibleNodesToFind } from './framework/numFeasibleNodes'
import type { Cycle } from './framework/plugin'
import { runFiltersWithNominated, runPreFilter } from './framework/runFilters'
import { runScores, type Scores } from './framework/runScores'
import { selectHost } from './framework/selectHost'
import { isRejected, messageOf, unresolvable } from './framework/status'

export interface ScheduleResult {
  /** Chosen: the pod goes there. Empty: see `error`, or else the diagnosis. */
  readonly node: string
  /** An error of the scheduler or of a plugin, not a refusal. */
  readonly error: string
  readonly diagnosis: Diagnosis
  readonly feasible: readonly KnownNode[]
  /** Absent unless two nodes or more were feasible. */
  readonly scores: Scores | undefined
  /** Names of the nodes that shared the highest total. */
  readonly ties: readonly string[]
  readonly allNodes: number
  /** Where the next pod's search begins. */
  readonly nextStart: number
}

/** Where to begin among the nodes, and what share of them to look for (0 adapts). */
export interface SearchOptions {
  readonly start: number
  readonly percentageOfNodesToScore: number
  /** A dry run may look at some nodes only; those that a plugin names come first. */
  readonly among?: ReadonlySet<string> | undefined
}

export function schedulePod(cycle: Cycle, options: SearchOptions): ScheduleResult {
  const all = nodeOrder(cycle.cluster.cache)
  const search = findNodesThatFit(cycle, all, options)
  const { feasible, error } = search
  const [first, second] = feasible
  if (error !== '' || first === undefined) return resultOf(search, all, '', error)
  if (second === undefined) return resultOf(search, all, first.name, '')
  const scores = runScores(cycle, feasible)
  if (scores.error !== '') return resultOf(search, all, '', scores.error)
  const { chosen, ties } = selectHost(scores.totals, cycle.random)
  const nameAt = (i: number): string => feasible[i]?.name ?? ''
  return resultOf(search, all, nameAt(chosen), '', scores, ties.map(nameAt))
}

function resultOf(
  { feasible, diagnosis, nextStart }: Search,
  all: readonly KnownNode[],
  node: string,
  error: string,
  scores?: Scores,
  ties: readonly string[] = [],
): ScheduleResult {
  return { node, error, diagnosis, feasible, scores, ties, allNodes: all.length, nextStart }
}

interface Search {
  readonly feasible: readonly KnownNode[]
  readonly diagnosis: Diagnosis
  readonly error: string
  readonly nextStart: number
}

function findNodesThatFit(cycle: Cycle, all: readonly KnownNode[], options: SearchOptions): Search {
  const diagnosis = createDiagnosis()
  const stop = (error: string, feasible: readonly KnownNode[] = []): Search => ({
    feasible,
    diagnosis,
    error,
    nextStart: options.start,
  })
  if (all.length === 0) return stop(NO_NODES_AVAILABLE)
  const { refusal, nodeNames, narrowedBy } = runPreFilter(cycle)
  for (const plugin of narrowedBy) diagnosis.unschedulablePlugins.add(plugin)
  if (refusal !== undefined) {
    if (!isRejected(refusal)) return stop(messageOf(refusal))
    diagnosis.absent = refusal
    diagnosis.preFilterMessage = messageOf(refusal)
    blame(diagnosis, refusal)
    return stop('')
  }
  const nominated = nominatedNode(cycle, diagnosis)
  if (nominated !== undefined) return stop('', [nominated])
  const lookedAt = nodeNames ?? options.among
  const nodes = lookedAt === undefined ? all : narrowed(cycle, lookedAt)
  if (nodeNames !== undefined) {
    const names = [...narrowedBy].sort().join(' ')
    diagnosis.absent = unresolvable('', `node(s) didn't satisfy plugin(s) [${names}]`)
  }
  // Of a few named nodes it is not worth while to remember anything.
  const verdicts = nodes === all ? localVerdictsFor(cycle) : undefined
  const { feasible, error } = filterNodes(cycle, nodes, options, diagnosis, verdicts)
  const looked = feasible.length + diagnosis.statuses.size
  const nextStart = (options.start + looked) % all.length
  return { feasible, diagnosis, error, nextStart }
}

/** The node the pod was promised, if it still fits there: nothing else is looked at. */
function nominatedNode(cycle: Cycle, diagnosis: Diagnosis): KnownNode | undefined {
  const name = cycle.pod.pod.status?.nominatedNodeName
  const node = name === undefined ? undefined : cycle.cluster.cache.nodes.get(name)
  if (!isKnown(node)) return undefined
  const refusal = runFiltersWithNominated(cycle, node)
  if (refusal === undefined) return node
  diagnosis.statuses.set(node.name, refusal)
  blame(diagnosis, refusal)
  return undefined
}

/** Walks round the nodes until enough are feasible or none are left. */
function filterNodes(
  cycle: Cycle,
  nodes: readonly KnownNode[],
  { start, percentageOfNodesToScore }: SearchOptions,
  diagnosis: Diagnosis,
  verdicts: LocalVerdicts | undefined,
): Pick<Search, 'feasible' | 'error'> {
  const scoring = cycle.framework.score.length > 0
  const enough = scoring ? numFeasibleNodesToFind(nodes.length, percentageOfNodesToScore) : 1
  const feasible: KnownNode[] = []
  for (let i = 0; i < nodes.length && feasible.length < enough; i++) {
    const place = (start + i) % nodes.length
    const node = nodes[place]
    if (node === undefined) continue
    const refusal = runFiltersWithNominated(cycle, node, verdicts, place)
    if (refusal === undefined) {
      feasible.push(node)
      continue
    }
    if (!isRejected(refusal)) {
      const error = `running "${refusal.plugin}" filter plugin: ${messageOf(refusal)}`
      return { feasible: [], error }
    }
    diagnosis.statuses.set(node.name, refusal)
    blame(diagnosis, refusal)
  }
  return { feasible, error: '' }
}

function narrowed({ cluster }: Cycle, names: ReadonlySet<string>): KnownNode[] {
  const nodes: KnownNode[] = []
  for (const name of [...names].sort()) {
    const node = cluster.cache.nodes.get(name)
    if (isKnown(node)) nodes.push(node)
  }
  return nodes
}
