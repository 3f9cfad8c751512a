/** What a cluster itself runs: the pause image, CoreDNS, kube-proxy and the control plane. */
import {
  always,
  exactTags,
  http,
  imageOf,
  type KnownImage,
  program,
  tcp,
  udp,
  versionTags,
} from './knownImage'

const bare = { shell: false } as const
const kubernetesVersions = versionTags({
  names: [],
  minors: { '1': [20, 35] },
  suffixes: [],
  prefix: 'v',
})

/** Does nothing, and does it for ever: it keeps a pod's namespaces open. */
export const pause: KnownImage = {
  repository: 'registry.k8s.io/pause',
  hasTag: exactTags(
    'latest',
    '3.1',
    '3.2',
    '3.3',
    '3.4.1',
    '3.5',
    '3.6',
    '3.7',
    '3.8',
    '3.9',
    '3.10',
    '3.10.1',
  ),
  sizeBytes: () => 318_000,
  layers: 1,
  config: () =>
    imageOf(program('pause', { startupMicros: 0, memoryBytes: 262_144, cpuMillis: 0 }), {
      ...bare,
      entrypoint: ['/pause'],
    }),
}

const corednsServer = program('coredns', {
  startupMicros: 400_000,
  listeners: [udp(53), tcp(53), http(9153), http(8080), http(8181)],
  replies: [
    { path: '/health', status: 200, body: 'OK' },
    { path: '/ready', status: 200, body: 'OK' },
    { path: '/metrics', status: 200, body: '# HELP coredns_build_info' },
  ],
  lines: [
    { afterMicros: 100_000, line: '.:53' },
    { afterMicros: 120_000, line: '[INFO] plugin/reload: Running configuration' },
    { afterMicros: 150_000, line: 'CoreDNS-1.13.1' },
  ],
  memoryBytes: 14_680_064,
  cpuMillis: 2,
  // The health plugin keeps answering for its five seconds of lameduck.
  term: { afterMicros: 5_000_000, exitCode: 0 },
})

/** The cluster's DNS server. */
export const coredns: KnownImage = {
  repository: 'registry.k8s.io/coredns/coredns',
  hasTag: versionTags({ names: [], minors: { '1': [8, 13] }, suffixes: [], prefix: 'v' }),
  sizeBytes: () => 23_553_139,
  layers: 3,
  config: () => imageOf(corednsServer, { ...bare, entrypoint: ['/coredns'] }),
}

const component = (name: string, sizeBytes: number, port: number): KnownImage => ({
  repository: `registry.k8s.io/${name}`,
  hasTag: kubernetesVersions,
  sizeBytes: () => sizeBytes,
  layers: 3,
  config: () =>
    imageOf(
      program(name, {
        startupMicros: 800_000,
        listeners: [http(port)],
        replies: always('ok'),
        memoryBytes: 41_943_040,
        cpuMillis: 10,
      }),
      bare,
    ),
})

/** Where `kubectl top` gets its numbers. */
export const metricsServer: KnownImage = {
  repository: 'registry.k8s.io/metrics-server/metrics-server',
  hasTag: versionTags({ names: [], minors: { '0': [3, 8] }, suffixes: [], prefix: 'v' }),
  sizeBytes: () => 22_400_000,
  layers: 3,
  config: () =>
    imageOf(
      program('metrics-server', {
        startupMicros: 1_500_000,
        listeners: [http(10250)],
        replies: always('ok'),
        memoryBytes: 20_971_520,
        cpuMillis: 4,
      }),
      bare,
    ),
}

/** The programs of the control plane, and kube-proxy. */
export const components: readonly KnownImage[] = [
  component('kube-proxy', 25_900_000, 10256),
  component('kube-apiserver', 27_600_000, 6443),
  component('kube-controller-manager', 23_100_000, 10257),
  component('kube-scheduler', 17_200_000, 10259),
]
