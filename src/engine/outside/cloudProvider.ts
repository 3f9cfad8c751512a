/**
 * The cloud the cluster runs in: machines, load balancers and routes, each with the time it takes.
 * It answers the cloud controller manager's calls and an operator's orders, carries visitors'
 * packets from a load balancer's address to a node, probes the nodes behind, and keeps what disks
 * hold.
 * It watches nothing and writes nothing in the cluster. What a real cloud has and this one has not:
 * quotas, prices, node groups, more than one network, and anything but IPv4.
 */
import type { Behaviour, Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { assertNever } from '../kernel/invariant'
import type { Micros } from '../kernel/micros'
import type { Packet, PacketReply } from '../network/messages'
import { lossOf } from '../network/packets'
import { durationOf, perform } from './cloud/calls'
import { type DiskRoom, letGoDisks, takeDiskMessage } from './cloud/disks'
import { type CloudLatencies, DEFAULT_LATENCIES, draw } from './cloud/latencies'
import { balance, FIRST_LOAD_BALANCER_ADDRESS, type LoadBalancerRoom } from './cloud/loadBalancers'
import {
  addMachine,
  createMachineRoom,
  forgetMachine,
  noteMachine,
  setState,
} from './cloud/machines'
import { probeAll, takeProbeReply } from './cloud/targetHealth'
import type {
  CloudMessage,
  CloudOperation,
  CloudRequest,
  CloudResponse,
  CloudRoute,
  MachineSpec,
} from './cloudMessages'
import type { DiskMessage } from './diskMessages'

export interface CloudProviderConfig {
  /** Machines that run already when the simulation begins. */
  readonly machines: readonly MachineSpec[]
  /** Absent: `r1`. */
  readonly region?: string
  readonly latencies?: Partial<CloudLatencies>
}

export interface CloudProviderState extends LoadBalancerRoom, DiskRoom {
  /** By name. */
  readonly routes: Map<string, CloudRoute>
  readonly latencies: CloudLatencies
  /** Operations that fail now, each with its error. */
  readonly faults: Map<CloudOperation, string>
}

/** The cloud's own timers. */
type CloudTimer =
  | { readonly type: 'cloud.callDone'; readonly from: ActorId; readonly request: CloudRequest }
  | { readonly type: 'cloud.booted'; readonly name: string; readonly since: Micros }
  | { readonly type: 'cloud.deleted'; readonly name: string }
  | { readonly type: 'cloud.probeDue' }

const DEFAULT_REGION = 'r1'

export const cloudProvider: Behaviour<CloudProviderState, CloudProviderConfig> = {
  init(config, context) {
    const state: CloudProviderState = {
      ...createMachineRoom(config.region ?? DEFAULT_REGION),
      loadBalancers: new Map(),
      addresses: new Map(),
      nextLoadBalancerAddress: FIRST_LOAD_BALANCER_ADDRESS,
      targetHealth: new Map(),
      probes: new Map(),
      nextProbe: 1,
      probing: false,
      routes: new Map(),
      disks: new Map(),
      latencies: { ...DEFAULT_LATENCIES, ...config.latencies },
      faults: new Map(),
    }
    for (const machine of config.machines) addMachine(state, machine, 'running', context.now)
    return state
  },

  receive(state, message, context, from) {
    const known = message as CloudMessage | CloudTimer | DiskMessage | Packet | PacketReply
    switch (known.type) {
      case 'cloudRequest':
        accept(state, known, from, context)
        return
      case 'cloud.callDone':
        answer(state, known.request, known.from, context)
        return
      case 'packet':
        takeVisitor(state, known, context)
        return
      case 'packetReply':
        takeProbeReply(state, known, context)
        return
      case 'cloud.probeDue':
        probeAll(state, context)
        return
      case 'disk.read':
      case 'disk.write':
        takeDiskMessage(state, known, from, context)
        return
      case 'setCloudFault':
        if (known.error === '') state.faults.delete(known.operation)
        else state.faults.set(known.operation, known.error)
        return
      case 'createMachine':
      case 'deleteMachine':
      case 'setMachinePower':
      case 'cloud.booted':
      case 'cloud.deleted':
        takeMachineOrder(state, known, context)
        return
      default:
        assertNever(known)
    }
  },
}

/** The change is made when the time is up, and told at once. */
function accept(
  state: CloudProviderState,
  request: CloudRequest,
  from: ActorId,
  context: Context,
): void {
  const wait = draw(durationOf(state, request.call), (bound) => context.random(bound))
  const timer: CloudTimer = { type: 'cloud.callDone', from, request }
  context.wake(wait, timer)
}

function answer(
  state: CloudProviderState,
  { id, call }: CloudRequest,
  from: ActorId,
  context: Context,
): void {
  const fault = state.faults.get(call.operation)
  const result = fault === undefined ? perform(state, call, context) : { error: fault }
  const response: CloudResponse = { type: 'cloudResponse', id, operation: call.operation, result }
  context.send(from, response)
}

function takeVisitor(state: CloudProviderState, packet: Packet, context: Context): void {
  const reason = balance(state, packet, context)
  if (reason === undefined) return
  context.note(lossOf(packet, reason))
}

type MachineOrder = Extract<
  CloudMessage | CloudTimer,
  {
    readonly type:
      | 'createMachine'
      | 'deleteMachine'
      | 'setMachinePower'
      | 'cloud.booted'
      | 'cloud.deleted'
  }
>

function takeMachineOrder(state: CloudProviderState, order: MachineOrder, context: Context): void {
  if (order.type === 'createMachine') {
    orderMachine(state, order.machine, context)
    return
  }
  const machine = state.machines.get(order.name)
  if (machine === undefined) return
  switch (order.type) {
    case 'deleteMachine':
      if (machine.state === 'deleting') return
      setState(machine, 'deleting', context)
      wakeIn(state.latencies.deleteMachine, { type: 'cloud.deleted', name: machine.name }, context)
      return
    case 'setMachinePower':
      if (machine.state === 'running' || machine.state === 'stopped') {
        setState(machine, order.on ? 'running' : 'stopped', context)
      }
      return
    case 'cloud.booted':
      if (machine.state === 'booting' && machine.since === order.since) {
        setState(machine, 'running', context)
      }
      return
    case 'cloud.deleted':
      forgetMachine(state, machine)
      letGoDisks(state, machine.name)
      noteMachine(machine, 'gone', context)
      return
    default:
      assertNever(order)
  }
}

function orderMachine(state: CloudProviderState, spec: MachineSpec, context: Context): void {
  const machine = addMachine(state, spec, 'booting', context.now)
  if (machine === undefined) return
  noteMachine(machine, 'booting', context)
  const { name, since } = machine
  wakeIn(state.latencies.bootMachine, { type: 'cloud.booted', name, since }, context)
}

function wakeIn(span: CloudLatencies['ask'], timer: CloudTimer, context: Context): void {
  context.wake(
    draw(span, (bound) => context.random(bound)),
    timer,
  )
}
