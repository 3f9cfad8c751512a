/**
 * A topology becomes actors and wires: one master with its five components, workers with kubelet,
 * kube-proxy and runtime, and what stands around them. Machines come and go while it runs.
 */
import type { CSINodeDriver } from '../../api/storage'
import { apiVersionOf, resources } from '../apiserver/registry/registry'
import { isStoredOnly } from '../apiserver/registry/storedOnly'
import { DRIVER, ZONE_LABEL } from '../cloudControllerManager/csi/driver'
import type { WorkerSpec } from '../commands/command'
import type { ActorId } from '../kernel/event'
import { invariant } from '../kernel/invariant'
import { addActor, type Kernel, removeActor, startActor, stopActor } from '../kernel/kernel'
import type { CloudProviderState } from '../outside/cloudProvider'
import {
  API_SERVER,
  CLOUD_CONTROLLER_MANAGER,
  CLOUD_PROVIDER,
  CONTROLLER_MANAGER,
  crewOf,
  END_USERS,
  ETCD,
  IMAGE_REGISTRY,
  kubeletOf,
  kubeProxyOf,
  MASTER,
  runtimeOf,
  SCHEDULER,
  YOU,
} from './actors'
import { layWires } from './latencies'
import { type Machine, machineOf } from './machine'

/** `--cluster-cidr` and the part of it each node gets. */
const CLUSTER_CIDR = '10.244.0.0/16'
const NODE_CIDR_MASK_SIZE = 24
/** Where the API server is reached. */
const ADVERTISE_ADDRESS = '192.168.0.10'
/** What kube-root-ca.crt publishes: nobody checks a signature here. */
const ROOT_CA = '-----BEGIN CERTIFICATE-----\nS3ViZW9yYW1h\n-----END CERTIFICATE-----\n'

/** Disks that may be attached to a machine at once. */
const DISKS_MOST = 16

/** What the cluster is told at power-on. */
export interface Topology {
  readonly workers: readonly WorkerSpec[]
  /** False: no cloud controller manager; kubelets know their own zone and address. */
  readonly cloud: boolean
}

/** What is remembered of the machines: plain data, beside the kernel's. */
export interface ClusterState {
  readonly cloud: boolean
  /** By node name. */
  readonly machines: Map<string, Machine>
}

/** Power-on: everything starts at once, and finds each other. */
export function powerOn(kernel: Kernel, { workers, cloud }: Topology): ClusterState {
  layWires(kernel.state.links)
  const machines = new Map<string, Machine>()
  for (const spec of workers) {
    const machine = machineOf(spec, machines.keys())
    machines.set(machine.name, machine)
  }
  addOutside(kernel, [...machines.values()])
  addMaster(kernel, cloud)
  const state: ClusterState = { cloud, machines }
  for (const name of machines.keys()) boot(kernel, state, name)
  return state
}

/** The machine has power for the first time: its crew starts. */
export function boot(kernel: Kernel, state: ClusterState, name: string): void {
  const machine = state.machines.get(name)
  invariant(machine !== undefined, `no machine ${name}`)
  if (kernel.state.actors.has(kubeletOf(name))) return
  const nodeIP = addressOf(kernel, name)
  const flavour = machine.runtime
  add(kernel, runtimeOf(name), {
    node: name,
    kubelet: kubeletOf(name),
    registry: IMAGE_REGISTRY,
    flavour,
    nodeIP,
    ...(state.cloud && { disks: CLOUD_PROVIDER }),
  })
  add(kernel, kubeletOf(name), {
    node: name,
    apiServer: API_SERVER,
    runtime: runtimeOf(name),
    cpu: machine.cpu,
    memory: machine.memory,
    pods: machine.pods,
    labels: state.cloud ? machine.labels : { ...machine.labels, ...zoneLabels(machine.zone) },
    taints: machine.taints,
    cloudProvider: state.cloud ? 'external' : '',
    nodeIP,
    ...(state.cloud && { disks: CLOUD_PROVIDER, csiDrivers: [diskDriver(name)] }),
  })
  add(kernel, kubeProxyOf(name), { node: name, apiServer: API_SERVER })
}

/** The power is cut: what the crew holds in memory is gone, and nobody is told. */
export function cutPower(kernel: Kernel, name: string): void {
  for (const actor of crewOf(name)) stopActor(kernel, actor)
}

/** The power is back: the crew starts again, with what its disk kept. */
export function restorePower(kernel: Kernel, name: string): void {
  for (const actor of crewOf(name)) startActor(kernel, actor)
}

/** The machine is gone for good. */
export function removeMachine(kernel: Kernel, state: ClusterState, name: string): void {
  for (const actor of crewOf(name)) removeActor(kernel, actor)
  state.machines.delete(name)
}

function addOutside(kernel: Kernel, machines: readonly Machine[]): void {
  const specs = machines.map(({ name, zone, instanceType }) => ({ name, zone, instanceType }))
  add(kernel, CLOUD_PROVIDER, { machines: specs })
  add(kernel, IMAGE_REGISTRY, {})
}

function addMaster(kernel: Kernel, cloud: boolean): void {
  add(kernel, ETCD, {})
  add(kernel, API_SERVER, { etcd: ETCD, advertiseAddress: ADVERTISE_ADDRESS })
  const kinds = resources.map((one) => ({
    apiVersion: apiVersionOf(one),
    kind: one.kind,
    resource: one.resource,
    singular: one.singular,
    namespaced: one.namespaced,
    storedOnly: isStoredOnly(one),
  }))
  add(kernel, YOU, { apiServer: API_SERVER, kinds })
  add(kernel, SCHEDULER, { apiServer: API_SERVER, host: MASTER })
  add(kernel, CONTROLLER_MANAGER, {
    apiServer: API_SERVER,
    resources: kinds,
    rootCA: ROOT_CA,
    clusterCIDR: CLUSTER_CIDR,
    nodeCIDRMaskSize: NODE_CIDR_MASK_SIZE,
  })
  if (cloud) {
    const config = {
      apiServer: API_SERVER,
      cloudProvider: CLOUD_PROVIDER,
      clusterCIDR: CLUSTER_CIDR,
    }
    add(kernel, CLOUD_CONTROLLER_MANAGER, config)
  }
  add(kernel, END_USERS, { apiServer: API_SERVER, cloudProvider: CLOUD_PROVIDER })
}

/** An actor's kind is the part of its name before the slash. */
function add(kernel: Kernel, id: ActorId, config: object): void {
  const slash = id.indexOf('/')
  addActor(kernel, id, slash < 0 ? id : id.slice(0, slash), config)
}

function addressOf(kernel: Kernel, name: string): string {
  const cloud = kernel.state.actors.get(CLOUD_PROVIDER)?.state as CloudProviderState | undefined
  const machine = cloud?.machines.get(name)
  invariant(machine !== undefined, `the cloud has no machine ${name}`)
  return machine.address
}

/** The cloud's storage driver as it finds the node. */
const diskDriver = (node: string): CSINodeDriver => ({
  name: DRIVER,
  nodeID: node,
  topologyKeys: [ZONE_LABEL],
  allocatable: { count: DISKS_MOST },
})

/** What a cloud controller manager would have put on the node. */
const zoneLabels = (zone: string): Record<string, string> => ({
  'topology.kubernetes.io/zone': zone,
  'topology.kubernetes.io/region': 'r1',
})
