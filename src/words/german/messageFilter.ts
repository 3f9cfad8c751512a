import type { messageFilter as english } from '../english/messageFilter'
import { said } from '../table'

export const messageFilter = said<typeof english>('messageFilter', {
  toOrFrom: 'An oder von',
  components: {
    you: 'Sie',
    'kube-scheduler': 'Scheduler',
    'kube-controller-manager': 'Controller',
    'cloud-controller-manager': 'Cloud-Controller',
    etcd: 'etcd',
    kubelet: 'kubelet',
    'kube-proxy': 'kube-proxy',
    runtime: 'Runtime',
    'image-registry': 'Registry',
    'cloud-provider': 'Cloud',
    'end-users': 'Besucher',
  },
  verb: 'Verb',
  verbs: {
    create: 'Anlegen',
    read: 'Lesen',
    update: 'Ändern',
    delete: 'Löschen',
    traffic: 'Verkehr',
  },
  kind: 'Art',
  kinds: {
    request: 'Anfrage',
    response: 'Antwort',
    watch: 'Watch',
    etcd: 'etcd',
    cri: 'CRI',
    image: 'Image',
    cloud: 'Cloud',
    probe: 'Probe',
    traffic: 'Verkehr',
  },
  namespace: 'Namespace',
  howTo: 'Ein Klick verbirgt sie. Auch verborgen geschehen sie.',
  hiddenSoFar: (count) => `${count === 1 ? 'Nachricht' : 'Nachrichten'} verborgen`,
  showAll: 'Alle zeigen',
})
