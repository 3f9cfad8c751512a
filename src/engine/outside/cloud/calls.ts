/** The calls of a cloud controller manager: how long each takes, and what it does. */
import type { Context } from '../../kernel/actor'
import { assertNever } from '../../kernel/invariant'
import type { CloudCall, CloudOperation, CloudResult, CloudRoute } from '../cloudMessages'
import { attachDisk, createDisk, type DiskRoom, deleteDisk, detachDisk } from './disks'
import type { CloudLatencies, Span } from './latencies'
import {
  deleteLoadBalancer,
  ensureLoadBalancer,
  type LoadBalancerRoom,
  updateHosts,
} from './loadBalancers'
import { findMachine, metadataOf } from './machines'
import { setTargetsInUse, targetPort } from './targetHealth'

export interface CallRoom extends LoadBalancerRoom, DiskRoom {
  readonly routes: Map<string, CloudRoute>
  readonly latencies: CloudLatencies
}

/** cloudprovider.InstanceNotFound */
const INSTANCE_NOT_FOUND = 'instance not found'

export function durationOf({ latencies, loadBalancers }: CallRoom, call: CloudCall): Span {
  switch (call.operation) {
    case 'EnsureLoadBalancer':
      return loadBalancers.has(call.spec.name)
        ? latencies.updateLoadBalancer
        : latencies.createLoadBalancer
    case 'UpdateLoadBalancer':
      return latencies.updateLoadBalancer
    case 'EnsureLoadBalancerDeleted':
      return latencies.deleteLoadBalancer
    case 'CreateRoute':
    case 'DeleteRoute':
      return latencies.changeRoute
    case 'CreateDisk':
    case 'DeleteDisk':
      return latencies.createDisk
    case 'AttachDisk':
    case 'DetachDisk':
      return latencies.attachDisk
    default:
      return latencies.ask
  }
}

export function perform(room: CallRoom, call: CloudCall, context: Context): CloudResult {
  switch (call.operation) {
    case 'InstanceMetadata': {
      const machine = findMachine(room, call.instance)
      if (machine === undefined) return { error: INSTANCE_NOT_FOUND }
      return { metadata: metadataOf(room, machine) }
    }
    case 'InstanceExists':
      return { yes: findMachine(room, call.instance) !== undefined }
    case 'InstanceShutdown': {
      const machine = findMachine(room, call.instance)
      if (machine === undefined) return { error: INSTANCE_NOT_FOUND }
      return { yes: machine.state === 'stopped' || machine.state === 'deleting' }
    }
    case 'ListRoutes':
      return { routes: [...room.routes.values()] }
    case 'CreateRoute':
      room.routes.set(call.route.name, call.route)
      return {}
    case 'DeleteRoute':
      room.routes.delete(call.name)
      return {}
    case 'CreateDisk':
      return createDisk(room, call.spec)
    case 'DeleteDisk':
      return deleteDisk(room, call.name)
    case 'AttachDisk':
      return attachDisk(room, call.name, call.machine)
    case 'DetachDisk':
      return detachDisk(room, call.name, call.machine)
    case 'GetLoadBalancer':
    case 'EnsureLoadBalancer':
    case 'UpdateLoadBalancer':
    case 'EnsureLoadBalancerDeleted':
      return performOnLoadBalancer(room, call, context)
    default:
      return assertNever(call)
  }
}

type LoadBalancerOperation = Extract<CloudOperation, `${string}LoadBalancer${string}`>
type LoadBalancerCall = Extract<CloudCall, { readonly operation: LoadBalancerOperation }>

function performOnLoadBalancer(
  room: CallRoom,
  call: LoadBalancerCall,
  context: Context,
): CloudResult {
  switch (call.operation) {
    case 'GetLoadBalancer': {
      const found = room.loadBalancers.get(call.name)
      return found === undefined ? { yes: false } : { yes: true, loadBalancer: { ip: found.ip } }
    }
    case 'EnsureLoadBalancer': {
      const made = ensureLoadBalancer(room, call.spec, context)
      if (typeof made === 'string') return { error: made }
      retarget(room, context)
      return { loadBalancer: { ip: made.ip } }
    }
    case 'UpdateLoadBalancer': {
      const found = room.loadBalancers.get(call.name)
      if (found === undefined) return { error: `load balancer ${call.name} does not exist` }
      updateHosts(found, call.hosts, context)
      retarget(room, context)
      return {}
    }
    case 'EnsureLoadBalancerDeleted':
      deleteLoadBalancer(room, call.name, context)
      retarget(room, context)
      return {}
    default:
      return assertNever(call)
  }
}

function retarget(room: CallRoom, context: Context): void {
  const inUse: { node: string; port: number }[] = []
  for (const { spec, targets } of room.loadBalancers.values()) {
    const port = targetPort(spec)
    for (const node of targets) inUse.push({ node, port })
  }
  setTargetsInUse(room, inUse, context)
}
