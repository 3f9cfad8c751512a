/** Small servers that tutorials use, and the test image of Kubernetes itself. */
import type { Program } from '../registryMessages'
import {
  always,
  exactTags,
  http,
  imageOf,
  type KnownImage,
  program,
  versionTags,
} from './knownImage'

const helloApp = (repository: string): KnownImage => ({
  repository,
  hasTag: exactTags('1.0', '2.0'),
  sizeBytes: () => 11_500_000,
  layers: 2,
  config: (tag) =>
    imageOf(
      program('hello-app', {
        startupMicros: 60_000,
        listeners: [http(8080)],
        replies: always(`Hello, world!\nVersion: ${tag}.0\n`),
        lines: [{ afterMicros: 50_000, line: 'Server listening on port 8080' }],
        options: [{ env: 'PORT', sets: 'port' }],
        term: { afterMicros: 5_000, exitCode: 2 },
      }),
      { shell: false },
    ),
})

/** `http-echo -text=hello -listen=:5678` */
export const httpEcho: KnownImage = {
  repository: 'docker.io/hashicorp/http-echo',
  hasTag: versionTags({
    names: ['latest', 'alpine'],
    minors: { '0': [1, 2], '1': [0, 0] },
    suffixes: [],
  }),
  sizeBytes: () => 4_600_000,
  layers: 2,
  config: () =>
    imageOf(
      program('http-echo', {
        startupMicros: 30_000,
        listeners: [http(5678)],
        replies: always('hello-world\n'),
        options: [
          { flag: '-text', sets: 'body' },
          { flag: '-listen', sets: 'port' },
        ],
      }),
      { shell: false },
    ),
}

const agnhostServer = (port: number, replies: Program['replies']): Program =>
  program('agnhost', {
    startupMicros: 60_000,
    listeners: [http(port)],
    replies,
    options: [
      { flag: '--http-port', sets: 'port' },
      { flag: '--port', sets: 'port' },
    ],
    term: { afterMicros: 5_000, exitCode: 2 },
  })

/** Healthy for ten seconds, then 500: what the liveness probe tutorial probes. */
const liveness = agnhostServer(8080, [
  { path: '/healthz', status: 200, body: 'ok', untilMicros: 10_000_000 },
  { path: '/healthz', status: 500, body: 'error: 10.0' },
])

/** The test image of Kubernetes: a program for each of its subcommands. */
export const agnhost: KnownImage = {
  repository: 'registry.k8s.io/e2e-test-images/agnhost',
  hasTag: versionTags({ names: [], minors: { '2': [9, 59] }, suffixes: [] }),
  sizeBytes: () => 51_900_000,
  layers: 11,
  // Without an argument it is its subcommand pause.
  config: () =>
    imageOf(program('agnhost'), {
      entrypoint: ['/agnhost'],
      cmd: ['pause'],
      programs: {
        agnhost: program('agnhost', { term: { afterMicros: 5_000, exitCode: 2 } }),
        'agnhost netexec': agnhostServer(8080, always('NOW: 2026-01-01 12:00:00')),
        'agnhost serve-hostname': agnhostServer(9376, always('')),
        'agnhost liveness': liveness,
      },
    }),
}

/** Tells a visitor what it was asked. */
export const echoserver: KnownImage = {
  repository: 'registry.k8s.io/echoserver',
  hasTag: versionTags({ names: [], minors: { '1': [0, 10] }, suffixes: [] }),
  sizeBytes: () => 43_200_000,
  layers: 8,
  config: () =>
    imageOf(
      program('nginx', {
        startupMicros: 200_000,
        listeners: [http(8080)],
        replies: always('CLIENT VALUES:\n'),
      }),
    ),
}

/** The sample application of Google's tutorials, in its two homes. */
export const helloApps: readonly KnownImage[] = [
  helloApp('gcr.io/google-samples/hello-app'),
  helloApp('us-docker.pkg.dev/google-samples/containers/gke/hello-app'),
]
