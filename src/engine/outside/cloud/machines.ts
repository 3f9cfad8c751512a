/** The cloud's machines: their addresses, and what the cloud tells of them. */
import type { Context } from '../../kernel/actor'
import type { Micros } from '../../kernel/micros'
import { addressAt, type CIDR, formatIP, parseCIDR, sizeOf } from '../../network/addresses'
import type {
  InstanceMetadata,
  InstanceReference,
  MachineNote,
  MachineSpec,
  MachineState,
} from '../cloudMessages'

export interface Machine extends MachineSpec {
  /** Its address inside: the Node's InternalIP. */
  readonly address: string
  state: MachineState
  /** When it came into this state. */
  since: Micros
}

export interface MachineRoom {
  readonly region: string
  /** By name. */
  readonly machines: Map<string, Machine>
  /** Addresses of the machines there are. */
  readonly machineAddresses: Set<string>
  /** The next address to try, counted from the first of the network. */
  nextAddress: number
}

/** Where all machines are. */
export const MACHINE_NETWORK: CIDR = parseCIDR('192.168.0.0/16') ?? { base: 0, prefix: 32 }
/** The addresses before it are the cloud's own, and the control plane's. */
const FIRST_ADDRESS = 11

export const createMachineRoom = (region: string): MachineRoom => ({
  region,
  machines: new Map(),
  machineAddresses: new Set(),
  nextAddress: FIRST_ADDRESS,
})

/** A new machine with an address of its own. Undefined when the name is taken. */
export function addMachine(
  room: MachineRoom,
  spec: MachineSpec,
  state: MachineState,
  now: Micros,
): Machine | undefined {
  if (room.machines.has(spec.name)) return undefined
  const machine: Machine = { ...spec, address: takeAddress(room), state, since: now }
  room.machines.set(spec.name, machine)
  return machine
}

export function forgetMachine(room: MachineRoom, machine: Machine): void {
  room.machines.delete(machine.name)
  room.machineAddresses.delete(machine.address)
}

export function setState(machine: Machine, state: MachineState, context: Context): void {
  if (machine.state === state) return
  machine.state = state
  machine.since = context.now
  noteMachine(machine, state, context)
}

export function noteMachine(machine: Machine, state: MachineNote['state'], context: Context): void {
  const { name, zone, address } = machine
  const note: MachineNote = { type: 'cloud.machine', name, state, zone, address }
  context.note(note)
}

/** `kubeorama:///zone/name` */
export const providerIDOf = ({ zone, name }: MachineSpec): string => `kubeorama:///${zone}/${name}`

/** By provider id, if there is one; a machine of the same name made later is another. */
export function findMachine(room: MachineRoom, instance: InstanceReference): Machine | undefined {
  const machine = room.machines.get(instance.name)
  if (machine === undefined || instance.providerID === '') return machine
  return providerIDOf(machine) === instance.providerID ? machine : undefined
}

export const metadataOf = (room: MachineRoom, machine: Machine): InstanceMetadata => ({
  providerID: providerIDOf(machine),
  instanceType: machine.instanceType,
  nodeAddresses: [{ type: 'InternalIP', address: machine.address }],
  zone: machine.zone,
  region: room.region,
  additionalLabels: machine.labels ?? {},
})

/** Goes round the network, so that an address is not taken again at once. */
function takeAddress(room: MachineRoom): string {
  const last = sizeOf(MACHINE_NETWORK) - 1
  for (;;) {
    const address = formatIP(addressAt(MACHINE_NETWORK, room.nextAddress))
    room.nextAddress = room.nextAddress + 1 < last ? room.nextAddress + 1 : FIRST_ADDRESS
    if (room.machineAddresses.has(address)) continue
    room.machineAddresses.add(address)
    return address
  }
}
