/** What is said of the inside of components. */
export const words = {
  rules: (grouped: string, count: number): string => `${grouped} ${count === 1 ? 'rule' : 'rules'}`,
  images: (count: number): string => (count === 1 ? '1 image' : `${count} images`),
  pods: (count: number): string => (count === 1 ? '1 pod' : `${count} pods`),
  syncs: (pod: string): string => `sync ${pod}`,
  onNode: (name: string, node: string): string => `${name} on ${node}`,
  onDisk: (count: number): string =>
    count === 1 ? '1 image on its disk.' : `${count} images on its disk.`,
  largest: (count: number): string => `The ${count} largest:`,
  noRules: 'No rules yet.',
  programmed: (rules: string): string => `${rules} in the iptables tables of this node.`,
  neverSynced: 'No pod synced yet.',
  synced: (pod: string, clock: string): string => `Synced ${pod} last, at ${clock}.`,
  manager: (cloud: boolean): string => (cloud ? 'Cloud controller manager' : 'Controller manager'),
  loopsRest: 'Its loops rest: nothing is left to do.',
  inHand: (title: string, name: string): string => `${title}: works on ${name}.`,
  podsOf: (title: string, name: string, there: number, wanted: number): string =>
    `${title}: ${name} wants ${wanted} pods, there are ${there}.`,
  endpointsOf: (title: string, name: string, there: number, wanted: number): string =>
    `${title}: ${name} is to have ${wanted} endpoints, there are ${there}.`,
} as const
