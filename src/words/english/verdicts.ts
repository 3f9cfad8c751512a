import { table } from '../table'

/** Where a pod can go and why, where the scheduler's own words are too long or too few. */
export const verdicts = table('verdicts', {
  blocked: {
    NodeUnschedulable: 'cordoned',
    NodeName: 'another node is named',
    NodeAffinity: 'not its labels',
    NodePorts: 'port is taken',
    PodTopologySpread: 'uneven spread',
    InterPodAffinity: 'pod affinity',
    NodeVolumeLimits: 'too many volumes',
    VolumeZone: 'volume elsewhere',
    VolumeBinding: 'no volume to bind',
    VolumeRestrictions: 'volume in use',
  },
  someTaint: 'untolerated taint',
  taint: (key: string) => `taint ${key}`,

  fits: {
    sample: (pod: string, workers: number, marked: number) =>
      `${pod} waits: of ${workers} workers, the ${marked} that come closest are marked`,
    none: (pod: string) => `No worker can take ${pod} now`,
    some: (pod: string, count: number, workers: number) =>
      `${count} of ${workers} workers could take ${pod}`,
    someOfLooked: (pod: string, count: number, looked: number) =>
      `${count} of the ${looked} workers that were looked at could take ${pod}`,
  },

  noNodePasses: 'No node passes all filters.',
  wins: (node: string) => `${node} wins.`,
  onlyOne: (node: string) => `${node} is the only node that passes the filters.`,
  winsWith: (node: string, points: number) => `${node} wins with ${points} points.`,
  drawn: (node: string, tied: string, points: number, among: number) =>
    `${tied} share the lead with ${points} points; ${node} was drawn by chance among the ${among}.`,
  notLookedAt: (node: string) => `${node} was not looked at.`,
  refuses: (plugin: string, node: string, reasons: string) =>
    `${plugin} refuses ${node}: ${reasons}.`,
  asGood: (node: string) => `${node} was as good: it has as many points.`,
  has: (node: string, total: number) => `${node} has ${total}.`,
  hasBecause: (
    node: string,
    total: number,
    plugin: string,
    points: number,
    winner: string,
    winners: number,
  ) => `${node} has ${total}: ${plugin} gives it ${points}, and ${winner} ${winners}.`,
  nodes: (count: number) => `${count} nodes`,
  list: (names: readonly string[]) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
})
