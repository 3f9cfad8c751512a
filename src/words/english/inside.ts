import { table } from '../table'

/** What is said of the inside of components. */
export const inside = table('inside', {
  rules: (grouped: string, count: number) => `${grouped} ${count === 1 ? 'rule' : 'rules'}`,
  images: (count: number) => (count === 1 ? '1 image' : `${count} images`),
  pods: (count: number) => (count === 1 ? '1 pod' : `${count} pods`),
  syncs: (pod: string) => `sync ${pod}`,
  onNode: (name: string, node: string) => `${name} on ${node}`,
  onDisk: (count: number) =>
    count === 1 ? '1 image on its disk.' : `${count} images on its disk.`,
  largest: (count: number) => `The ${count} largest:`,
  noRules: 'No rules yet.',
  programmed: (rules: string) => `${rules} in the iptables tables of this node.`,
  neverSynced: 'No pod synced yet.',
  synced: (pod: string, clock: string) => `Synced ${pod} last, at ${clock}.`,
  manager: 'Controller manager',
  cloudManager: 'Cloud controller manager',
  loopsRest: 'Its loops rest: nothing is left to do.',
  inHand: (title: string, name: string) => `${title}: works on ${name}.`,
  podsOf: (title: string, name: string, there: number, wanted: number) =>
    `${title}: ${name} wants ${wanted} pods, there are ${there}.`,
  endpointsOf: (title: string, name: string, there: number, wanted: number) =>
    `${title}: ${name} is to have ${wanted} endpoints, there are ${there}.`,
})
