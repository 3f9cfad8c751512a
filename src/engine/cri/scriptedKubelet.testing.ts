/** A stand-in for a kubelet: it asks a runtime what a test tells it to, and keeps the answers. */
import { type AnyBehaviour, type Behaviour, behaviour } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { addActor, advance, createKernel, type Kernel, post } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import type {
  ContainerConfig,
  CriCall,
  CriPod,
  CriResponse,
  CriResult,
  ProbeAction,
  ProbeOutcome,
  ProbeReply,
  RuntimeFlavour,
} from './messages'
import { runtime } from './runtime'
import type { RuntimeConfig, RuntimeState } from './runtimeState'

interface Inbox {
  readonly messages: Message[]
}

const inbox: Behaviour<Inbox, unknown> = {
  init: () => ({ messages: [] }),
  receive: (state, message) => {
    state.messages.push(message)
  },
}

export const RUNTIME = 'runtime/w1'
const KUBELET = 'kubelet/w1'

export interface Bench {
  readonly kernel: Kernel
  next: number
}

/** A runtime with its network up, a registry, and nobody else. */
export function startBench(
  registry: AnyBehaviour,
  flavour: RuntimeFlavour = 'containerd',
  podCIDR = '10.244.1.0/24',
): Bench {
  const kernel = createKernel({
    seed: 7,
    checked: true,
    behaviours: new Map([
      ['runtime', behaviour(runtime)],
      ['image-registry', registry],
      ['kubelet', behaviour(inbox)],
    ]),
  })
  addActor(kernel, KUBELET, 'kubelet', {})
  addActor(kernel, 'image-registry', 'image-registry', {})
  const config: RuntimeConfig = {
    node: 'w1',
    kubelet: KUBELET,
    registry: 'image-registry',
    flavour,
    nodeIP: '192.168.0.11',
  }
  addActor(kernel, RUNTIME, 'runtime', config)
  const bench: Bench = { kernel, next: 1 }
  if (podCIDR !== '') ask(bench, { method: 'UpdateRuntimeConfig', podCIDR })
  run(bench, 2)
  return bench
}

/** Lets `count` seconds pass. */
export const run = (bench: Bench, count: number): void => {
  advance(bench.kernel, bench.kernel.state.now + seconds(count))
}

/** Sends a call; `answerTo` finds what came back. */
export function send(bench: Bench, call: CriCall): number {
  const id = bench.next++
  post(
    bench.kernel,
    RUNTIME,
    { type: 'cri.request', id, call, pod: 'default/web' } as Message,
    KUBELET,
  )
  return id
}

/** Sends a call and waits until it is answered, at most ten minutes. */
export function ask<M extends CriCall['method']>(
  bench: Bench,
  call: CriCall & { readonly method: M },
): Extract<CriResult, { readonly method: M }> {
  const result = askAny(bench, call)
  if (result.method === 'error') throw new Error(`${result.code}: ${result.description}`)
  return result as Extract<CriResult, { readonly method: M }>
}

export function askAny(bench: Bench, call: CriCall): CriResult {
  const id = send(bench, call)
  const limit = bench.kernel.state.now + seconds(600)
  while (answerTo(bench, id) === undefined && bench.kernel.state.now < limit) {
    advance(bench.kernel, bench.kernel.state.now + 1000)
  }
  const result = answerTo(bench, id)
  if (result === undefined) throw new Error(`${call.method} was never answered`)
  return result
}

export const answerTo = (bench: Bench, id: number): CriResult | undefined =>
  received(bench).find(
    (message): message is CriResponse =>
      message.type === 'cri.response' && (message as CriResponse).id === id,
  )?.result

export const received = (bench: Bench): readonly Message[] =>
  (stateOf(bench, KUBELET) as Inbox).messages

export const runtimeState = (bench: Bench): RuntimeState => stateOf(bench, RUNTIME) as RuntimeState

const stateOf = (bench: Bench, actor: string): unknown =>
  bench.kernel.state.actors.get(actor)?.state

export function probe(
  bench: Bench,
  containerId: string,
  action: ProbeAction,
  timeout = 1,
): ProbeOutcome {
  const id = bench.next++
  const message = {
    type: 'probe',
    id,
    kind: 'Liveness',
    containerId,
    action,
    timeoutSeconds: timeout,
    pod: 'default/web',
  }
  post(bench.kernel, RUNTIME, message, KUBELET)
  run(bench, timeout + 1)
  const reply = received(bench).find(
    (candidate): candidate is ProbeReply =>
      candidate.type === 'probeReply' && (candidate as ProbeReply).id === id,
  )
  if (reply === undefined) throw new Error('the probe was never answered')
  return reply.outcome
}

export interface Started {
  readonly sandboxId: string
  readonly containerId: string
  readonly ip: string
}

/** A pod with one running container. */
export function startPod(
  bench: Bench,
  image: string,
  special: Partial<ContainerConfig> = {},
  annotations: Readonly<Record<string, string>> = {},
  name = 'web',
): Started {
  ask(bench, { method: 'PullImage', image })
  const { sandbox } = ask(bench, {
    method: 'RunPodSandbox',
    config: {
      podUid: `uid-${name}`,
      namespace: 'default',
      name,
      attempt: 0,
      hostNetwork: false,
      annotations,
    },
  })
  const { containerId } = ask(bench, {
    method: 'CreateContainer',
    sandboxId: sandbox.id,
    config: containerConfig(image, special),
  })
  ask(bench, { method: 'StartContainer', containerId })
  return { sandboxId: sandbox.id, containerId, ip: sandbox.ip }
}

export const containerConfig = (
  image: string,
  special: Partial<ContainerConfig> = {},
): ContainerConfig => ({
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
  ...special,
})

/** What a relist says of the pod, whole. */
export function relist(bench: Bench, uid = 'uid-web'): CriPod {
  const pod = ask(bench, { method: 'ListContainers', since: 0 }).pods.find(
    (candidate) => candidate.uid === uid,
  )
  if (pod === undefined) throw new Error(`no pod ${uid}`)
  return pod
}
