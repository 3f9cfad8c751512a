/** What a pod answers at its address: packets of the network, and the kubelet's probes. */
import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { type Micros, millis, seconds } from '../kernel/micros'
import type { Packet, PacketReply } from '../network/messages'
import type { Listener, Program, Reply } from '../outside/registryMessages'
import { accessLine } from './accessLog'
import { execFailure, runInside } from './exec'
import { filesOf } from './files/containerFiles'
import { imageOfContainer } from './imageStore'
import { appendLog } from './log'
import type { ProbeAction, ProbeOutcome, ProbeReply, ProbeRequest } from './messages'
import { serve } from './nginx/serve'
import type { Site } from './nginx/site'
import { servesOtherFiles, siteOfImage } from './process/configuration'
import { countRequest, isHealthy, listenerOn, type Process } from './process/process'
import { startDelayed, writeOut } from './processes'
import type { ContainerRecord, PodRecord, RuntimeState } from './runtimeState'

const ANSWER_MICROS = millis(1)
const NOT_FOUND: Reply = { path: '*', status: 404, body: '404 page not found\n' }
const SICK: Reply = { path: '*', status: 500, body: 'unhealthy\n' }
const PONG = '+PONG\r\n'

/** Someone who listens at an address and port. */
interface Target {
  readonly pod: PodRecord
  readonly container: ContainerRecord
  readonly process: Process
  readonly listener: Listener
}

/**
 * Answers a packet, refuses it when nobody listens on the port, and is silent when no pod has the
 * address: such a packet is lost, and its sender waits in vain.
 */
export function answerPacket(state: RuntimeState, packet: Packet, context: Context): void {
  const { destinationIP, port } = packet
  if (!state.byAddress.has(destinationIP) && destinationIP !== state.config.nodeIP) return
  const target = findTarget(state, destinationIP, port, context.now)
  if (target === undefined) {
    refuse(packet, context)
    return
  }
  const { pod, container, process, listener } = target
  const healthy = isHealthy(process, context.now)
  if (!healthy && listener.speaks !== 'http') {
    refuse(packet, context)
    return
  }
  const { method, path } = packet.request
  const { logged, ...reply } = respond(state, target, method, path, context.now)
  countRequest(process, context.now)
  if (logged) {
    const line = accessLine(context.now, packet.sourceIP, method, path, reply, 'curl/8.15.0')
    appendLog(container.log, context.now, line)
  }
  const answer: PacketReply = {
    type: 'packetReply',
    id: packet.id,
    outcome: 'answered',
    status: reply.status,
    body: reply.body,
    pod: `${pod.namespace}/${pod.name}`,
    hops: [...packet.hops, { at: `${destinationIP}:${port}`, note: container.config.name }],
  }
  const work = process.program?.cpuMicrosPerRequest ?? 0
  context.send(packet.sender, answer, ANSWER_MICROS + work)
}

function refuse(packet: Packet, context: Context): void {
  const answer: PacketReply = {
    type: 'packetReply',
    id: packet.id,
    outcome: 'refused',
    status: 0,
    body: '',
    pod: '',
    hops: [...packet.hops, { at: `${packet.destinationIP}:${packet.port}`, note: 'refused' }],
  }
  context.send(packet.sender, answer)
}

/** Answers a probe, or says that it ran out of time when its time is over. */
export function answerProbe(
  state: RuntimeState,
  probe: ProbeRequest,
  context: Context,
  from: ActorId,
): void {
  const container = state.containers.get(probe.containerId)
  const { outcome, delay } =
    container === undefined || startDelayed(container, context.now)
      ? { outcome: { type: 'noContainer' } as const, delay: 0 }
      : attempt(state, container, probe, context)
  const limit = seconds(probe.timeoutSeconds)
  const late = probe.timeoutSeconds > 0 && delay > limit
  const reply: ProbeReply = {
    type: 'probeReply',
    id: probe.id,
    outcome: late ? { type: 'timedOut' } : outcome,
    pod: probe.pod,
  }
  context.send(from, reply, late ? limit : delay)
}

interface Attempt {
  readonly outcome: ProbeOutcome
  readonly delay: Micros
}

