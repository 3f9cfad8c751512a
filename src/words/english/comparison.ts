import { table } from '../table'

/** What two configurations come to, in words and tables. */
export const comparison = table('comparison', {
  presets: {
    default: 'Kubernetes’ default',
    packing: 'Pack: MostAllocated',
    packingWithSpread: 'MostAllocated, still spreading',
    noSpreading: 'No spreading by default',
    requestedToCapacity: 'RequestedToCapacityRatio',
    balance: 'Balance cpu and memory first',
    own: 'Your configuration',
  },
  workloads: {
    mixed: 'A mixed batch',
    giants: 'Small ones, then giants',
    thousand: 'A thousand pods of five sizes',
    own: 'Your manifest',
    cluster: 'The cluster’s workloads',
  },
  clusterWorkers: 'the cluster’s workers',
  freshWorkers: (count: string) => `${count} fresh workers`,
  probe: (cpu: string, memory: string) => `${cpu} cpu and ${memory}`,
  about: (workload: string, workers: string) => `${workload} on ${workers}.`,
  oneDocument: 'A configuration is one document: a KubeSchedulerConfiguration.',
  youStopped: 'You stopped it here.',
  sessionEnded: 'The session it ran beside has ended.',

  metrics: {
    placed: 'Pods placed',
    pending: 'Pending',
    elsewhere: 'Placed elsewhere',
    empty: 'Workers left empty',
    cpu: 'CPU requested',
    memory: 'Memory requested',
    cpuRange: 'CPU, least to most',
    memoryRange: 'Memory, least to most',
    zones: 'Pods by zone',
    cpuFragmentation: 'CPU fragmentation',
    memoryFragmentation: 'Memory fragmentation',
    largest: 'Largest pod that fits',
    decisions: 'Decisions taken',
    time: 'Time to place all',
  },
  more: (probe: string) => `More pods of ${probe}`,
  of: (part: number, all: number) => `${part} of ${all}`,
  range: (least: string, most: string) => `${least} to ${most}`,
  none: 'none',
  noZone: 'no zone',
  stillWait: (count: number) => `${count} still wait`,
  nothingCame: 'nothing came yet',

  terms: {
    fragmentation: 'Fragmentation',
    largest: 'Largest pod',
    elsewhere: 'Elsewhere',
    requested: 'Requested',
    time: 'Time to place all',
  },
  meanings: {
    fragmentation: (probe: string) =>
      `the share of what is free that pods of ${probe} cannot use: what is left over once every worker is filled with them. Cordoned workers are left out.`,
    largest: 'all that is free on the worker whose scarcer resource is freest.',
    elsewhere: 'a pod on a worker where the other half has fewer pods of the same owner.',
    requested: 'what pods request, of what the workers have allocatable.',
    time: 'from the first arrival until no pod waits, to half a second.',
  },

  columns: ['Worker', 'Zone', 'A pods', 'A cpu', 'A memory', 'B pods', 'B cpu', 'B memory'],
  side: (letter: string, configuration: string) => `${letter}: ${configuration}`,

  summary: {
    nothing: 'Nothing has arrived yet.',
    alike: 'A and B come to the same placement.',
    moved: (pods: number) =>
      `${pods === 1 ? '1 pod is' : `${pods} pods are`} placed elsewhere; the totals are the same.`,
    onlyOneWaits: (pending: string, other: string, pods: number) =>
      `${pending} leaves ${pods === 1 ? '1 pod' : `${pods} pods`} Pending; ${other} places all.`,
    bothWait: (inA: number, inB: number) => `A leaves ${inA} pods Pending, B ${inB}.`,
    empty: (more: string, most: number, fewer: string, least: number) =>
      `${more} leaves ${most === 1 ? '1 worker' : `${most} workers`} empty; ${fewer} leaves ${least}.`,
    emptyOrNone: (more: string, most: number, fewer: string) =>
      `${more} leaves ${most === 1 ? '1 worker' : `${most} workers`} empty; ${fewer} uses every one.`,
    room: (more: string, most: number, fewer: string, least: number, probe: string) =>
      `${more} has room for ${most} more pods of ${probe}, ${fewer} for ${least}.`,
  },
})
