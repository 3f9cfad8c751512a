/**
 * A cluster without its scheduler, controllers and kubelets: what the cloud, the load balancers, the
 * node proxies and the visitors do, before a real API server. A test plays all the rest by hand.
 */
import type { Event, Node, Service } from '../../api/core'
import type { Endpoint, EndpointSlice } from '../../api/discovery'
import type { Draft, KubeList } from '../../api/meta'
import { apiServer } from '../apiserver/apiServer'
import type { ApiRequest, ApiResponse, Method } from '../apiserver/messages'
import { timeAt } from '../clientGo/wallClock'
import { cloudControllerManager } from '../cloudControllerManager/cloudControllerManager'
import type { CriCall, CriResponse, CriResult } from '../cri/messages'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { type Behaviour, behaviour } from '../kernel/actor'
import type { Message, Note } from '../kernel/event'
import {
  addActor,
  advance,
  createKernel,
  type Kernel,
  type KernelOptions,
  post,
  restore,
  snapshot,
  stopActor,
} from '../kernel/kernel'
import { millis, seconds } from '../kernel/micros'
import { keptRecords } from '../kernel/trace'
import { kubeProxy } from '../kubeProxy/kubeProxy'
import { type CloudProviderState, cloudProvider } from './cloudProvider'
import { type EndUsersState, endUsers } from './endUsers'
import { imageRegistry } from './imageRegistry'

interface Inbox {
  readonly messages: Message[]
}

/** Whoever asks on a test's behalf: keeps the answers. */
const inbox: Behaviour<Inbox, unknown> = {
  init: () => ({ messages: [] }),
  receive: (state, message) => void state.messages.push(message),
}

const API_SERVER = 'kube-apiserver/master-1'
const HAND = 'you'

const OPTIONS: KernelOptions = {
  seed: 11,
  checked: true,
  behaviours: new Map([
    ['etcd', behaviour(etcd)],
    ['kube-apiserver', behaviour(apiServer)],
    ['cloud-controller-manager', behaviour(cloudControllerManager)],
    ['cloud-provider', behaviour(cloudProvider)],
    ['image-registry', behaviour(imageRegistry)],
    ['kube-proxy', behaviour(kubeProxy)],
    ['runtime', behaviour(runtime)],
    ['end-users', behaviour(endUsers)],
    ['you', behaviour(inbox)],
  ]),
}

export interface Bench {
  readonly kernel: Kernel
  next: number
}

/** Machines of these names run; their nodes are not registered yet. */
export function startBench(names: readonly string[]): Bench {
  const kernel = createKernel(OPTIONS)
  const add = (id: string, config: object) => addActor(kernel, id, id.split('/')[0] ?? id, config)
  add('etcd/master-1', {})
  add(API_SERVER, { etcd: 'etcd/master-1', advertiseAddress: '192.168.0.10' })
  add(HAND, {})
  const machines = names.map((name) => ({ name, zone: 'a', instanceType: 'standard-4' }))
  add('cloud-provider', { machines })
  add('image-registry', {})
  add('cloud-controller-manager/master-1', { apiServer: API_SERVER })
  add('end-users', { apiServer: API_SERVER })
  for (const name of names) {
    const nodeIP = cloudOf({ kernel, next: 1 }).machines.get(name)?.address ?? ''
    add(`runtime/${name}`, {
      node: name,
      kubelet: HAND,
      registry: 'image-registry',
      flavour: 'containerd',
      nodeIP,
    })
    add(`kube-proxy/${name}`, { node: name, apiServer: API_SERVER })
  }
  const bench = { kernel, next: 1 }
  run(bench, 2)
  return bench
}

/** Another cluster, which goes on from where this one is. */
export const copyOf = ({ kernel, next }: Bench): Bench => ({
  kernel: restore(snapshot(kernel), OPTIONS),
  next,
})

export const run = ({ kernel }: Bench, count: number): void => {
  advance(kernel, kernel.state.now + seconds(count))
}

export const stateOf = <T>({ kernel }: Bench, actor: string): T =>
  kernel.state.actors.get(actor)?.state as T

export const cloudOf = (bench: Bench): CloudProviderState => stateOf(bench, 'cloud-provider')

/** The power of a machine is cut: all that ran on it is gone. */
export function cutPower({ kernel }: Bench, name: string): void {
  stopActor(kernel, `runtime/${name}`)
  stopActor(kernel, `kube-proxy/${name}`)
}

export const tell = ({ kernel }: Bench, actor: string, message: Message): void =>
  void post(kernel, actor, message, HAND)

/** A request, and its answer. */
export function api(bench: Bench, method: Method, path: string, body?: unknown, user?: string) {
  const id = bench.next++
  const patch = method === 'PATCH' && {
    headers: { 'content-type': 'application/strategic-merge-patch+json' },
  }
  const request: ApiRequest = {
    type: 'request',
    id,
    method,
    path,
    ...patch,
    ...(body !== undefined && { body }),
    user: user ?? 'kubernetes-admin',
    session: 1,
  }
  tell(bench, API_SERVER, request)
  const answer = awaitAnswer(
    bench,
    (message) => message.type === 'response' && (message as ApiResponse).id === id,
  )
  return answer as ApiResponse
}

/** The object there is, or undefined. */
export function get<T>(bench: Bench, path: string): T | undefined {
  const { status, body } = api(bench, 'GET', path)
  return status === 200 ? (body as T) : undefined
}

export const SERVICES = '/api/v1/namespaces/default/services'

export const service = (bench: Bench, name: string): Service | undefined =>
  get(bench, `${SERVICES}/${name}`)
export const node = (bench: Bench, name: string): Node | undefined =>
  get(bench, `/api/v1/nodes/${name}`)

