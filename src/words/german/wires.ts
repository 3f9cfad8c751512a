import type { wires as english } from '../english/wires'
import { said } from '../table'

export const wires = said<typeof english>('wires', {
  names: {
    you: 'Sie',
    etcd: 'etcd',
    'kube-apiserver': 'API server',
    'kube-scheduler': 'Scheduler',
    'kube-controller-manager': 'Controller manager',
    'cloud-controller-manager': 'Cloud controller manager',
  },
  parts: {
    you: 'Ihnen',
    etcd: 'etcd',
    'kube-apiserver': 'API server',
    'kube-scheduler': 'Scheduler',
    'kube-controller-manager': 'Controller manager',
    'cloud-controller-manager': 'Cloud controller manager',
  },
  purposes: {
    you: 'HTTPS: was kubectl fragt, und die Antworten.',
    etcd: 'gRPC: jedes Lesen und Schreiben des Zustands, und die Watches, die davon berichten.',
    'kube-scheduler': 'HTTPS: ein Watch auf Pods und Nodes; ein Binding für jeden platzierten Pod.',
    'kube-controller-manager':
      'HTTPS: Watches auf das Gewollte und das Vorhandene; Änderungen, die beides zusammenbringen.',
    'cloud-controller-manager':
      'HTTPS: Watches auf Nodes und Services; was die Cloud daraus gemacht hat.',
    kubelet: 'HTTPS: ein Watch auf die Pods seines Nodes; ihr Status, und seine Lease.',
    'kube-proxy': 'HTTPS: Watches auf Services und EndpointSlices, aus denen Regeln werden.',
  },
  onNode: (part, node) => `${part} auf ${node}`,
  ofNode: (part, node) => `${part} auf ${node}`,
  ends: (from, to) => `${from} ↔ ${to}`,
  wire: (from, to, flying) =>
    flying === 0
      ? `Leitung von ${from} zu ${to}, nichts unterwegs`
      : `Leitung von ${from} zu ${to}, ${flying} unterwegs`,
  towards: (name) => `zu ${name}`,
  cut: 'Gekappt: nichts kommt durch.',
  quiet: 'Gerade keine Nachricht darauf.',
  traffic: (messages, slowest) =>
    messages === 1
      ? `Gerade 1 Nachricht darauf: ${slowest} von Ende zu Ende.`
      : `Gerade ${messages} Nachrichten darauf: höchstens ${slowest} von Ende zu Ende.`,
  flying: (count) => (count === 0 ? 'Gerade nichts darauf.' : `Gerade ${count} darauf.`),
  bundle: (count) => (count === 0 ? 'Ein Bündel, angekommen.' : `Ein Bündel: ${count} unterwegs.`),
  arrived: 'angekommen',
  lost: 'verloren',
  close: 'Schließen',
})
