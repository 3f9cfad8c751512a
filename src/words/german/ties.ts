import type { ties as english } from '../english/ties'
import { said } from '../table'

export const ties = said<typeof english>('ties', {
  list: 'Womit es verbunden ist',
  more: (count) => `und ${count} weitere`,
  titles: {
    owner: 'Gehört zu',
    owned: 'Besitzt',
    sibling: 'Vom selben Besitzer',
    node: 'Läuft auf',
    onNode: 'Pods darauf',
    selects: 'Ausgewählt von, aber nicht Ready',
    sendsTo: 'Ready-Endpoint von',
    front: 'Services, die seine Pods auswählen',
    selected: 'Ausgewählt, aber nicht Ready',
    endpoint: 'Ready-Endpoints',
    claim: 'Claims',
    sharesClaim: 'Nutzt denselben Claim',
  },
  endpointOf: (name) => `Endpoint von ${name}`,
  endpoint: 'Endpoint',
  selectedBy: (name) => `von ${name} ausgewählt, nicht Ready`,
  selected: 'ausgewählt, nicht Ready',
  notReady: 'nicht Ready',
  owned: 'gehört dazu',
  of: (name) => `zu ${name}`,
  sameOwner: 'Geschwister',
  sameClaim: 'teilt Claim',
  itsNode: 'sein Node',
  pods: (count) => pods(count),
  podsOf: (count, name) => `${pods(count)} von ${name}`,
  service: (name, selected, ready) =>
    `${name} wählt ${pods(selected)} aus, Ready ${ready === 1 ? 'ist' : 'sind'} davon ${ready}`,
  worker: (name, count) => `Auf ${name} ${count === 1 ? 'läuft 1 Pod' : `laufen ${pods(count)}`}`,
  workload: (name, count) => `${name} besitzt ${pods(count)}`,
  named: (kind, name) => `${kind} ${name}`,
  sendsTo: (name) => `Endpoint von Service ${name}`,
  selects: (name) => `von Service ${name} ausgewählt, nicht Ready`,
})

const pods = (count: number): string => (count === 1 ? '1 Pod' : `${count} Pods`)
