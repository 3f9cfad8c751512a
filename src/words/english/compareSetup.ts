import { table } from '../table'

export const compareSetup = table('compareSetup', {
  workload: 'Workload',
  source: 'Where the workload comes from',
  sources: { manifest: 'A manifest', cluster: 'What runs now' },
  on: 'on',
  workers: 'Workers',
  clusterWorkers: 'the cluster’s workers, as they are now',
  freshWorkers: (count: number) => `${count} fresh workers of 4 cores, 8Gi`,
  fromCluster:
    'Every Deployment, bare ReplicaSet and bare Pod of the cluster arrives at once, with its Services, ConfigMaps and budgets, and is scheduled anew. Visitors and autoscalers stay behind.',
  example: 'Example',
  ownManifest: 'Your manifest',
  manifest: 'Manifest of the workload',
  objectsArrive: 'objects arrive',
  atOnce: 'all at once',
  oneEvery: (seconds: number) => `one every ${seconds} s`,
  configuration: (letter: string) => `Configuration ${letter}`,
  preset: (letter: string) => `Preset for ${letter}`,
  configurationText: (letter: string) => `KubeSchedulerConfiguration ${letter}`,
  probeCpu: 'Judge free room by cpu',
  probeMemory: 'and memory',
  seed: 'Seed',
  fairness:
    'Fragmentation is the share of free room that pods of this size cannot use. Both halves get the same seed, the same workers and the same arrivals at the same simulated times.',
  starting: 'Starting …',
  run: 'Run both',
})
