/**
 * What the cloud provider understands: the calls of a cloud controller manager, each answered once,
 * and an operator's orders about machines. What it does shows in its notes.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/cloud.go
 */
import type { NodeAddress } from '../../api/core'
import type { StringMap } from '../../api/meta'
import type { Message } from '../kernel/event'

/** Which machine is meant: by provider id if the Node has one, else by name. */
export interface InstanceReference {
  readonly name: string
  readonly providerID: string
}

/** What the cloud knows of a machine that became a Node. */
export interface InstanceMetadata {
  readonly providerID: string
  readonly instanceType: string
  readonly nodeAddresses: readonly NodeAddress[]
  readonly zone: string
  readonly region: string
  readonly additionalLabels: StringMap
}

export interface LoadBalancerPort {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
  readonly port: number
  readonly nodePort: number
}

/** A load balancer as a Service wants it. */
export interface LoadBalancerSpec {
  /** Made from the Service's uid, so that it is never taken for another's. */
  readonly name: string
  /** namespace/name */
  readonly service: string
  readonly ports: readonly LoadBalancerPort[]
  readonly hosts: readonly InstanceReference[]
  /** Empty: everybody may come. */
  readonly sourceRanges: readonly string[]
  readonly clientAffinity: boolean
  /** 0: ask kube-proxy's own /healthz, else this port of each node (externalTrafficPolicy Local). */
  readonly healthCheckNodePort: number
  /** Empty, or the address the Service asks for. */
  readonly requestedIP: string
}

export interface LoadBalancerStatus {
  readonly ip: string
}

export interface CloudRoute {
  readonly name: string
  /** The Node's name. */
  readonly targetNode: string
  readonly destinationCIDR: string
}

/** A disk as a claim wants it. */
export interface DiskSpec {
  readonly name: string
  readonly zone: string
  /** A quantity: `1Gi`. */
  readonly size: string
}

export type CloudCall =
  | { readonly operation: 'InstanceMetadata'; readonly instance: InstanceReference }
  | { readonly operation: 'InstanceExists'; readonly instance: InstanceReference }
  | { readonly operation: 'InstanceShutdown'; readonly instance: InstanceReference }
  | { readonly operation: 'GetLoadBalancer'; readonly name: string }
  | { readonly operation: 'EnsureLoadBalancer'; readonly spec: LoadBalancerSpec }
  | {
      readonly operation: 'UpdateLoadBalancer'
      readonly name: string
      readonly hosts: readonly InstanceReference[]
    }
  | { readonly operation: 'EnsureLoadBalancerDeleted'; readonly name: string }
  | { readonly operation: 'ListRoutes' }
  | { readonly operation: 'CreateRoute'; readonly route: CloudRoute }
  | { readonly operation: 'DeleteRoute'; readonly name: string }
  | { readonly operation: 'CreateDisk'; readonly spec: DiskSpec }
  | { readonly operation: 'DeleteDisk'; readonly name: string }
  | { readonly operation: 'AttachDisk'; readonly name: string; readonly machine: string }
  | { readonly operation: 'DetachDisk'; readonly name: string; readonly machine: string }

export type CloudOperation = CloudCall['operation']

/** `id` is the caller's own number; the answer carries it back. */
export interface CloudRequest extends Message {
  readonly type: 'cloudRequest'
  readonly id: number
  readonly call: CloudCall
}

/** What a call found or made. `error` is the provider's own text; with it all else is absent. */
export interface CloudResult {
  readonly error?: string
  readonly metadata?: InstanceMetadata
  /** Of InstanceExists, InstanceShutdown and GetLoadBalancer. */
  readonly yes?: boolean
  readonly loadBalancer?: LoadBalancerStatus
  readonly routes?: readonly CloudRoute[]
}

export interface CloudResponse extends Message {
  readonly type: 'cloudResponse'
  readonly id: number
  readonly operation: CloudOperation
  readonly result: CloudResult
}

/** An operator orders a machine. It boots, and then its kubelet may start. */
export interface CreateMachine extends Message {
  readonly type: 'createMachine'
  readonly machine: MachineSpec
}

export interface MachineSpec {
  /** Also the name of the Node it becomes. */
  readonly name: string
  readonly zone: string
  readonly instanceType: string
  readonly labels?: StringMap
}

/** The machine loses power at once, and is gone when the cloud has cleaned up. */
export interface DeleteMachine extends Message {
  readonly type: 'deleteMachine'
  readonly name: string
}

/** Stops a machine, or starts a stopped one; it stays the cloud's. */
export interface SetMachinePower extends Message {
  readonly type: 'setMachinePower'
  readonly name: string
  readonly on: boolean
}

/** From now on an operation fails with this text; empty: it works again. */
export interface SetCloudFault extends Message {
  readonly type: 'setCloudFault'
  readonly operation: CloudOperation
  readonly error: string
}

export type CloudMessage =
  | CloudRequest
  | CreateMachine
  | DeleteMachine
  | SetMachinePower
  | SetCloudFault

export type MachineState = 'booting' | 'running' | 'stopped' | 'deleting'

/** A machine changed its state; `gone` is the last word about it. A note for the trace. */
export interface MachineNote extends Message {
  readonly type: 'cloud.machine'
  readonly name: string
  readonly state: MachineState | 'gone'
  readonly zone: string
  readonly address: string
}

/** A load balancer was made, got other hosts, or went. A note for the trace. */
export interface LoadBalancerNote extends Message {
  readonly type: 'cloud.loadBalancer'
  readonly service: string
  readonly ip: string
  readonly what: 'created' | 'updated' | 'deleted'
}

/** A health check changed its mind about a node. A note for the trace. */
export interface TargetHealthNote extends Message {
  readonly type: 'cloud.targetHealth'
  readonly node: string
  readonly port: number
  readonly healthy: boolean
}