function attempt(
  state: RuntimeState,
  container: ContainerRecord,
  probe: ProbeRequest,
  context: Context,
): Attempt {
  const { action } = probe
  if (action.type !== 'exec') {
    return { outcome: connect(state, action, probe.kind, context), delay: ANSWER_MICROS }
  }
  const result = runInside(state, container, action.command, context)
  if (result === 'missing') {
    const message = execFailure(action.command[0] ?? '')
    return { outcome: { type: 'execError', message }, delay: ANSWER_MICROS }
  }
  const { exitCode, output, endsAt } = result
  return { outcome: { type: 'exec', exitCode, output }, delay: endsAt - context.now }
}

function connect(
  state: RuntimeState,
  action: Exclude<ProbeAction, { readonly type: 'exec' }>,
  kind: ProbeRequest['kind'],
  context: Context,
): ProbeOutcome {
  const { now } = context
  const target = findTarget(state, action.host, action.port, now)
  if (target === undefined) return { type: 'refused' }
  const { process, listener, container } = target
  if (action.type !== 'httpGet') {
    return { type: isHealthy(process, now) ? 'connected' : 'refused' }
  }
  if (listener.speaks !== 'http') return { type: 'malformed' }
  const { logged, ...reply } = respond(state, target, 'GET', action.path, now)
  if (logged) {
    const agent =
      kind === 'preStop' || kind === 'postStart' ? 'kube-lifecycle/1.35' : 'kube-probe/1.35'
    const gateway = state.config.nodeIP
    appendLog(container.log, now, accessLine(now, gateway, 'GET', action.path, reply, agent))
  }
  return { type: 'http', status: reply.status, body: reply.body }
}

/** A reply, and whether the program writes a line about it. */
interface LoggedReply extends Reply {
  readonly logged: boolean
}

function respond(
  state: RuntimeState,
  target: Target,
  method: string,
  path: string,
  now: Micros,
): LoggedReply {
  const { process, listener } = target
  const logged = process.program?.accessLog === 'combined'
  if (listener.speaks !== 'http') return { path: '*', status: 200, body: PONG, logged }
  if (!isHealthy(process, now)) return { ...SICK, logged }
  const site = siteOf(state, target)
  if (site !== undefined) return serveFiles(state, target, site, method, path, now)
  return { ...(findReply(process.program, path, now - process.programAt) ?? NOT_FOUND), logged }
}

/** What it serves from files: read at its start, or now, if somebody has written over them since. */
function siteOf(state: RuntimeState, { container, process }: Target): Site | undefined {
  const { program, site } = process
  const { files } = container
  if (site !== undefined || program === undefined || files === undefined) return site
  if (!servesOtherFiles(program, files)) return undefined
  const image = imageOfContainer(state, container)?.config
  process.site = siteOfImage(files.image, image?.env ?? {})
  return process.site
}

function serveFiles(
  state: RuntimeState,
  { container, listener }: Target,
  site: Site,
  method: string,
  path: string,
  now: Micros,
): LoggedReply {
  const image = imageOfContainer(state, container)?.config
  if (image === undefined) return { ...NOT_FOUND, logged: false }
  // A script beside it may have written what is asked for a moment ago.
  writeOut(state, container.id, now)
  const request = { method, path, port: listener.port, host: '' }
  return { path, ...serve(site, filesOf(state, container, image), request) }
}

function findReply(program: Program | undefined, path: string, age: Micros): Reply | undefined {
  const bare = path.split('?')[0] ?? path
  return program?.replies.find(
    (reply) =>
      age >= (reply.fromMicros ?? 0) &&
      (reply.untilMicros === undefined || age < reply.untilMicros) &&
      (reply.path.endsWith('*') ? bare.startsWith(reply.path.slice(0, -1)) : bare === reply.path),
  )
}

function findTarget(
  state: RuntimeState,
  address: string,
  port: number,
  now: Micros,
): Target | undefined {
  for (const sandboxId of state.byAddress.get(address) ?? []) {
    const pod = state.pods.get(state.sandboxes.get(sandboxId)?.podUid ?? '')
    for (const id of pod?.containerIds ?? []) {
      const container = state.containers.get(id)
      const process = container?.process
      if (pod === undefined || container?.sandboxId !== sandboxId || process === undefined) continue
      if (startDelayed(container, now)) continue
      const listener = listenerOn(process, port, now)
      if (listener !== undefined) return { pod, container, process, listener }
    }
  }
  return undefined
}
