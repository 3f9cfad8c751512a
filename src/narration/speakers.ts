import { narration } from '../words/english/narration'
import { wordsOf } from '../words/language'

/** Controllers as people call them. */
const TITLES: Readonly<Record<string, string>> = {
  'deployment-controller': 'Deployment controller',
  'replicaset-controller': 'ReplicaSet controller',
  'endpointslice-controller': 'EndpointSlice controller',
  'node-controller': 'Node lifecycle controller',
  'taint-eviction-controller': 'Taint eviction',
  'generic-garbage-collector': 'Garbage collector',
  'namespace-controller': 'Namespace controller',
  'service-account-controller': 'ServiceAccount controller',
  'root-ca-cert-publisher': 'Root CA publisher',
  'pod-garbage-collector': 'Pod garbage collector',
  'node-ipam-controller': 'Node IPAM',
  'service-controller': 'Service controller',
  'route-controller': 'Route controller',
  'cloud-node-controller': 'Cloud node controller',
  'cloud-node-lifecycle-controller': 'Cloud node lifecycle',
}

/** Who an actor is, in words that can begin a sentence. */
export function nameOf(actor: string, speaker: string): string {
  const title = TITLES[speaker]
  if (title !== undefined) return title
  const words = wordsOf(narration)
  const [kind = '', host = ''] = actor.split('/')
  switch (kind) {
    case 'you':
      return words.you
    case 'kube-apiserver':
      return 'API server'
    case 'etcd':
      return 'etcd'
    case 'kube-scheduler':
      return 'Scheduler'
    case 'kube-controller-manager':
      return 'Controller manager'
    case 'cloud-controller-manager':
      return 'Cloud controller manager'
    case 'kubelet':
      return words.on('kubelet', host)
    case 'kube-proxy':
      return words.on('kube-proxy', host)
    case 'runtime':
      return words.on('Runtime', host)
    case 'image-registry':
      return words.imageRegistry
    case 'cloud-provider':
      return 'Cloud provider'
    case 'end-users':
      return words.endUsers
    default:
      return actor
  }
}
