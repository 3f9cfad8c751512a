/**
 * Registers the Node, keeps its status up to date and its lease renewed, and reads from it what
 * concerns the kubelet.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_node_status.go,
 * staging/src/k8s.io/component-helpers/apimachinery/lease/controller.go
 */
import type { Node, NodeStatus } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { JsonObject } from '../../../api/machinery/json'
import { createTwoWayMergePatch } from '../../../api/machinery/strategicMergeDiff'
import { strategicPatchSchema } from '../../../api/machinery/strategicPatchTypes'
import { PATCH_MEDIA_TYPES } from '../../apiserver/messages'
import { type Answer, call } from '../../clientGo/client'
import { objectPath } from '../../clientGo/paths'
import type { Context } from '../../kernel/actor'
import { type Micros, millis, seconds } from '../../kernel/micros'
import { nodeChanged } from '../attachedDisks'
import { callRuntime } from '../criClient'
import { nodeEvent } from '../events'
import type { KubeletState } from '../kubeletState'
import { registerDrivers } from './csiNode'
import { renewLease } from './nodeLease'
import { initialNode, nodeStatus } from './nodeStatus'

/** nodeStatusReportFrequency */
const REPORT_PERIOD = seconds(300)
const FIRST_RETRY = millis(200)
const LONGEST_RETRY = seconds(7)
const HEADERS = { 'content-type': PATCH_MEDIA_TYPES.strategic }
const SCHEMA = strategicPatchSchema('', 'Node')

/** Tries to create the Node. */
export function registerNode(state: KubeletState, context: Context): void {
  const body = withoutServerFields(initialNode(state, context))
  call(
    context,
    state.clients.client,
    { method: 'POST', path: '/api/v1/nodes', body },
    { type: 'register' },
  )
}

/** The Node is there, was there, or is tried again later. */
export function takeRegistration(state: KubeletState, answer: Answer, context: Context): void {
  const { node } = state
  if (answer.status === 201) {
    node.registered = true
    node.node = answer.body as Node
    node.reported = node.node.status
    node.reportedAt = context.now
    node.reportDueAt = context.now + REPORT_PERIOD
    renewLease(state, context)
    registerDrivers(state, context)
    return
  }
  if (answer.status === 409) {
    const path = objectPath('v1', 'nodes', '', state.config.node)
    call(context, state.clients.client, { method: 'GET', path }, { type: 'existingNode' })
    return
  }
  context.wake(node.registerDelay, { type: 'kubelet.register' })
  node.registerDelay = Math.min(LONGEST_RETRY, Math.max(FIRST_RETRY, node.registerDelay * 2))
}

/** The Node is there already: this machine has been up before. */
export function takeExistingNode(state: KubeletState, answer: Answer, context: Context): void {
  if (answer.status !== 200) {
    context.wake(FIRST_RETRY, { type: 'kubelet.register' })
    return
  }
  const { node } = state
  const existing = answer.body as Node
  const boot = existing.status?.nodeInfo?.bootID
  node.registered = true
  node.node = existing
  if (boot !== undefined && boot !== node.bootID) {
    const text = `Node ${state.config.node} has been rebooted, boot id: ${node.bootID}`
    nodeEvent(state, context, 'Warning', 'Rebooted', text)
  }
  renewLease(state, context)
  registerDrivers(state, context)
  reportStatus(state, context)
}

/** Sends the status if it has changed, or five minutes after it was sent last. */
export function reportStatus(state: KubeletState, context: Context): void {
  const { node, config } = state
  if (!node.registered || node.reporting || node.node === undefined) return
  const looks = lookOf(state, context)
  if (looks === node.lookedAt && context.now < node.reportDueAt) return
  node.lookedAt = looks
  const old = node.node.status ?? {}
  const status = nodeStatus(state, old, context)
  const changed = !deepEqual(withoutHeartbeats(old), withoutHeartbeats({ ...old, ...status }))
  if (!changed && context.now < node.reportDueAt) return
  const diff = createTwoWayMergePatch(
    { status: old } as unknown as JsonObject,
    { status: { ...old, ...status } } as unknown as JsonObject,
    SCHEMA,
  )
  if ('error' in diff) return
  tellConditions(state, status, context)
  node.reporting = true
  node.reported = status
  node.reportedAt = context.now
  // A report because of a change moves the next one out of step with everybody else's.
  const shift = changed ? context.random(REPORT_PERIOD) - REPORT_PERIOD / 2 : 0
  node.reportDueAt = context.now + REPORT_PERIOD + shift
  const path = objectPath('v1', 'nodes', '', config.node, 'status')
  const request = { method: 'PATCH', path, headers: HEADERS, body: diff.value } as const
  call(context, state.clients.client, request, { type: 'nodeStatus' })
}

