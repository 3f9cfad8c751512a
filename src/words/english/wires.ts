import { table } from '../table'

/** What is said of a wire: whom it joins, what for, and what is on it. */
export const wires = table('wires', {
  names: {
    you: 'You',
    etcd: 'etcd',
    'kube-apiserver': 'API server',
    'kube-scheduler': 'Scheduler',
    'kube-controller-manager': 'Controller manager',
    'cloud-controller-manager': 'Cloud controller manager',
  },
  /** As in the middle of a sentence. */
  parts: {
    you: 'You',
    etcd: 'etcd',
    'kube-apiserver': 'the API server',
    'kube-scheduler': 'the Scheduler',
    'kube-controller-manager': 'the Controller manager',
    'cloud-controller-manager': 'the Cloud controller manager',
  },
  /** By the end that is not the API server. */
  purposes: {
    you: 'HTTPS: what kubectl asks, and the answers.',
    etcd: 'gRPC: every read and write of the state, and the watches that tell of each.',
    'kube-scheduler': 'HTTPS: a watch on pods and nodes; a binding for each pod placed.',
    'kube-controller-manager':
      'HTTPS: watches on what is wanted and what is; changes that bring them together.',
    'cloud-controller-manager':
      'HTTPS: watches on nodes and Services; what the cloud made of them.',
    kubelet: 'HTTPS: a watch on the pods of its node; their status, and its lease.',
    'kube-proxy': 'HTTPS: watches on Services and EndpointSlices, which become rules.',
  },
  onNode: (part: string, node: string) => `${part} on ${node}`,
  ofNode: (part: string, node: string) => `${part} of ${node}`,
  ends: (from: string, to: string) => `${from} ↔ ${to}`,
  wire: (from: string, to: string, flying: number) =>
    flying === 0
      ? `wire from ${from} to ${to}, nothing in flight`
      : `wire from ${from} to ${to}, ${flying} in flight`,
  towards: (name: string) => `to ${name}`,
  cut: 'Cut: nothing gets through.',
  quiet: 'No message on it now.',
  traffic: (messages: number, slowest: string) =>
    messages === 1
      ? `1 message on it now: ${slowest} from end to end.`
      : `${messages} messages on it now: at most ${slowest} from end to end.`,
  flying: (count: number) => (count === 0 ? 'Nothing on it now.' : `${count} on it now.`),
  bundle: (count: number) =>
    count === 0 ? 'A bundle, arrived.' : `A bundle: ${count} on their way.`,
  arrived: 'arrived',
  lost: 'lost',
  close: 'Close',
})
