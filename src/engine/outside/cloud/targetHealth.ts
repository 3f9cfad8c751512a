/**
 * The load balancers' health checks: every ten seconds a request to each node they use. Three
 * failures in a row take a node out, one success brings it in. [model]
 */
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { seconds } from '../../kernel/micros'
import type { Packet, PacketReply } from '../../network/messages'
import type { LoadBalancerSpec, TargetHealthNote } from '../cloudMessages'
import type { MachineRoom } from './machines'

export interface TargetHealth {
  readonly node: string
  readonly port: number
  healthy: boolean
  failures: number
  /** The number of the probe under way; 0 when none is. */
  probe: number
}

export interface TargetHealthRoom extends MachineRoom {
  /** By node and port; shared by the load balancers that ask the same. */
  readonly targetHealth: Map<string, TargetHealth>
  /** Targets by the number of the probe under way. */
  readonly probes: Map<number, string>
  nextProbe: number
  /** The timer of the next round is set. */
  probing: boolean
}

export interface ProbeDue extends Message {
  readonly type: 'cloud.probeDue'
}

const PROBE_PERIOD = seconds(10)
const UNHEALTHY_AFTER = 3
const HEALTHZ_PORT = 10_256
/** Where probes come from: the machine network's gateway. */
const PROBER_IP = '192.168.0.1'

export const targetPort = ({ healthCheckNodePort }: LoadBalancerSpec): number =>
  healthCheckNodePort === 0 ? HEALTHZ_PORT : healthCheckNodePort

export const targetKey = (node: string, port: number): string => `${node}:${port}`

export const healthyTarget = (room: TargetHealthRoom, key: string): boolean =>
  room.targetHealth.get(key)?.healthy ?? false

/** What load balancers use now: new targets are probed at once, unused ones forgotten. */
export function setTargetsInUse(
  room: TargetHealthRoom,
  inUse: Iterable<{ readonly node: string; readonly port: number }>,
  context: Context,
): void {
  const keys = new Set<string>()
  for (const { node, port } of inUse) {
    const key = targetKey(node, port)
    keys.add(key)
    if (room.targetHealth.has(key)) continue
    const target: TargetHealth = { node, port, healthy: false, failures: 0, probe: 0 }
    room.targetHealth.set(key, target)
    sendProbe(room, key, target, context)
  }
  for (const [key, { probe }] of room.targetHealth) {
    if (keys.has(key)) continue
    room.targetHealth.delete(key)
    room.probes.delete(probe)
  }
  scheduleRound(room, context)
}

/** A round: what was not answered since the last one failed. */
export function probeAll(room: TargetHealthRoom, context: Context): void {
  room.probing = false
  for (const [key, target] of room.targetHealth) {
    if (target.probe !== 0) {
      room.probes.delete(target.probe)
      judge(target, false, context)
    }
    sendProbe(room, key, target, context)
  }
  scheduleRound(room, context)
}

/** Takes the answer to a probe. */
export function takeProbeReply(room: TargetHealthRoom, reply: PacketReply, context: Context): void {
  const key = room.probes.get(reply.id)
  room.probes.delete(reply.id)
  const target = key === undefined ? undefined : room.targetHealth.get(key)
  if (target?.probe !== reply.id) return
  target.probe = 0
  judge(target, reply.outcome === 'answered' && reply.status === 200, context)
}

function judge(target: TargetHealth, passed: boolean, context: Context): void {
  target.failures = passed ? 0 : target.failures + 1
  const healthy = passed || (target.healthy && target.failures < UNHEALTHY_AFTER)
  if (healthy === target.healthy) return
  target.healthy = healthy
  const { node, port } = target
  const note: TargetHealthNote = { type: 'cloud.targetHealth', node, port, healthy }
  context.note(note)
}

function sendProbe(
  room: TargetHealthRoom,
  key: string,
  target: TargetHealth,
  context: Context,
): void {
  const machine = room.machines.get(target.node)
  target.probe = room.nextProbe++
  room.probes.set(target.probe, key)
  if (machine === undefined) return
  const probe: Packet = {
    type: 'packet',
    id: target.probe,
    sender: context.self,
    sourceIP: PROBER_IP,
    destinationIP: machine.address,
    port: target.port,
    protocol: 'TCP',
    request: { method: 'GET', path: '/healthz' },
    hops: [{ at: context.self, note: `health check of node ${target.node}` }],
  }
  context.send(`kube-proxy/${target.node}`, probe)
}

function scheduleRound(room: TargetHealthRoom, context: Context): void {
  if (room.probing || room.targetHealth.size === 0) return
  room.probing = true
  const due: ProbeDue = { type: 'cloud.probeDue' }
  context.wake(PROBE_PERIOD, due)
}
