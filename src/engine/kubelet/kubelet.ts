/**
 * The kubelet of one node, `kubelet/<node>`: makes the pods bound to its node run.
 * It watches its own pods (spec.nodeName) and its own Node, reads the ConfigMaps, Secrets,
 * claims and volumes its pods name, and drives the container runtime over CRI. It writes the Node and its
 * status, a Lease every ten seconds, the status of its pods, events, and removes pods that have
 * ended on request. At its own port it serves logs and exec (messages.ts).
 * Against the real one it leaves out: static pods, in-place resize, node-pressure eviction, image
 * and log garbage collection, graceful node shutdown, devices, and the resync of healthy pods,
 * which would change nothing. A relist is done when something may have
 * changed, on the second; a pod's status is patched without reading it first.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet.go
 */
import type { Node } from '../../api/core'
import type { Answer } from '../clientGo/client'
import { type ClientEvent, connect, receive } from '../clientGo/clientSet'
import { createRecorder } from '../clientGo/eventRecorder'
import type { InformerEvent, InformerSpec } from '../clientGo/informer'
import type { CriResponse, ProbeReply, ReadLogReply } from '../cri/messages'
import type { Behaviour, Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { millis } from '../kernel/micros'
import type { DiskContent } from '../outside/diskMessages'
import { takeDiskContent } from './attachedDisks'
import { takeRuntimeAnswer } from './criAnswers'
import { callRuntime, createCriClient } from './criClient'
import type { KubeletConfig, KubeletState } from './kubeletState'
import type { ExecRequest, LogsRequest } from './messages'
import { takeLease } from './node/nodeLease'
import {
  heartbeatDelay,
  observeNode,
  takeExistingNode,
  takeRegistration,
  takeStatusReport,
  tellStart,
} from './node/nodeReport'
import { createObjectCache } from './objectCache'
import { takeObject } from './objectFetch'
import { takeObjectEvent } from './objectWatch'
import { createPleg, relistAt, requestRelist } from './pleg'
import { endOrphans, takePodEvents } from './podConfig'
import { runDueWorkers } from './podWorkers'
import { createPullQueue } from './pullQueue'
import { serveExec, serveLogs, takeLog } from './server'
import { takeStatusAnswer } from './status/statusManager'
import { volumesChanged } from './volumeSetUp'
import { takeProbe, wakeUp } from './wakeUp'

/** kubeAPIQPS and kubeAPIBurst; events have their own bucket of the same size. */
const RATE_LIMIT = { qps: 50, burst: 100 }
const REGISTER_AFTER = millis(100)

/** The kubelet of a node. */
export const kubelet: Behaviour<KubeletState, KubeletConfig> = {
  init(config, context) {
    const state = createState(config, context)
    callRuntime(context, state.cri, { method: 'Status' }, { type: 'status' })
    callRuntime(context, state.cri, { method: 'ListImages' }, { type: 'images' })
    relistAt(state, context.now, context)
    tellStart(state, context)
    context.wake(REGISTER_AFTER, { type: 'kubelet.register' })
    context.wake(heartbeatDelay(context), { type: 'kubelet.heartbeat' })
    return state
  },

  receive(state, message, context, from) {
    const events = receive(context, state.clients, state.specs, message)
    if (events === undefined) handle(state, message, context, from)
    else takeClientEvents(state, events, context)
    runDueWorkers(state, context)
  },
}

function createState(config: KubeletConfig, context: Context): KubeletState {
  const specs = specsFor(config.node)
  const user = `system:node:${config.node}`
  return {
    config,
    startedAt: context.now,
    specs,
    clients: connect(context, config.apiServer, user, specs, RATE_LIMIT),
    recorder: createRecorder({ component: 'kubelet', host: config.node, api: 'core' }),
    cri: createCriClient(config.runtime, context.now),
    runtime: {
      version: '',
      networkReady: false,
      networkReason: 'NetworkPluginNotReady',
      networkMessage: 'Network plugin returns error: cni plugin not initialized',
      lastGood: -1,
      askingSince: context.now,
    },
    pleg: createPleg(context.now),
    node: {
      registered: false,
      registerDelay: millis(200),
      node: undefined,
      lease: undefined,
      leaseFailures: 0,
      reported: undefined,
      reportedAt: 0,
      reportDueAt: 0,
      lookedAt: '',
      reporting: false,
      told: new Map(),
      podCIDR: '',
      bootID: bootId(context),
    },
    workers: new Map(),
    runtimePods: new Map(),
    statuses: new Map(),
    crashBackoffs: new Map(),
    pullBackoffs: new Map(),
    puller: createPullQueue(),
    images: new Map(),
    objects: createObjectCache(),
    disks: new Map(),
    tokenFiles: new Map(),
    probes: new Map(),
    nextProbe: context.now + 1,
    visitors: new Map(),
    nextVisitor: context.now + 1,
    due: new Set(),
    awaitingRelist: new Set(),
    lastSync: undefined,
  }
}

const specsFor = (node: string): InformerSpec[] => [
  { name: 'nodes', path: '/api/v1/nodes', fieldSelector: `metadata.name=${node}` },
  { name: 'pods', path: '/api/v1/pods', fieldSelector: `spec.nodeName=${node}` },
]

function bootId(context: Context): string {
  const hex = (digits: number): string =>
    context
      .random(16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`
}

function takeClientEvents(
  state: KubeletState,
  events: readonly ClientEvent[],
  context: Context,
): void {
  const pods: InformerEvent[] = []
  for (const event of events) {
    if (event.type === 'answer') takeAnswer(state, event, context)
    else if (event.type === 'synced') {
      takePodEvents(state, pods.splice(0), context)
      if (event.informer === 'pods' && state.pleg.lastAt >= 0) endOrphans(state, context)
    } else if (event.informer === 'pods') pods.push(event)
    else if (event.informer !== 'nodes') {
      for (const worker of takeObjectEvent(state, event, context)) volumesChanged(worker, context)
    } else if (event.type !== 'delete') observeNode(state, event.object as Node, context)
  }
  takePodEvents(state, pods, context)
}

function takeAnswer(state: KubeletState, answer: Answer, context: Context): void {
  switch (answer.then.type) {
    case 'status':
    case 'delete':
      takeStatusAnswer(state, answer, context)
      return
    case 'object':
      takeObject(state, answer, context)
      return
    case 'lease':
      takeLease(state, answer, context)
      return
    case 'register':
      takeRegistration(state, answer, context)
      return
    case 'existingNode':
      takeExistingNode(state, answer, context)
      return
    case 'nodeStatus':
      takeStatusReport(state, answer, context)
      return
  }
}

function handle(state: KubeletState, message: Message, context: Context, from: ActorId): void {
  switch (message.type) {
    case 'cri.response':
      takeRuntimeAnswer(state, message as CriResponse, context)
      return
    case 'cri.changed':
      requestRelist(state, context)
      return
    case 'probeReply':
      takeProbe(state, message as ProbeReply, context)
      return
    case 'disk.content':
      takeDiskContent(state, message as DiskContent)
      return
    case 'kubelet.logs':
      serveLogs(state, message as LogsRequest, context, from)
      return
    case 'kubelet.exec':
      serveExec(state, message as ExecRequest, context, from)
      return
    case 'runtime.logLines':
      takeLog(state, message as ReadLogReply, context)
      return
    default:
      wakeUp(state, message, context)
  }
}
