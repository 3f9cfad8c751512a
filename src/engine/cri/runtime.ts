/**
 * The container runtime of one node, `runtime/<node>`. It does what its kubelet asks (messages.ts):
 * makes sandboxes with an address each, pulls images from the registry layer by layer, runs the
 * images' programs as processes, and answers the packets and probes that reach its containers.
 * A process that ends by itself is told with one word (`cri.changed`); the kubelet looks later.
 * After a power cut the disk is still there: images, and containers that were cut off (exit 255).
 * Left out against a real one: streaming (attach, port-forward), checkpoints, runtime classes,
 * security profiles, user namespaces, image signatures; volumes of drivers it has not, which are
 * directories of the container's own.
 */
import type { Behaviour, Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { seconds } from '../kernel/micros'
import type { Packet } from '../network/messages'
import type { RegistryReply } from '../outside/registryMessages'
import { answerPacket, answerProbe } from './answering'
import { type Call, reply, replyError } from './calls'
import {
  containerStatus,
  createContainer,
  execSync,
  removeContainer,
  startContainer,
  stopContainer,
} from './containers'
import { flavourOf } from './flavours'
import { createImageStore, imageStatus, listImages, removeImage } from './imageStore'
import { listContainers, podStatus } from './listing'
import type {
  CrashContainer,
  CriCall,
  CriRequest,
  ProbeRequest,
  ReadLogReply,
  ReadLogRequest,
  SetContainerHealth,
  UnmountDisk,
  WriteVolume,
} from './messages'
import { crash, lifeEnds, lookAgain, setHealth, takeVolume, writeOut } from './processes'
import { giveUpPull, pullImage, takeFromRegistry } from './pulls'
import { containerLog } from './readers'
import type { ProcessTimer, PullTimeout, RuntimeConfig, RuntimeState } from './runtimeState'
import { cutOff, removePodSandbox, runPodSandbox, stopPodSandbox } from './sandboxes'
import { afterMessage, writeBack } from './writeBack'

/** From the node's pod range being known until the network plugin has read its configuration. */
const NETWORK_SETUP = seconds(1)

/** The runtime of a node. */
export const runtime: Behaviour<RuntimeState, RuntimeConfig> = {
  init(config, context, before) {
    const state = createState(config, before)
    if (before !== undefined) cutOff(state, context.now)
    return state
  },

  receive(state, message, context, from) {
    handle(state, message, context, from)
    afterMessage(state, context)
  },
}

function handle(state: RuntimeState, message: Message, context: Context, from: ActorId): void {
  switch (message.type) {
    case 'cri.request':
      serve(state, message as CriRequest, context, from)
      return
    case 'probe':
      answerProbe(state, message as ProbeRequest, context, from)
      return
    case 'packet':
      answerPacket(state, message as Packet, context)
      return
    case 'registry.manifestReply':
    case 'registry.error':
    case 'registry.blobReply':
      takeFromRegistry(state, message as RegistryReply, context)
      return
    case 'runtime.pullTimeout':
      giveUpPull(state, message as PullTimeout, context)
      return
    case 'runtime.ends':
      lifeEnds(state, message as ProcessTimer, context)
      return
    case 'runtime.look':
      lookAgain(state, message as ProcessTimer, context)
      return
    case 'runtime.readLog':
      readLog(state, message as ReadLogRequest, context, from)
      return
    case 'runtime.writeVolume':
      takeVolume(state, message as WriteVolume, context)
      return
    case 'runtime.writeBack':
      writeBack(state, context)
      return
    case 'runtime.unmountDisk':
      state.directories.delete((message as UnmountDisk).id)
      return
    case 'runtime.crash':
      crash(state, message as CrashContainer, context)
      return
    case 'runtime.health':
      setHealth(state, message as SetContainerHealth)
      return
  }
}

function readLog(
  state: RuntimeState,
  request: ReadLogRequest,
  context: Context,
  from: ActorId,
): void {
  const { id, containerId, tailLines } = request
  writeOut(state, containerId, context.now)
  const lines = containerLog(state, containerId, context.now)
  const last = tailLines === undefined ? lines : tailLines > 0 ? lines.slice(-tailLines) : []
  const reply: ReadLogReply = { type: 'runtime.logLines', id, lines: [...last] }
  context.send(from, reply)
}

function createState(config: RuntimeConfig, before: RuntimeState | undefined): RuntimeState {
  return {
    config,
    podCIDR: before?.podCIDR ?? '',
    networkReadyAt: before?.networkReadyAt,
    addresses: before?.addresses ?? { last: 1, taken: new Map() },
    pods: before?.pods ?? new Map(),
    sandboxes: before?.sandboxes ?? new Map(),
    containers: before?.containers ?? new Map(),
    byAddress: new Map(),
    images: before?.images ?? createImageStore(flavourOf(config.flavour)),
    directories: before?.directories ?? new Map(),
    writesBack: false,
    pulls: new Map(),
    registryRequests: new Map(),
    nextRequest: before?.nextRequest ?? 1,
    sequence: before?.sequence ?? 0,
    listedAt: 0,
  }
}

function serve(state: RuntimeState, request: CriRequest, context: Context, from: ActorId): void {
  const flavour = flavourOf(state.config.flavour)
  const { call, id, pod } = request
  const docker = flavour.behind?.(call.method)
  if (docker !== undefined) {
    context.note({ type: 'criDockerd.hop', method: call.method, docker } as Message)
  }
  carryOut({ state, context, flavour, id, pod, from, method: call.method }, call)
}

function carryOut(ask: Call, call: CriCall): void {
  switch (call.method) {
    case 'Status':
      reply(ask, { method: 'Status', status: status(ask.state, ask.context) })
      return
    case 'UpdateRuntimeConfig':
      updateRuntimeConfig(ask, call.podCIDR)
      return
    case 'RunPodSandbox':
      runPodSandbox(ask, call.config)
      return
    case 'StopPodSandbox':
      stopPodSandbox(ask, call.sandboxId)
      return
    case 'RemovePodSandbox':
      removePodSandbox(ask, call.sandboxId)
      return
    case 'PodSandboxStatus':
      podStatus(ask, call.sandboxId)
      return
    case 'CreateContainer':
      createContainer(ask, call.sandboxId, call.config)
      return
    case 'StartContainer':
      startContainer(ask, call.containerId)
      return
    case 'StopContainer':
      stopContainer(ask, call.containerId, call.timeoutSeconds)
      return
    case 'RemoveContainer':
      removeContainer(ask, call.containerId)
      return
    case 'ContainerStatus':
      containerStatus(ask, call.containerId)
      return
    case 'ListContainers':
      listContainers(ask, call.since)
      return
    case 'ExecSync':
      execSync(ask, call.containerId, call.command, call.timeoutSeconds)
      return
    case 'PullImage':
      pullImage(ask, call.image)
      return
    case 'ImageStatus':
      imageStatus(ask, call.image)
      return
    case 'ListImages':
      listImages(ask)
      return
    case 'RemoveImage':
      removeImage(ask, call.image)
      return
  }
}

function updateRuntimeConfig(ask: Call, podCIDR: string): void {
  const { state, context } = ask
  if (podCIDR === '') {
    replyError(ask, { code: 'InvalidArgument', description: 'no pod CIDR' })
    return
  }
  if (state.podCIDR !== podCIDR) {
    state.podCIDR = podCIDR
    state.networkReadyAt ??= context.now + NETWORK_SETUP
  }
  reply(ask, { method: 'UpdateRuntimeConfig' })
}

function status(state: RuntimeState, context: Context) {
  const networkReady = state.networkReadyAt !== undefined && state.networkReadyAt <= context.now
  return {
    version: flavourOf(state.config.flavour).version,
    runtimeReady: true,
    networkReady,
    networkReason: networkReady ? '' : 'NetworkPluginNotReady',
    networkMessage: networkReady ? '' : 'Network plugin returns error: cni plugin not initialized',
  }
}
