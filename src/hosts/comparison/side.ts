/** One half of a comparison: its engine, and what is read from it for a frame. */
import type { Node, Pod } from '../../api/core'
import { milliValue, value } from '../../api/machinery/quantity'
import type { Engine, HttpResponse } from '../../engine/engine'
import type { ApplyResult } from '../../engine/outside/person/messages'
import type { ComparedNode, ComparedSide, Placement } from '../../protocol/comparison'
import {
  fragmentation,
  type MeasuredPod,
  measuredPod,
  nodeUses,
  type Size,
  waitingPods,
} from './measure'

export interface Side {
  readonly engine: Engine
  /** Decisions that were taken before the workload came. */
  readonly decisionsBefore: number
  /** Measured once for every version of a pod: by key, with the version. */
  readonly known: Map<string, { readonly version: string; readonly pod: MeasuredPod | undefined }>
  /** Where each pod was in the last frame. */
  placed: ReadonlyMap<string, MeasuredPod>
  /** Applies that are not answered yet. */
  readonly asked: Set<number>
  readonly refused: string[]
}

export const createSide = (engine: Engine): Side => ({
  engine,
  decisionsBefore: engine.decisionCount(),
  known: new Map(),
  placed: new Map(),
  asked: new Set(),
  refused: [],
})

/** Documents arrive, as from `kubectl apply`. */
export function arrive(side: Side, documents: readonly unknown[]): void {
  side.asked.add(side.engine.apply(documents, 'default'))
}

/** What is to be seen now, and what changed since it was looked at last. */
export function look(side: Side, nodes: readonly ComparedNode[], probe: Size): ComparedSide {
  for (const { id, response } of side.engine.drain().responses) hear(side, id, response)
  const pods = measuredPods(side)
  const uses = nodeUses(nodes, pods)
  const waiting = waitingPods(pods)
  const placements = moves(side, pods)
  return {
    uses,
    placed: side.placed.size,
    pending: waiting.reduce((total, { count }) => total + count, 0),
    waiting,
    decisions: side.engine.decisionCount() - side.decisionsBefore,
    fragmentation: fragmentation(nodes, uses, probe),
    placements,
  }
}

/** Nobody waits for an answer, and nothing is on its way to another state. */
export const isStill = ({ asked, engine }: Side): boolean => asked.size === 0 && engine.settled()

/** The workers that joined, by name. */
export function comparedNodes(engine: Engine): readonly ComparedNode[] {
  return nodesOf(engine).map(({ metadata, spec, status }) => ({
    name: metadata.name,
    zone: metadata.labels?.['topology.kubernetes.io/zone'] ?? '',
    cpuMillis: milliValue(status?.allocatable?.cpu),
    memoryBytes: value(status?.allocatable?.memory),
    podsMost: value(status?.allocatable?.pods),
    cordoned: spec.unschedulable === true,
  }))
}

/** How many workers take pods as far as Kubernetes itself is concerned. */
export function readyCount(engine: Engine): number {
  return nodesOf(engine).filter(
    ({ status, spec }) =>
      status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') &&
      (spec.taints ?? []).length === 0,
  ).length
}

const nodesOf = (engine: Engine): readonly Node[] =>
  (engine.read('/api/v1/nodes') as { readonly items: readonly Node[] }).items

function measuredPods(side: Side): readonly MeasuredPod[] {
  const { items } = side.engine.read('/api/v1/pods') as { readonly items: readonly Pod[] }
  return items.flatMap((pod) => {
    const key = `${pod.metadata.namespace}/${pod.metadata.name}`
    const version = pod.metadata.resourceVersion ?? ''
    let known = side.known.get(key)
    if (known?.version !== version) {
      known = { version, pod: measuredPod(pod) }
      side.known.set(key, known)
    }
    return known.pod === undefined ? [] : [known.pod]
  })
}

/** Who came to a node and who left one since the last look. */
function moves(side: Side, pods: readonly MeasuredPod[]): readonly Placement[] {
  const before = side.placed
  const now = new Map(pods.filter(({ node }) => node !== '').map((pod) => [pod.key, pod]))
  side.placed = now
  const left = [...before.values()].filter(({ key }) => !now.has(key))
  const came = [...now.values()].filter(({ key }) => !before.has(key))
  for (const { key } of left) side.known.delete(key)
  return [...left.map((pod) => ({ ...pod, node: '' })), ...came].map(({ key, owner, node }) => ({
    pod: key,
    owner,
    node,
  }))
}

function hear(side: Side, id: number, { body }: HttpResponse): void {
  if (!side.asked.delete(id) || !Array.isArray(body)) return
  for (const { error, line } of body as readonly ApplyResult[]) {
    if (error !== undefined) side.refused.push(line)
  }
}
