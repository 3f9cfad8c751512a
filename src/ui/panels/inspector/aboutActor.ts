/** What each part is for, in one or two sentences. */
const ABOUT: Readonly<Record<string, { readonly title: string; readonly part: string }>> = {
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
}

export const aboutActor = (kind: string): { readonly title: string; readonly part: string } =>
  ABOUT[kind] ?? { title: kind, part: '' }
