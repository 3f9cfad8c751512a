import type { stage as english } from '../english/stage'
import { said } from '../table'

export const stage = said<typeof english>('stage', {
  cluster: 'Der Cluster',
  view: 'Ansicht',
  further: 'Weiter weg',
  everything: 'Alles zeigen',
  nearer: 'Näher',
  tidy: 'Aufräumen: alles zurück an seinen Platz',
  noWorker: 'Noch kein Worker',
  addWorker:
    'Einen hierher ziehen oder aus der Palette hinzufügen. Sein kubelet meldet einen Node an, und der Scheduler kann Pods platzieren.',
  stations: {
    you: { short: 'Sie', long: 'Sie', whole: 'Sie, mit kubectl' },
    'end-users': { short: 'Besucher', long: 'Besucher', whole: 'Besucher' },
    'image-registry': { short: 'Registry', long: 'Image-Registry', whole: 'Image-Registry' },
    'cloud-provider': { short: 'Cloud', long: 'Cloud-Anbieter', whole: 'Cloud-Anbieter' },
  },
  aSecond: (count) => `${count}/s`,
  noZone: 'ohne Zone',
  zone: (name) => `Zone ${name}`,
  ready: (ready, all) => `${ready} von ${all} Ready`,
  cpuAsked: 'CPU angefordert',
  fresh: 'neu in den letzten 10 s',
  silent: (workers, clock) => `${workers} Worker stumm seit ${clock}`,
  podsOnThem: (count) => `${count} Pods darauf`,
  podsASecond: (count) => (count === 1 ? '1 Pod/s' : `${count} Pods/s`),
  fits: '✓ passt',
  to: (node) => `zu ${node}`,
})
