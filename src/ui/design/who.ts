import type { Who } from './Glyph'

const byKind: Readonly<Record<string, Who>> = {
  you: 'you',
  'kube-apiserver': 'api',
  etcd: 'etcd',
  'kube-scheduler': 'scheduler',
  'kube-controller-manager': 'controllers',
  'cloud-controller-manager': 'cloud',
  kubelet: 'kubelet',
  'kube-proxy': 'proxy',
  runtime: 'runtime',
  'end-users': 'users',
  'image-registry': 'registry',
  'cloud-provider': 'provider',
}

/** Whose glyph stands for an actor: `kubelet/worker-1` is a kubelet. */
export const whoIs = (actor: string): Who => byKind[actor.split('/')[0] ?? ''] ?? 'pod'
