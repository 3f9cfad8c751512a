import { http, imageOf, type KnownImage, program, versionTags } from './knownImage'

const welcome =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n' +
  '<h1>Welcome to nginx!</h1>\n<p>If you see this page, the nginx web server is successfully ' +
  'installed and\nworking. Further configuration is required.</p>\n</body>\n</html>\n'

const lines = [
  '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
  '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh',
  '/docker-entrypoint.sh: Configuration complete; ready for start up',
  '[notice] 1#1: using the "epoll" event method',
  '[notice] 1#1: start worker processes',
]

const server = program('nginx', {
  startupMicros: 250_000,
  listeners: [http(80)],
  replies: [
    { path: '/', status: 200, body: welcome },
    { path: '/index.html', status: 200, body: welcome },
  ],
  accessLog: 'combined',
  lines: lines.map((line, index) => ({ afterMicros: 20_000 + index * 25_000, line })),
  memoryBytes: 7_340_032,
  // The image's STOPSIGNAL is SIGQUIT: workers finish what they serve.
  term: { afterMicros: 120_000, exitCode: 0 },
})

/** The web server, as Docker Hub carries it. There never was a 1.161. */
export const nginx: KnownImage = {
  repository: 'docker.io/library/nginx',
  hasTag: versionTags({
    names: ['latest', 'stable', 'mainline', 'alpine', 'bookworm', 'trixie', 'perl'],
    minors: { '1': [7, 29] },
    suffixes: ['alpine', 'alpine-slim', 'alpine-perl', 'perl', 'bookworm', 'bullseye', 'trixie'],
  }),
  sizeBytes: (tag) => (tag.includes('alpine') ? 20_506_422 : 72_319_283),
  layers: 7,
  config: () =>
    imageOf(server, {
      entrypoint: ['/docker-entrypoint.sh'],
      cmd: ['nginx', '-g', 'daemon off;'],
      programs: { nginx: server, 'docker-entrypoint.sh': server },
      env: { NGINX_VERSION: '1.29.3' },
    }),
}

/** The variant of Kubernetes' own StatefulSet tutorial. */
export const nginxSlim: KnownImage = {
  repository: 'registry.k8s.io/nginx-slim',
  hasTag: versionTags({ names: [], minors: { '0': [1, 27] }, suffixes: [] }),
  sizeBytes: () => 56_100_000,
  layers: 5,
  config: () => imageOf(server, { entrypoint: [], cmd: ['nginx', '-g', 'daemon off;'] }),
}
