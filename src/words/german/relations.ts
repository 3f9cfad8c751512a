import type { relations as english } from '../english/relations'
import { said } from '../table'

export const relations = said<typeof english>('relations', {
  endpointOf: (service) => `Endpoint von ${service}`,
  endpoint: 'Endpoint',
  selectedBy: (service) => `von ${service} gewählt, nicht ready`,
  selectedNotReady: 'gewählt, nicht ready',
  notReady: 'nicht ready',
  owned: 'gehört dazu',
  of: (owner) => `von ${owner}`,
  sameOwner: 'selber Owner',
  sameClaim: 'selber Claim',
  itsNode: 'sein Node',
  pods: (count) => (count === 1 ? '1 Pod' : `${count} Pods`),
  podsOf: (count, owner) => `${count === 1 ? '1 Pod' : `${count} Pods`} von ${owner}`,

  titles: {
    owner: 'Gehört zu',
    owned: 'Besitzt',
    sibling: 'Vom selben Owner',
    node: 'Läuft auf',
    onNode: 'Pods darauf',
    selects: 'Gewählt von, kein Endpoint, der ready ist',
    sendsTo: 'Endpoint, der ready ist, von',
    front: 'Services, die seine Pods wählen',
    selected: 'Gewählt, als Endpoint nicht ready',
    endpoint: 'Endpoints, die ready sind',
    claim: 'Claims',
    sharesClaim: 'Mountet denselben Claim',
  },

  list: 'Womit es verbunden ist',
  more: (count) => `und ${count} weitere`,
  service: (name, selected, ready) =>
    `${name} wählt ${selected === 1 ? '1 Pod' : `${selected} Pods`}, ${ready === 1 ? '1 ist als Endpoint ready' : `${ready} sind als Endpoint ready`}`,
  worker: (name, pods) => `auf ${name} ${pods === 1 ? 'läuft 1 Pod' : `laufen ${pods} Pods`}`,
  workload: (name, pods) => `${name} besitzt ${pods === 1 ? '1 Pod' : `${pods} Pods`}`,
  named: (kind, name) => `${kind} ${name}`,
  sendsTo: (service) => `Endpoint von Service ${service}`,
  selects: (service) => `von Service ${service} gewählt, nicht ready`,
})
