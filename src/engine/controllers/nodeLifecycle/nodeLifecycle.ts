/**
 * Watches over the heartbeats of nodes. A node that has been silent for 50 seconds becomes
 * Unknown, its pods are marked not ready, and it gets the taints that keep pods away at once and
 * drive them off at a measured rate, zone by zone.
 *
 * Watches Nodes, Leases and Pods. Writes the status and the taints of Nodes, and a condition of
 * Pods. The taint eviction controller does the driving off.
 * Left out: keeping the beta labels for operating system and architecture in step.
 * Source: Kubernetes v1.35 pkg/controller/nodelifecycle
 */
import type { Node, Pod } from '../../../api/core'
import type { InformerEvent } from '../../clientGo/informer'
import { objectPath } from '../../clientGo/paths'
import { timeAt } from '../../clientGo/wallClock'
import { getCached, indexed } from '../caches'
import type { Controller } from '../controller'
import { NOTHING, type Outcome, type Plan, record, type Step, send } from '../plan'
import { isSilent, observeHealth, readyCondition, withUnknownConditions } from './health'
import { allMarked, markPodsNotReady } from './markPods'
import {
  MONITOR,
  type NodeDesk,
  type NodeLifecycleMemory,
  parseKey,
  scheduleTurns,
  type Then,
} from './memory'
import { markForTainting, monitor, nodeEvent } from './monitor'
import {
  hasTaint,
  isNoChange,
  noExecuteChange,
  noScheduleChange,
  type TaintChange,
  taintPatch,
} from './taints'
import { nextTurn, takeTurn, zoneOf } from './zones'

/** Upstream's workers: 8 for nodes, 4 for pods, and the loops beside them. */
const WORKERS = 14

/** Source: NodeHealthUpdateRetry */
const STATUS_RETRIES = 5

export const nodeLifecycleController: Controller<NodeLifecycleMemory> = {
  name: 'node-lifecycle-controller',
  title: 'Node lifecycle',
  serviceAccount: 'node-controller',
  eventSource: 'node-controller',
  workers: WORKERS,
  informers: ['nodes', 'leases', 'pods'],
  initialKeys: [MONITOR],
  createMemory: () => ({
    known: new Map(),
    healths: new Map(),
    zones: new Map(),
    retry: new Set(),
  }),

  observe(event, desk) {
    if (event.informer === 'nodes') observeNode(event, desk)
    else if (event.informer === 'pods') observePod(event, desk)
  },

  reconcile(key, desk) {
    const { errand, name } = parseKey(key)
    if (errand === 'monitor') return monitor(desk)
    if (errand === 'turns') return takeTurns(desk)
    if (errand === 'pod') return podCame(name, desk)
    const node = getCached(desk.caches, 'nodes', name)
    if (node === undefined) return NOTHING
    switch (errand) {
      case 'health':
        return fallSilent(node, 0, desk)
      case 'pods':
        return markPods(node, [], desk)
      case 'taint':
        return retaint(name, stages(node, noScheduleChange(node)))
      case 'reachable':
        return retaint(
          name,
          noExecuteChange('True').remove.flatMap((taint) =>
            stages(node, { add: [], remove: [taint] }),
          ),
        )
      default: {
        const ready = readyCondition(node)?.status
        // Ready again before its turn came.
        if (ready === undefined || ready === 'True') return NOTHING
        return retaint(name, stages(node, noExecuteChange(ready)))
      }
    }
  },

  resume(then, outcome, key, desk) {
    const { name, errand } = parseKey(key)
    const next = goOn(then as Then, outcome, name, desk)
    if (errand === 'evict' && next.fail !== undefined) putBack(name, desk)
    return next
  },
}

function observeNode({ type, key, object }: InformerEvent, { memory, add }: NodeDesk): void {
  if (type === 'delete') memory.retry.delete(key)
  else if (!isNoChange(noScheduleChange(object as Node))) add(`taint ${key}`)
}

/** A pod may be bound to a node that fell silent a moment ago. */
function observePod({ type, key, object, old }: InformerEvent, { memory, add }: NodeDesk): void {
  const { nodeName = '' } = (object as Pod).spec
  if (type === 'delete' || (old as Pod | undefined)?.spec.nodeName === nodeName) return
  const ready = memory.healths.get(nodeName)?.ready
  if (ready !== undefined && ready !== 'True') add(`pod ${key}`)
}

