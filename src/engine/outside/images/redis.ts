import { imageOf, type KnownImage, program, tcp, versionTags } from './knownImage'

const ready = (micros: number) => [
  { afterMicros: 10_000, line: '1:C oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo' },
  { afterMicros: 20_000, line: '1:M * Running mode=standalone, port=6379.' },
  { afterMicros: micros, line: '1:M * Ready to accept connections tcp' },
]

/** Serves on 6379; on SIGTERM it saves and leaves with 0. */
export const redisServer = program('redis-server', {
  startupMicros: 150_000,
  listeners: [tcp(6379)],
  lines: ready(150_000),
  memoryBytes: 9_437_184,
  cpuMillis: 2,
  options: [{ flag: '--port', sets: 'port' }],
  reads: 'redis',
})

const docker = imageOf(redisServer, {
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['redis-server'],
  programs: { 'redis-server': redisServer, 'docker-entrypoint.sh': redisServer },
})

/** Redis, as Docker Hub carries it. */
export const redis: KnownImage = {
  repository: 'docker.io/library/redis',
  hasTag: versionTags({
    names: ['latest', 'alpine', 'bookworm', 'trixie'],
    minors: {
      '2': [6, 8],
      '3': [0, 2],
      '4': [0, 0],
      '5': [0, 0],
      '6': [0, 2],
      '7': [0, 4],
      '8': [0, 4],
    },
    suffixes: ['alpine', 'bookworm', 'bullseye', 'buster', 'trixie'],
  }),
  sizeBytes: (tag) => (tag.includes('alpine') ? 17_300_000 : 41_746_000),
  layers: 7,
  config: () => docker,
}

/** The leader of the guestbook example as Kubernetes' own tests carry it. */
export const redisE2e: KnownImage = {
  repository: 'registry.k8s.io/redis',
  hasTag: (tag) => tag === 'e2e',
  sizeBytes: () => 153_900_000,
  layers: 9,
  config: () => docker,
}
