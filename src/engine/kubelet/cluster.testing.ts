/**
 * A node with its kubelet, runtime and registry before a real API server: what stories are told on.
 * The rooms themselves are brought by the test, for a room's own files import no other room.
 */
import type { Node, Pod } from '../../api/core'
import type { ApiRequest, ApiResponse, Method } from '../apiserver/messages'
import { type AnyBehaviour, behaviour } from '../kernel/actor'
import type { KernelEvent, Message } from '../kernel/event'
import { addActor, advance, createKernel, type Kernel, post } from '../kernel/kernel'
import { setLatency } from '../kernel/links'
import { seconds } from '../kernel/micros'
import { kubelet } from './kubelet'
import type { KubeletConfig, KubeletState } from './kubeletState'

const SERVER = 'kube-apiserver/m'
export const KUBELET = 'kubelet/w1'
export const RUNTIME = 'runtime/w1'

export interface Rooms {
  readonly etcd: AnyBehaviour
  readonly apiServer: AnyBehaviour
  readonly runtime: AnyBehaviour
  readonly registry: AnyBehaviour
}

export interface Story {
  readonly kernel: Kernel
  readonly sent: KernelEvent[]
  nextId: number
}

export interface StoryOptions {
  readonly flavour?: 'containerd' | 'cri-o' | 'docker'
  readonly kubelet?: Partial<KubeletConfig>
  /** The node has its pod range and is ready when the story begins. */
  readonly ready?: boolean
}

/** Powers on; unless told otherwise the node is ready when this returns. */
export function startStory(rooms: Rooms, options: StoryOptions = {}): Story {
  const sent: KernelEvent[] = []
  const kernel = createKernel({
    seed: 11,
    checked: true,
    behaviours: new Map([
      ['etcd', rooms.etcd],
      ['kube-apiserver', rooms.apiServer],
      ['runtime', rooms.runtime],
      ['image-registry', rooms.registry],
      ['kubelet', behaviour(kubelet)],
      ['you', behaviour<Message[], null>({ init: () => [], receive: keep })],
    ]),
    observer: {
      sent: (event) => void sent.push(event),
      intercepted: () => undefined,
      noted: () => undefined,
      handled: () => undefined,
    },
  })
  setLatency(kernel.state.links, 'kubelet', 'runtime', 100)
  addActor(kernel, 'etcd/m', 'etcd', {})
  addActor(kernel, SERVER, 'kube-apiserver', { etcd: 'etcd/m', advertiseAddress: '192.168.0.10' })
  addActor(kernel, 'you', 'you', null)
  addActor(kernel, 'image-registry', 'image-registry', {})
  const story: Story = { kernel, sent, nextId: 1 }
  wait(story, 1)
  addActor(kernel, RUNTIME, 'runtime', {
    node: 'w1',
    kubelet: KUBELET,
    registry: 'image-registry',
    flavour: options.flavour ?? 'containerd',
    nodeIP: '192.168.0.11',
  })
  const config: KubeletConfig = {
    node: 'w1',
    apiServer: SERVER,
    runtime: RUNTIME,
    nodeIP: '192.168.0.11',
    cpu: '4',
    memory: '8Gi',
    pods: '110',
    labels: {},
    taints: [],
    cloudProvider: '',
    ...options.kubelet,
  }
  addActor(kernel, KUBELET, 'kubelet', config)
  wait(story, 1)
  if (options.ready !== false) givePodRange(story)
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }
  request(story, 'POST', '/api/v1/namespaces/default/serviceaccounts', account)
  return story
}

const keep = (state: Message[], message: Message): void => void state.push(message)

/** Does what the controllers of node IPAM and taints would do. */
export function givePodRange(story: Story): void {
  patch(story, '/api/v1/nodes/w1', {
    spec: { podCIDR: '10.244.1.0/24', podCIDRs: ['10.244.1.0/24'] },
  })
  patch(story, '/api/v1/nodes/w1', { spec: { taints: null } })
  wait(story, 3)
}

export const wait = ({ kernel }: Story, count: number): void =>
  void advance(kernel, kernel.state.now + seconds(count))

/** Sends a request and waits a moment for its answer. */
export function request(
  story: Story,
  method: Method,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
): ApiResponse {
  const id = story.nextId++
  const message: ApiRequest = {
    type: 'request',
    id,
    method,
    path,
    user: 'kubernetes-admin',
    session: 1,
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  }
  post(story.kernel, SERVER, message, 'you')
  for (let tries = 0; tries < 200; tries++) {
    advance(story.kernel, story.kernel.state.now + 1000)
    const answer = inbox(story).find(
      (one): one is ApiResponse => one.type === 'response' && (one as ApiResponse).id === id,
    )
    if (answer !== undefined) return answer
  }
  throw new Error(`no answer to ${method} ${path}`)
}

export const patch = (story: Story, path: string, body: unknown): ApiResponse =>
  request(story, 'PATCH', path, body, { 'content-type': 'application/merge-patch+json' })

/** Creates a pod that is bound to the node already. */
export function createPod(story: Story, name: string, spec: object, metadata: object = {}): void {
  const body = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...metadata },
    spec: { nodeName: 'w1', automountServiceAccountToken: false, ...spec },
  }
  const answer = request(story, 'POST', '/api/v1/namespaces/default/pods', body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
}

export const deletePod = (story: Story, name: string, gracePeriodSeconds?: number): ApiResponse =>
  request(story, 'DELETE', `/api/v1/namespaces/default/pods/${name}`, {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
  })

export function getPod(story: Story, name: string): Pod | undefined {
  const answer = request(story, 'GET', `/api/v1/namespaces/default/pods/${name}`)
  return answer.status === 200 ? (answer.body as Pod) : undefined
}

export const podOf = (story: Story, name: string): Pod => {
  const pod = getPod(story, name)
  if (pod === undefined) throw new Error(`no pod ${name}`)
  return pod
}

export const nodeOf = (story: Story): Node => request(story, 'GET', '/api/v1/nodes/w1').body as Node

/** `Normal Started Container started`: the events the kubelet told of an object, repeats left out. */
export const eventsAbout = (story: Story, name: string): string[] =>
  requestsOf(story)
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/events'))
    .map(({ body }) => body as EventBody)
    .filter(({ involvedObject }) => involvedObject.name === name)
    .map(({ type, reason, message }) => `${type} ${reason} ${message}`)

interface EventBody {
  readonly involvedObject: { readonly name: string }
  readonly type: string
  readonly reason: string
  readonly message: string
}

export const kubeletState = ({ kernel }: Story): KubeletState =>
  kernel.state.actors.get(KUBELET)?.state as KubeletState

/** The requests the kubelet has sent, as `PATCH /api/…`, with their bodies. */
export const requestsOf = (story: Story): ApiRequest[] =>
  story.sent
    .filter(({ from, message }) => from === KUBELET && message.type === 'request')
    .map(({ message }) => message as ApiRequest)

export const inbox = ({ kernel }: Story): Message[] =>
  kernel.state.actors.get('you')?.state as Message[]
