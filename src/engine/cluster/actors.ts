/** The names of the actors, and which of them make up a worker. */
import type { ActorId } from '../kernel/event'

/** The one master there is now; several come with raft. */
export const MASTER = 'master-1'

export const API_SERVER: ActorId = `kube-apiserver/${MASTER}`
export const ETCD: ActorId = `etcd/${MASTER}`
export const SCHEDULER: ActorId = `kube-scheduler/${MASTER}`
export const CONTROLLER_MANAGER: ActorId = `kube-controller-manager/${MASTER}`
export const CLOUD_CONTROLLER_MANAGER: ActorId = `cloud-controller-manager/${MASTER}`
export const YOU: ActorId = 'you'
export const END_USERS: ActorId = 'end-users'
export const IMAGE_REGISTRY: ActorId = 'image-registry'
export const CLOUD_PROVIDER: ActorId = 'cloud-provider'

export const kubeletOf = (node: string): ActorId => `kubelet/${node}`
export const kubeProxyOf = (node: string): ActorId => `kube-proxy/${node}`
export const runtimeOf = (node: string): ActorId => `runtime/${node}`

/** In the order they start: a kubelet asks its runtime at once. */
export const crewOf = (node: string): readonly ActorId[] => [
  runtimeOf(node),
  kubeletOf(node),
  kubeProxyOf(node),
]
