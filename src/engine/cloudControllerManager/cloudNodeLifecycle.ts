/**
 * Every five seconds looks at the nodes that are not Ready: one whose machine is gone is deleted,
 * one whose machine is off is tainted.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/nodelifecycle
 */

import type { Node } from '../../api/core'
import { parseTime } from '../../api/machinery/time'
import type { Continuation } from '../clientGo/client'
import type { EventToRecord } from '../clientGo/eventRecorder'
import { unixMicrosAt } from '../clientGo/wallClock'
import { millis, seconds } from '../kernel/micros'
import {
  type CloudController,
  cloudResult,
  type Desk,
  DONE,
  errorOf,
  type Step,
  type StepAnswer,
  statusOf,
} from './controller'
import {
  hasTaint,
  instanceOf,
  nodePath,
  nodeReference,
  patchTaints,
  readiness,
  readNode,
  SHUTDOWN_TAINT,
  UNINITIALIZED_TAINT,
} from './node'

interface LifecycleMemory {
  /** Nodes that are not Ready, or still carry the shutdown taint: the others need no look. */
  readonly suspects: Set<string>
}

type TaintWish = 'add' | 'remove'

type LifecycleStep =
  | { readonly type: 'exists' }
  | { readonly type: 'shutdown' }
  | { readonly type: 'deleted'; readonly uid: string }
  | { readonly type: 'read'; readonly wish: TaintWish; readonly tries: number }
  | { readonly type: 'tainted'; readonly wish: TaintWish; readonly tries: number }
  | { readonly type: 'retryTaint'; readonly wish: TaintWish; readonly tries: number }

/** `--node-monitor-period` */
const MONITOR_PERIOD = seconds(5)
/** How long a node that nobody introduced yet is left alone. */
const UNINITIALIZED_DELAY = seconds(60)
const TAINT_TRIES = 5
const TAINT_DELAY = millis(100)

export const cloudNodeLifecycle: CloudController<LifecycleMemory> = {
  name: 'cloud-node-lifecycle-controller',
  title: 'Cloud node lifecycle',
  serviceAccount: 'node-controller',
  eventSource: 'cloud-node-lifecycle-controller',
  informers: ['nodes'],
  workers: 1,
  period: MONITOR_PERIOD,
  createMemory: () => ({ suspects: new Set() }),

  observe({ informer, type, key, object }, { memory }) {
    if (informer !== 'nodes') return
    const node = object as Node
    const suspect = readiness(node) !== 'True' || hasTaint(node, SHUTDOWN_TAINT.key)
    if (type !== 'delete' && suspect) memory.suspects.add(key)
    else memory.suspects.delete(key)
  },

  tick(desk) {
    for (const key of desk.memory.suspects) desk.add(key)
  },

  start(key, desk) {
    const node = nodeOf(key, desk)
    if (node === undefined) return DONE
    if (readiness(node) === 'True') {
      return hasTaint(node, SHUTDOWN_TAINT.key) ? readForTaint(key, 'remove', 1) : DONE
    }
    if (isNew(node, desk)) return DONE
    const call = { operation: 'InstanceExists', instance: instanceOf(node) } as const
    return { type: 'cloud', call, next: step({ type: 'exists' }) }
  },

  resume(continuation, answer, key, desk) {
    const next = continuation as LifecycleStep
    switch (next.type) {
      case 'exists':
        return takeExistence(answer, key, desk)
      case 'shutdown':
        return takeShutdown(answer, key, desk)
      case 'deleted': {
        const error = errorOf(answer)
        if (error === undefined) return DONE
        const message = `Failed deleting node ${key}: ${error}`
        return {
          type: 'done',
          events: [event(key, next.uid, 'Warning', 'DeletingNodeFailed', message)],
        }
      }
      case 'read':
        return taint(next.wish, next.tries, answer)
      case 'tainted':
        return takeTaint(next.wish, next.tries, answer, desk)
      case 'retryTaint':
        return readForTaint(key, next.wish, next.tries)
    }
  },
}

function takeExistence(answer: StepAnswer, key: string, desk: Desk<LifecycleMemory>): Step {
  const node = nodeOf(key, desk)
  const { yes, error } = cloudResult(answer)
  if (node === undefined || error !== undefined) return DONE
  if (yes) {
    const call = { operation: 'InstanceShutdown', instance: instanceOf(node) } as const
    return { type: 'cloud', call, next: step({ type: 'shutdown' }) }
  }
  const { uid } = node.metadata
  const message = `Deleting node ${key} because it does not exist in the cloud provider`
  return {
    type: 'request',
    request: { method: 'DELETE', path: nodePath(key) },
    next: step({ type: 'deleted', uid }),
    events: [event(key, uid, 'Normal', 'DeletingNode', message)],
  }
}

function takeShutdown(answer: StepAnswer, key: string, desk: Desk<LifecycleMemory>): Step {
  const node = nodeOf(key, desk)
  if (node === undefined || cloudResult(answer).yes !== true) return DONE
  // Upstream reads the node first to find out; the cache knows as much.
  return hasTaint(node, SHUTDOWN_TAINT.key) ? DONE : readForTaint(key, 'add', 1)
}

function readForTaint(name: string, wish: TaintWish, tries: number): Step {
  return { type: 'request', request: readNode(name), next: step({ type: 'read', wish, tries }) }
}

function taint(wish: TaintWish, tries: number, answer: StepAnswer): Step {
  if (answer.type !== 'api' || errorOf(answer) !== undefined) return DONE
  const node = answer.body as Node
  const { key } = SHUTDOWN_TAINT
  if (hasTaint(node, key) === (wish === 'add')) return DONE
  const others = node.spec.taints?.filter((one) => one.key !== key) ?? []
  const taints = wish === 'add' ? [...others, SHUTDOWN_TAINT] : others
  const next = step({ type: 'tainted', wish, tries })
  return { type: 'request', request: patchTaints(node, taints), next }
}

function takeTaint(
  wish: TaintWish,
  tries: number,
  answer: StepAnswer,
  desk: Desk<LifecycleMemory>,
): Step {
  if (statusOf(answer) !== 409 || tries >= TAINT_TRIES) return DONE
  const delayMicros = TAINT_DELAY + desk.random(TAINT_DELAY)
  return { type: 'wait', delayMicros, next: step({ type: 'retryTaint', wish, tries: tries + 1 }) }
}

function isNew({ metadata, spec }: Node, { now }: Desk<LifecycleMemory>): boolean {
  if (spec.providerID !== undefined && spec.providerID !== '') return false
  if (!spec.taints?.some(({ key }) => key === UNINITIALIZED_TAINT)) return false
  const created = parseTime(metadata.creationTimestamp) ?? 0
  return unixMicrosAt(now) - created < UNINITIALIZED_DELAY
}

function event(
  name: string,
  uid: string,
  type: EventToRecord['type'],
  reason: string,
  message: string,
): EventToRecord {
  return { regarding: nodeReference(name, uid), type, reason, message }
}

const step = (next: LifecycleStep): Continuation => next

const nodeOf = (key: string, { nodes }: Desk<LifecycleMemory>): Node | undefined =>
  nodes.items.get(key) as Node | undefined