/** All that a status is worked out from, in short. */
function lookOf(state: KubeletState, context: Context): string {
  const { node, runtime, pleg, images, disks } = state
  const { version, networkReady, lastGood, askingSince } = runtime
  const waits =
    askingSince === undefined ? 0 : Math.floor((context.now - askingSince) / seconds(10))
  const seen = node.node?.metadata.resourceVersion ?? ''
  const healthy = [networkReady, lastGood >= 0, waits, pleg.lastAt >= 0]
  return [seen, version, ...healthy, images.size, ...disks.keys()].join()
}

/** The API has the status, or has no such Node. */
export function takeStatusReport(state: KubeletState, answer: Answer, context: Context): void {
  const { node } = state
  node.reporting = false
  if (answer.status === 200) observeNode(state, answer.body as Node, context)
  else if (answer.status === 404) {
    // Somebody deleted the Node. Only a restart of the kubelet registers it again.
    node.registered = false
  } else node.reportDueAt = context.now
}

/** The API shows another version of the Node. */
export function observeNode(state: KubeletState, next: Node, context: Context): void {
  const { node } = state
  const before = node.node
  if (before !== undefined && !isNewer(next, before)) return
  node.node = next
  nodeChanged(state)
  tellSchedulable(state, before, next, context)
  const podCIDR = next.spec.podCIDR ?? ''
  if (podCIDR === '' || podCIDR === node.podCIDR) return
  node.podCIDR = podCIDR
  const call = { method: 'UpdateRuntimeConfig', podCIDR } as const
  callRuntime(context, state.cri, call, { type: 'runtimeConfig' })
}

/** The events that a fresh kubelet tells of its node. */
export function tellStart(state: KubeletState, context: Context): void {
  nodeEvent(state, context, 'Normal', 'Starting', 'Starting kubelet.')
  const text = 'invalid capacity 0 on image filesystem'
  nodeEvent(state, context, 'Warning', 'InvalidDiskCapacity', text)
  for (const reason of [
    'NodeHasSufficientMemory',
    'NodeHasNoDiskPressure',
    'NodeHasSufficientPID',
  ]) {
    tellStatus(state, reason, context)
  }
  const enforced = 'Updated Node Allocatable limit across pods'
  nodeEvent(state, context, 'Normal', 'NodeAllocatableEnforced', enforced)
}

function tellConditions(state: KubeletState, status: NodeStatus, context: Context): void {
  const ready = status.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'False'
  const before = state.node.told.get('Ready')
  state.node.told.set('Ready', ready)
  // The first word is no change: a node begins as not ready.
  if ((before ?? 'False') === ready) return
  tellStatus(state, ready === 'True' ? 'NodeReady' : 'NodeNotReady', context)
}

function tellSchedulable(
  state: KubeletState,
  before: Node | undefined,
  after: Node,
  context: Context,
): void {
  const was = before?.spec.unschedulable === true
  const is = after.spec.unschedulable === true
  if (before === undefined || was === is) return
  tellStatus(state, is ? 'NodeNotSchedulable' : 'NodeSchedulable', context)
}

function tellStatus(state: KubeletState, reason: string, context: Context): void {
  const text = `Node ${state.config.node} status is now: ${reason}`
  nodeEvent(state, context, 'Normal', reason, text)
}

const isNewer = (node: Node, than: Node): boolean =>
  Number(node.metadata.resourceVersion) > Number(than.metadata.resourceVersion)

/** How long until the next heartbeat: ten seconds and up to four hundredths more. */
export const heartbeatDelay = (context: Context): Micros =>
  seconds(10) + context.random(millis(400))

function withoutHeartbeats(status: NodeStatus): NodeStatus {
  const conditions = (status.conditions ?? []).map(
    ({ lastHeartbeatTime: _, lastTransitionTime: _also, ...condition }) => condition,
  )
  return { ...status, conditions: conditions.sort((a, b) => (a.type < b.type ? -1 : 1)) }
}

function withoutServerFields(node: Node): object {
  const { name, labels, annotations } = node.metadata
  return { ...node, metadata: { name, labels, annotations } }
}
