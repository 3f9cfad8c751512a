import { table } from '../table'

export const stage = table('stage', {
  cluster: 'The cluster',
  view: 'View',
  further: 'Further away',
  everything: 'Show everything',
  nearer: 'Nearer',
  tidy: 'Tidy up: everything back to its place',
  noWorker: 'No worker yet',
  addWorker:
    'Drag one here, or add it from the palette. Its kubelet will register a Node, and the scheduler can place pods.',
  stations: {
    you: { short: 'You', long: 'You', whole: 'You, with kubectl' },
    'end-users': { short: 'Users', long: 'End users', whole: 'End users' },
    'image-registry': { short: 'Registry', long: 'Image registry', whole: 'Image registry' },
    'cloud-provider': { short: 'Cloud', long: 'Cloud provider', whole: 'Cloud provider' },
  },
  aSecond: (count: number) => (count < 100 ? `${count} a second` : `${count}/s`),
  noZone: 'no zone',
  zone: (name: string) => `zone ${name}`,
  ready: (ready: number, all: number) => `${ready} of ${all} Ready`,
  cpuAsked: 'CPU asked',
  fresh: 'new in the last 10 s',
  silent: (workers: number, clock: string) => `${workers} workers silent since ${clock}`,
  podsOnThem: (count: number) => `${count} pods on them`,
  podsASecond: (count: number) => (count === 1 ? '1 pod/s' : `${count} pods/s`),
  fits: '✓ fits',
  to: (node: string) => `to ${node}`,
})
