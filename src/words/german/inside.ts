import type { inside as english } from '../english/inside'
import { said } from '../table'

export const inside = said<typeof english>('inside', {
  rules: (grouped, count) => `${grouped} ${count === 1 ? 'Regel' : 'Regeln'}`,
  images: (count) => (count === 1 ? '1 Image' : `${count} Images`),
  pods: (count) => (count === 1 ? '1 Pod' : `${count} Pods`),
  syncs: (pod) => `Sync ${pod}`,
  onNode: (name, node) => `${name} auf ${node}`,
  onDisk: (count) => (count === 1 ? '1 Image auf der Disk.' : `${count} Images auf der Disk.`),
  largest: (count) => `Die ${count} größten:`,
  noRules: 'Noch keine Regeln.',
  programmed: (rules) => `${rules} in den iptables-Tabellen dieses Nodes.`,
  neverSynced: 'Noch kein Pod abgeglichen.',
  synced: (pod, clock) => `Zuletzt ${pod} abgeglichen, um ${clock}.`,
  manager: 'Controller manager',
  cloudManager: 'Cloud controller manager',
  loopsRest: 'Die Schleifen ruhen: nichts ist zu tun.',
  inHand: (title, name) => `${title}: arbeitet an ${name}.`,
  podsOf: (title, name, there, wanted) =>
    `${title}: ${name} will ${wanted === 1 ? '1 Pod' : `${wanted} Pods`}, es gibt ${there}.`,
  endpointsOf: (title, name, there, wanted) =>
    `${title}: ${name} soll ${wanted === 1 ? '1 Endpunkt' : `${wanted} Endpunkte`} haben, es gibt ${there}.`,
})