/** The events about an object, in the order they came: `Normal Synced: Node synced successfully`. */
export function eventsAbout(bench: Bench, name: string): string[] {
  const events = get<KubeList<Event>>(bench, '/api/v1/events')?.items ?? []
  return events
    .filter(({ involvedObject }) => involvedObject.name === name)
    .map((event) => event)
    .sort(
      (one, other) => Number(one.metadata.resourceVersion) - Number(other.metadata.resourceVersion),
    )
    .map(({ type, reason, message = '' }) => `${type} ${reason}: ${message}`)
}

export const notes = <T extends Message>({ kernel }: Bench, type: T['type']): T[] =>
  keptRecords(kernel.state.trace)
    .filter((record): record is Note => 'note' in record && record.note.type === type)
    .map(({ note }) => note as T)

/** Registers a node as its kubelet would with an external cloud provider. */
export function registerNode(bench: Bench, name: string, podCIDR: string): void {
  const body: Draft<Node> = {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    spec: {
      podCIDR,
      podCIDRs: [podCIDR],
      taints: [
        {
          key: 'node.cloudprovider.kubernetes.io/uninitialized',
          value: 'true',
          effect: 'NoSchedule',
        },
      ],
    },
  }
  api(bench, 'POST', '/api/v1/nodes', body)
  sayReady(bench, name, 'True')
  const addresses = [{ type: 'Hostname', address: name }]
  api(bench, 'PATCH', `/api/v1/nodes/${name}/status`, { status: { addresses } })
  ask(bench, name, { method: 'UpdateRuntimeConfig', podCIDR })
  run(bench, 2)
}

export function sayReady(bench: Bench, name: string, status: 'True' | 'False' | 'Unknown'): void {
  const time = timeAt(bench.kernel.state.now)
  const condition = { type: 'Ready', status, lastHeartbeatTime: time, lastTransitionTime: time }
  const body = { status: { conditions: [condition] } }
  api(bench, 'PATCH', `/api/v1/nodes/${name}/status`, body)
}

/** Runs an nginx on a node, as a kubelet would; the pod's address. */
export function startPod(bench: Bench, nodeName: string, name: string): string {
  const image = 'nginx:1.29'
  ask(bench, nodeName, { method: 'PullImage', image })
  const sandbox = ask(bench, nodeName, {
    method: 'RunPodSandbox',
    config: {
      podUid: `uid-${name}`,
      namespace: 'default',
      name,
      attempt: 0,
      hostNetwork: false,
      annotations: {},
    },
  })
  if (sandbox.method !== 'RunPodSandbox') throw new Error('no sandbox')
  const container = ask(bench, nodeName, {
    method: 'CreateContainer',
    sandboxId: sandbox.sandbox.id,
    config: {
      name: 'main',
      attempt: 0,
      image,
      command: undefined,
      args: undefined,
      env: {},
      mounts: [],
      ports: [],
      stdin: false,
      cpuLimitMillis: undefined,
      memoryLimitBytes: undefined,
      hash: 'a',
      messageFromLogs: false,
    },
  })
  if (container.method !== 'CreateContainer') throw new Error('no container')
  ask(bench, nodeName, { method: 'StartContainer', containerId: container.containerId })
  run(bench, 3)
  return sandbox.sandbox.ip
}

/** Stands for the endpoint slice controller: who is behind Service `web`. */
export function setEndpoints(bench: Bench, endpoints: readonly Endpoint[], waitSeconds = 2): void {
  const slices = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices'
  const name = 'web-abc12'
  const old = get<EndpointSlice>(bench, `${slices}/${name}`)
  const body = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name,
      namespace: 'default',
      labels: { 'kubernetes.io/service-name': 'web' },
      ...(old && { resourceVersion: old.metadata.resourceVersion }),
    },
    addressType: 'IPv4',
    ports: [{ name: '', protocol: 'TCP', port: 80 }],
    endpoints,
  }
  const answer =
    old === undefined
      ? api(bench, 'POST', slices, body)
      : api(bench, 'PUT', `${slices}/${name}`, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  run(bench, waitSeconds)
}

export const endpoint = (ip: string, nodeName: string, pod: string, ready = true): Endpoint => ({
  addresses: [ip],
  nodeName,
  conditions: { ready, serving: ready, terminating: false },
  targetRef: { kind: 'Pod', namespace: 'default', name: pod },
})

export function createService(bench: Bench, spec: Service['spec']): Service {
  const body = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec }
  const answer = api(bench, 'POST', SERVICES, body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as Service
}

export const traffic = (bench: Bench) =>
  stateOf<EndUsersState>(bench, 'end-users').streams.get('default/web')

export const setTraffic = (bench: Bench, perSecond: number): void =>
  tell(bench, 'end-users', {
    type: 'setTraffic',
    namespace: 'default',
    service: 'web',
    perSecond,
  } as Message)

function ask(bench: Bench, nodeName: string, call: CriCall): CriResult {
  const id = bench.next++
  tell(bench, `runtime/${nodeName}`, {
    type: 'cri.request',
    id,
    call,
    pod: 'default/web',
  } as Message)
  const answered = awaitAnswer(
    bench,
    (message) => message.type === 'cri.response' && (message as CriResponse).id === id,
  ) as CriResponse
  const { result } = answered
  if (result.method === 'error') throw new Error(`${result.code}: ${result.description}`)
  return result
}

function awaitAnswer(bench: Bench, wanted: (message: Message) => boolean): Message {
  const { kernel } = bench
  const limit = kernel.state.now + seconds(300)
  for (;;) {
    const found = stateOf<Inbox>(bench, HAND).messages.find(wanted)
    if (found !== undefined) return found
    if (kernel.state.now >= limit) throw new Error('no answer within five minutes')
    advance(kernel, kernel.state.now + millis(1))
  }
}
