/**
 * The cluster that scheduler_perf measures on: API server, etcd and scheduler, and nodes that are
 * objects and nothing else. No kubelet, no controller.
 */
import type { KubeObject } from '../../../../api/meta'
import type { Call } from '../../../../engine/clientGo/client'
import { collectionPath, objectPath } from '../../../../engine/clientGo/paths'
import { API_SERVER, ETCD, MASTER, SCHEDULER } from '../../../../engine/cluster/actors'
import { behavioursWith } from '../../../../engine/cluster/behaviours'
import { layWires } from '../../../../engine/cluster/latencies'
import { behaviour } from '../../../../engine/kernel/actor'
import {
  addActor,
  advance,
  createKernel,
  type Kernel,
  post,
  stepOne,
} from '../../../../engine/kernel/kernel'
import { millis, seconds } from '../../../../engine/kernel/micros'
import type { SchedulerConfig } from '../../../../engine/scheduler/schedulerState'
import { NO_SANDBOX } from '../../../../engine/scheduler/written/pluginSandbox'
import { HIGH_PRIORITY, NAMESPACES, nodeDefault, type PodTemplate } from './templates'
import { type Churn, type Send, type TesterState, tester } from './tester'

const TESTER = 'scheduler-perf'

/** Source: test/integration/scheduler_perf/util.go (cfg.QPS, cfg.Burst) */
const CLIENT_LIMIT = { qps: 5000, burst: 5000 }

export interface PerfCluster {
  readonly kernel: Kernel
  readonly nodes: number
}

export function createPerfCluster(nodes: number, zones: readonly string[] = []): PerfCluster {
  const kernel = createKernel({
    seed: 1,
    behaviours: new Map([...behavioursWith(NO_SANDBOX), [TESTER, behaviour(tester)]]),
  })
  layWires(kernel.state.links)
  addActor(kernel, ETCD, 'etcd', {})
  addActor(kernel, API_SERVER, 'kube-apiserver', { etcd: ETCD, advertiseAddress: '192.168.0.10' })
  const config: SchedulerConfig = { apiServer: API_SERVER, host: MASTER, clientLimit: CLIENT_LIMIT }
  addActor(kernel, SCHEDULER, 'kube-scheduler', config)
  addActor(kernel, TESTER, TESTER, { apiServer: API_SERVER })
  const cluster = { kernel, nodes }
  send(cluster, [...namespaces(), priorityClass])
  const names = Array.from({ length: nodes }, (_, i) => nodeName(i))
  const zoneOf = (i: number): string | undefined => zones[i % zones.length]
  send(
    cluster,
    names.map((name, i) => create('v1', 'nodes', '', nodeDefault(name, zoneOf(i)))),
  )
  send(cluster, names.map(untaint))
  return cluster
}

/** Pods of a template, called by their kind and a number. */
export interface Pods {
  readonly kind: string
  readonly count: number
  readonly template: PodTemplate
  readonly namespace?: string
}

/** Makes pods and waits until all have a node. */
export function createPods(cluster: PerfCluster, pods: Pods): void {
  post(cluster.kernel, TESTER, sending(podCalls(pods)))
  runUntil(cluster, ({ assigned }) => (assigned.get(pods.kind) ?? 0) >= pods.count)
}

/** As `createPods`; returns how long the scheduler was at work, in milliseconds of wall time. */
export function schedulerMillis({ kernel }: PerfCluster, pods: Pods): number {
  post(kernel, TESTER, sending(podCalls(pods)))
  let spent = 0
  while ((testerOf(kernel).assigned.get(pods.kind) ?? 0) < pods.count) {
    const atWork = kernel.state.queue[0]?.to === SCHEDULER
    const began = performance.now()
    if (!stepOne(kernel)) throw new Error('nothing happens any more')
    if (atWork) spent += performance.now() - began
  }
  return spent
}

/** Pods that are on the nodes already, spread evenly. */
export function placePods(cluster: PerfCluster, pods: Pods): void {
  const { template } = pods
  const placed: PodTemplate = (name) => {
    const pod = template(name)
    const at = Number(name.slice(name.lastIndexOf('-') + 1)) % cluster.nodes
    return { ...pod, spec: { ...pod.spec, nodeName: nodeName(at) } }
  }
  createPods(cluster, { ...pods, template: placed })
}

/** From now on one more pod every so often, whatever becomes of it. */
export function churn({ kernel }: PerfCluster, pods: Pods, everyMillis: number): void {
  const message: Churn = {
    type: 'churn',
    calls: podCalls(pods),
    everyMicros: millis(everyMillis),
  }
  post(kernel, TESTER, message)
}

const nodeName = (i: number): string => `node-${i}`

function send(cluster: PerfCluster, calls: readonly Call[]): void {
  post(cluster.kernel, TESTER, sending(calls))
  runUntil(cluster, ({ left, outstanding }) => left.length + outstanding === 0)
}

const sending = (calls: readonly Call[]): Send => ({ type: 'send', calls })

const STEP = millis(20)
const LONGEST = seconds(3600)

function runUntil({ kernel }: PerfCluster, isDone: (tester: TesterState) => boolean): void {
  const { state } = kernel
  const end = state.now + LONGEST
  do {
    advance(kernel, state.now + STEP)
    if (state.now > end) throw new Error('it takes for ever')
  } while (!isDone(testerOf(kernel)))
}

const testerOf = ({ state }: Kernel): TesterState => state.actors.get(TESTER)?.state as TesterState

const podCalls = ({ kind, count, template, namespace = 'default' }: Pods): readonly Call[] =>
  Array.from({ length: count }, (_, i) => create('v1', 'pods', namespace, template(`${kind}-${i}`)))

type Draft = Pick<KubeObject, 'apiVersion' | 'kind'> & {
  readonly metadata: { readonly name: string }
}

const create = (apiVersion: string, resource: string, namespace: string, body: Draft): Call => ({
  method: 'POST',
  path: collectionPath(apiVersion, resource, namespace),
  body,
})

/** Admission taints every new node; here is no controller that would find it ready. */
const untaint = (name: string): Call => ({
  method: 'PATCH',
  path: objectPath('v1', 'nodes', '', name),
  headers: { 'content-type': 'application/merge-patch+json' },
  body: { spec: { taints: null } },
})

/** Pods need a service account, which no controller makes here. */
function namespaces(): readonly Call[] {
  const made = NAMESPACES.map((name) =>
    create('v1', 'namespaces', '', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
  )
  const accounts = ['default', ...NAMESPACES].map((namespace) =>
    create('v1', 'serviceaccounts', namespace, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default' },
    }),
  )
  return [...made, ...accounts]
}

const priorityClass = create('scheduling.k8s.io/v1', 'priorityclasses', '', {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: HIGH_PRIORITY },
  value: 10,
} as Draft)
