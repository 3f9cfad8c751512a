import { table } from '../table'

/** The parts of a cluster and of the world around it: what each is for, and its state. */
export const actors = table('actors', {
  outside: 'Outside the cluster',
  /** By the kind of actor. */
  about: {
    you: {
      title: 'You',
      part: 'Your kubectl. Everything you do to the cluster is a request to the API server.',
    },
    'kube-apiserver': {
      title: 'API server',
      part: 'The one door to the state of the cluster. Every request passes its stages: who are you, may you, what must be added, is it valid, store it. Watches tell everybody else.',
    },
    etcd: {
      title: 'etcd',
      part: 'Keeps every object under a key, each write at its own revision. Only the API server talks to it.',
    },
    'kube-scheduler': {
      title: 'Scheduler',
      part: 'Gives each pod without a node its node: filters those where it cannot run, scores the rest, and asks the API server to bind it to the best.',
    },
    'kube-controller-manager': {
      title: 'Controller manager',
      part: 'Loops that compare what is wanted with what is, and ask the API server for the difference. A lit lamp works; the number is how many keys wait.',
    },
    'cloud-controller-manager': {
      title: 'Cloud controller manager',
      part: 'The loops that know the cloud: they initialise nodes, make load balancers, routes and volumes.',
    },
    kubelet: {
      title: 'kubelet',
      part: 'Runs the pods bound to its node through the container runtime, probes them, and reports their status. It renews its lease every ten seconds.',
    },
    'kube-proxy': {
      title: 'kube-proxy',
      part: 'Turns Services and EndpointSlices into rules, through which packets for a Service find a pod.',
    },
    runtime: {
      title: 'Container runtime',
      part: 'Pulls images, makes sandboxes with their addresses, starts and stops containers: what the kubelet asks over CRI.',
    },
    'image-registry': {
      title: 'Image registry',
      part: 'Holds images as layers. A tag that does not exist cannot be pulled.',
    },
    'cloud-provider': {
      title: 'Cloud provider',
      part: 'Rents machines, load balancers, routes and disks. It belongs to no cluster, and takes its time.',
    },
    'end-users': {
      title: 'End users',
      part: 'Send requests to the Services that have visitors. What fails is counted.',
    },
  },
  worker: 'Worker',
  howTheyFare: 'How they fare',
  apiServer: {
    inFlight: 'In flight',
    watches: 'Watches',
    requests: 'Requests',
    allRequests: 'All requests',
    inItsHands: 'In its hands',
    nothing: 'Nothing just now. Requests are listed while it works on them.',
    onItsWay: 'on its way',
    from: (client: string) => `from ${client}`,
  },
  etcd: {
    revision: 'Revision',
    compacted: 'Compacted',
    notCompacted: 'nothing yet',
    upTo: (revision: string) => `up to ${revision}`,
    role: 'Role',
    roleInTerm: (role: string, term: number) => `${role}, term ${term}`,
    keys: 'Keys',
    holds: 'Holds',
    allKeys: 'All keys',
    lastWrites: 'Last writes',
  },
  scheduler: {
    inHand: 'In hand',
    nothing: 'nothing',
    /** `pod` is a link. */
    at: (pod: unknown, point: string): readonly unknown[] => [pod, ` at ${point}`],
    lastDecision: 'Its last decision',
    writePlugin: 'Write a plugin',
    active: 'Active',
    noActive: 'Nobody waits for a first try.',
    backoff: 'Backing off',
    noBackoff: 'Nobody waits out a failed try.',
    unschedulable: 'Unschedulable',
    noUnschedulable: 'Nobody waits for the cluster to change.',
    gated: 'Gated',
    queue: (title: string, pods: number) => (pods === 0 ? title : `${title} · ${pods}`),
    tries: (attempts: number) => (attempts === 1 ? 'tried once' : `tried ${attempts} times`),
    refusedBy: (plugins: readonly string[]) => `refused by ${plugins.join(', ')}`,
  },
  controllers: {
    controllers: 'Controllers',
    state: (waiting: number, retrying: number, syncs: number) =>
      [
        ...(waiting === 0 ? [] : [`${waiting} waiting`]),
        ...(retrying === 0 ? [] : [`${retrying} to retry`]),
        syncs === 1 ? '1 sync' : `${syncs} syncs`,
      ].join(', '),
    /** `key` may break at its joints. */
    last: (key: unknown): readonly unknown[] => ['last ', key],
  },
  cloud: {
    machines: 'Machines',
    loadBalancers: 'Load balancers',
    noLoadBalancers: 'None. A Service of type LoadBalancer asks for one.',
    disks: 'Disks',
    noDisks: 'None. A PersistentVolumeClaim asks for one.',
    /** `machine` is a link. */
    attached: (zone: string, machine: unknown): readonly unknown[] => [`Zone ${zone}, `, machine],
    free: (zone: string) => `Zone ${zone}, free`,
  },
})
