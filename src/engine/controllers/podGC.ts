/**
 * Removes pods nobody else will: those of nodes that are gone, those stuck on nodes declared out
 * of service, those that ended without ever being scheduled, and the oldest of too many that have
 * come to their end.
 *
 * Looks at all Pods and Nodes every 20 seconds. Writes the status of Pods, and deletes them.
 * Source: Kubernetes v1.35 pkg/controller/podgc/gc_controller.go
 */
import type { Node, Pod } from '../../api/core'
import { isConditionTrue } from '../../api/machinery/conditions'
import { isPodTerminal } from '../../api/machinery/podConditions'
import { namespacedName } from '../../api/meta'
import type { Continuation } from '../clientGo/client'
import { objectPath } from '../clientGo/paths'
import { timeAt } from '../clientGo/wallClock'
import { type Micros, seconds } from '../kernel/micros'
import { type Caches, getCached, indexed, listCached } from './caches'
import type { Controller, Desk } from './controller'
import { NOTHING, type Plan, send } from './plan'
import { patchPodStatus } from './podStatusPatch'

/** Between two rounds. */
const CHECK_PERIOD = seconds(20)

/** A node must be missing this long before its pods are taken for orphans. */
const QUARANTINE = seconds(40)

/** `--terminated-pod-gc-threshold` */
const TERMINATED_POD_THRESHOLD = 12_500

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

const ROUND = 'round'

export interface PodGCMemory {
  /** Nodes that pods name and nobody knows, with the time until which they are in quarantine. */
  readonly missingNodes: Map<string, Micros>
  /** Pods that lost their node: they go with a condition that says so. */
  readonly orphans: Set<string>
}

interface NodeChecked extends Continuation {
  readonly type: 'nodesChecked'
  readonly nodes: readonly string[]
}

export const podGCController: Controller<PodGCMemory> = {
  name: 'pod-garbage-collector-controller',
  title: 'Pod GC',
  serviceAccount: 'pod-garbage-collector',
  eventSource: 'pod-garbage-collector',
  workers: 1,
  informers: ['pods', 'nodes'],
  initialKeys: [ROUND],
  createMemory: () => ({ missingNodes: new Map(), orphans: new Set() }),
  observe: () => undefined,
  reconcile: (key, desk) => (key === ROUND ? round(desk) : removePod(key, desk)),

  resume(then, { answers }, _key, desk) {
    const { nodes } = then as NodeChecked
    for (const [index, name] of nodes.entries()) {
      if (answers[index]?.status !== 404) continue
      for (const pod of indexed(desk.caches, 'pods', 'node', name)) {
        desk.memory.orphans.add(namespacedName(pod))
        desk.add(namespacedName(pod))
      }
    }
    return { steps: [], requeueAfter: CHECK_PERIOD }
  },
}

function round(desk: Desk<PodGCMemory>): Plan {
  const ended: Pod[] = []
  for (const pod of listCached(desk.caches, 'pods')) {
    if (isPodTerminal(pod)) ended.push(pod)
    const stranded = isOutOfService(pod, desk.caches) || isNeverScheduled(pod)
    if (stranded) desk.add(namespacedName(pod))
    quarantine(pod, desk)
  }
  const surplus = ended.length - TERMINATED_POD_THRESHOLD
  if (surplus > 0) {
    for (const pod of ended.sort(evictedThenOldest).slice(0, surplus)) desk.add(namespacedName(pod))
  }
  return checkMissingNodes(desk)
}

function isOutOfService({ metadata, spec }: Pod, caches: Caches): boolean {
  if (metadata.deletionTimestamp === undefined) return false
  const node = getCached(caches, 'nodes', spec.nodeName ?? '')
  return node !== undefined && !isNodeReady(node) && hasOutOfServiceTaint(node)
}

const isNodeReady = ({ status }: Node): boolean => isConditionTrue(status?.conditions, 'Ready')

const hasOutOfServiceTaint = ({ spec }: Node): boolean =>
  spec.taints?.some(({ key }) => key === OUT_OF_SERVICE) ?? false

const isNeverScheduled = ({ metadata, spec }: Pod): boolean =>
  metadata.deletionTimestamp !== undefined && (spec.nodeName ?? '') === ''

function quarantine({ spec }: Pod, { caches, memory, now }: Desk<PodGCMemory>): void {
  const { nodeName = '' } = spec
  if (nodeName === '' || getCached(caches, 'nodes', nodeName) !== undefined) return
  if (!memory.missingNodes.has(nodeName)) memory.missingNodes.set(nodeName, now + QUARANTINE)
}

/** What was missing long enough is asked for live: the cache may be wrong, and this is final. */
function checkMissingNodes({ caches, memory, now }: Desk<PodGCMemory>): Plan {
  const due: string[] = []
  for (const [name, until] of memory.missingNodes) {
    if (until > now) continue
    memory.missingNodes.delete(name)
    if (getCached(caches, 'nodes', name) === undefined) due.push(name)
  }
  if (due.length === 0) return { steps: [], requeueAfter: CHECK_PERIOD }
  const next: NodeChecked = { type: 'nodesChecked', nodes: due }
  const steps = due.map((name) =>
    send({ method: 'GET', path: objectPath('v1', 'nodes', '', name), tolerate: ['any'] }),
  )
  return { steps, next }
}

/** Marks a pod Failed, for no kubelet will, and deletes it without grace. */
function removePod(key: string, { caches, memory, now }: Desk<PodGCMemory>): Plan {
  const orphan = memory.orphans.delete(key)
  const pod = getCached(caches, 'pods', key)
  if (pod === undefined) return NOTHING
  const { namespace, name } = pod.metadata
  const disruption = { reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' }
  const change = orphan
    ? ({ phase: 'Failed', disruption } as const)
    : ({ phase: 'Failed' } as const)
  const patch = isPodTerminal(pod) ? undefined : patchPodStatus(pod, change, timeAt(now))
  const remove = send({
    method: 'DELETE',
    path: objectPath('v1', 'pods', namespace, name),
    body: { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 },
    tolerate: ['NotFound'],
  })
  // Failed or not, the next round comes by again.
  return { steps: patch === undefined ? [remove] : [send(patch), remove], noRetry: true }
}

function evictedThenOldest(a: Pod, b: Pod): number {
  const evicted = Number(isEvicted(b)) - Number(isEvicted(a))
  if (evicted !== 0) return evicted
  const [createdA, createdB] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp]
  if (createdA !== createdB) return createdA < createdB ? -1 : 1
  return a.metadata.name < b.metadata.name ? -1 : 1
}

const isEvicted = ({ status }: Pod): boolean =>
  status?.phase === 'Failed' && status.reason === 'Evicted'
