import { table } from '../table'

export const messageFilter = table('messageFilter', {
  toOrFrom: 'To or from',
  components: {
    you: 'You',
    'kube-scheduler': 'Scheduler',
    'kube-controller-manager': 'Controllers',
    'cloud-controller-manager': 'Cloud controllers',
    etcd: 'etcd',
    kubelet: 'kubelet',
    'kube-proxy': 'kube-proxy',
    runtime: 'Runtime',
    'image-registry': 'Registry',
    'cloud-provider': 'Cloud',
    'end-users': 'Users',
  },
  verb: 'Verb',
  verbs: {
    create: 'Create',
    read: 'Read',
    update: 'Update',
    delete: 'Delete',
    traffic: 'Traffic',
  },
  kind: 'Kind',
  kinds: {
    request: 'Request',
    response: 'Response',
    watch: 'Watch',
    etcd: 'etcd',
    cri: 'CRI',
    image: 'Image',
    cloud: 'Cloud',
    probe: 'Probe',
    traffic: 'Traffic',
  },
  namespace: 'Namespace',
  howTo: 'Press one to hide it. Hidden, it still happens.',
  /** After the number. */
  hiddenSoFar: (count: number) => `${count === 1 ? 'message' : 'messages'} hidden so far`,
  showAll: 'Show all',
})