function goOn(then: Then, { error, answers }: Outcome, name: string, desk: NodeDesk): Plan {
  const node = answers[0]?.body as Node
  switch (then.type) {
    case 'statusWritten':
      if (error === undefined) return statusWritten(node, then.wasReady, desk)
      // Most likely the kubelet wrote at the same moment: then it is not silent at all.
      if (then.tries >= STATUS_RETRIES)
        return { steps: [], fail: error.message ?? '', noRetry: true }
      return readAgain(name, { type: 'nodeReread', tries: then.tries + 1 })
    case 'nodeReread':
      if (error !== undefined) return { steps: [], fail: error.message ?? '', noRetry: true }
      return fallSilent(node, then.tries, desk)
    case 'podsMarked':
      if (allMarked(answers)) desk.memory.retry.delete(name)
      else desk.memory.retry.add(name)
      return NOTHING
    case 'taintRead':
      if (error !== undefined) return { steps: [], fail: error.message ?? '', noRetry: true }
      return writeTaints(node, then.changes, desk)
    case 'taintWritten':
      if (error?.reason === 'Conflict') return retaint(name, then.changes)
      if (error !== undefined) return { steps: [], fail: error.message ?? '', noRetry: true }
      return retaint(name, then.changes.slice(1))
  }
}

const readAgain = (name: string, next: Then): Plan => ({
  steps: [send({ method: 'GET', path: objectPath('v1', 'nodes', '', name) })],
  next,
})

/** Makes a silent node Unknown, unless it has been heard of after all. */
function fallSilent(node: Node, tries: number, desk: NodeDesk): Plan {
  const { memory, caches, now } = desk
  const health = observeHealth(memory.healths, node, caches, now)
  const unknown = withUnknownConditions(node, timeAt(now))
  if (!isSilent(health, now) || unknown === node) return NOTHING
  const path = objectPath('v1', 'nodes', '', node.metadata.name, 'status')
  const wasReady = readyCondition(node)?.status === 'True'
  const next: Then = { type: 'statusWritten', wasReady, tries }
  return { steps: [send({ method: 'PUT', path, body: unknown })], next }
}

/** The API server knows: now the taint is due, and what runs there counts as not ready. */
function statusWritten(node: Node, wasReady: boolean, desk: NodeDesk): Plan {
  const { name, uid } = node.metadata
  const health = desk.memory.healths.get(name)
  // Its own write must not pass for a heartbeat.
  if (health !== undefined) {
    health.ready = 'Unknown'
    health.heartbeat = readyCondition(node)?.lastHeartbeatTime
  }
  if (noExecuteChange('Unknown').remove.some((taint) => hasTaint(node, taint))) {
    desk.add(`swap ${name}`)
  } else markForTainting(node, 'Unknown', desk)
  if (!wasReady) return NOTHING
  const message = `Node ${name} status is now: NodeNotReady`
  return markPods(node, [record(nodeEvent(name, uid, 'NodeNotReady', message))], desk)
}

function markPods({ metadata }: Node, first: readonly Step[], { caches, now }: NodeDesk): Plan {
  const pods = indexed(caches, 'pods', 'node', metadata.name)
  const steps = [...first, ...markPodsNotReady(pods, timeAt(now))]
  return { steps, next: { type: 'podsMarked' } }
}

function podCame(key: string, { caches, memory, now }: NodeDesk): Plan {
  const pod = getCached(caches, 'pods', key)
  const ready = memory.healths.get(pod?.spec.nodeName ?? '')?.ready
  if (pod === undefined || ready === undefined || ready === 'True') return NOTHING
  return { steps: markPodsNotReady([pod], timeAt(now)) }
}

/** Upstream adds first and removes afterwards, with a read and a write each. */
function stages(node: Node, { add, remove }: TaintChange): readonly TaintChange[] {
  const there = remove.filter((taint) => hasTaint(node, taint))
  return [
    { add, remove: [] },
    { add: [], remove: there },
  ].filter((change) => !isNoChange(change))
}

function retaint(name: string, changes: readonly TaintChange[]): Plan {
  return changes.length === 0 ? NOTHING : readAgain(name, { type: 'taintRead', changes })
}

function writeTaints(node: Node, changes: readonly TaintChange[], { now }: NodeDesk): Plan {
  const [change, ...others] = changes
  const patch = change && taintPatch(node, change, timeAt(now))
  if (patch === undefined) return retaint(node.metadata.name, others)
  const next: Then = { type: 'taintWritten', changes }
  return { steps: [send(patch)], next }
}

/** Gives NoExecute taints to the nodes whose turn it is. */
function takeTurns(desk: NodeDesk): Plan {
  const { memory, now, add } = desk
  for (const zone of memory.zones.values()) {
    while (zone.waiting.length > 0 && takeTurn(zone, now)) {
      const name = zone.waiting.shift()
      if (name !== undefined) add(`evict ${name}`)
    }
    const wait = zone.waiting.length === 0 ? undefined : nextTurn(zone, now)
    if (wait !== undefined) scheduleTurns(desk, wait)
  }
  return NOTHING
}

/** A taint that could not be written is tried again before the others. */
function putBack(name: string, desk: NodeDesk): void {
  const node = getCached(desk.caches, 'nodes', name)
  const zone = node && desk.memory.zones.get(zoneOf(node))
  if (zone === undefined) return
  if (!zone.waiting.includes(name)) zone.waiting.unshift(name)
  scheduleTurns(desk, 0)
}
