/** The guestbook: a PHP front end, and followers of a Redis leader. Old homes and today's. */
import { exactTags, http, imageOf, type KnownImage, program } from './knownImage'
import { redisServer } from './redis'

const page =
  '<html ng-app="redis">\n  <head>\n    <title>Guestbook</title>\n  </head>\n' +
  '  <body ng-controller="RedisCtrl">\n    <h2>Guestbook</h2>\n  </body>\n</html>\n'

const apache = program('apache2-foreground', {
  startupMicros: 600_000,
  listeners: [http(80)],
  replies: [
    { path: '/', status: 200, body: page },
    { path: '/index.html', status: 200, body: page },
    { path: '/guestbook.php*', status: 200, body: '{"data": ""}' },
  ],
  accessLog: 'combined',
  lines: [
    {
      afterMicros: 500_000,
      line: "[core:notice] [pid 1] AH00094: Command line: 'apache2 -D FOREGROUND'",
    },
  ],
  memoryBytes: 18_874_368,
  cpuMillis: 2,
  cpuMicrosPerRequest: 3_000,
})

const follower = program('run.sh', {
  ...redisServer,
  name: 'run.sh',
  lines: [
    { afterMicros: 20_000, line: '1:S * Connecting to MASTER redis-leader:6379' },
    { afterMicros: 120_000, line: '1:S * MASTER <-> REPLICA sync started' },
    { afterMicros: 180_000, line: '1:S * MASTER <-> REPLICA sync: Finished with success' },
  ],
})

const image = (
  repository: string,
  tags: readonly string[],
  sizeBytes: number,
  main: typeof apache,
): KnownImage => ({
  repository,
  hasTag: exactTags(...tags),
  sizeBytes: () => sizeBytes,
  layers: 12,
  config: () => imageOf(main),
})

const TODAY = 'us-docker.pkg.dev/google-samples/containers/gke'

/** Every repository it ever lived in. */
export const guestbook: readonly KnownImage[] = [
  image('gcr.io/google_samples/gb-frontend', ['v3', 'v4', 'v5', 'v6'], 185_000_000, apache),
  image('gcr.io/google-samples/gb-frontend', ['v3', 'v4', 'v5', 'v6'], 185_000_000, apache),
  image(`${TODAY}/gb-frontend`, ['v5', 'v6'], 185_000_000, apache),
  image('gcr.io/google_samples/gb-redis-follower', ['v1', 'v2', 'v3'], 40_300_000, follower),
  image('gcr.io/google-samples/gb-redisslave', ['v1', 'v2', 'v3'], 40_300_000, follower),
  image(`${TODAY}/gb-redis-follower`, ['v1', 'v2'], 40_300_000, follower),
]
