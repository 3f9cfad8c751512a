import { always, http, imageOf, type KnownImage, program, versionTags } from './knownImage'

const server = program('httpd-foreground', {
  startupMicros: 300_000,
  listeners: [http(80)],
  replies: always('<html><body><h1>It works!</h1></body></html>\n'),
  accessLog: 'combined',
  lines: [
    {
      afterMicros: 200_000,
      line: '[mpm_event:notice] AH00489: Apache/2.4.65 (Unix) configured -- resuming normal operations',
    },
  ],
  memoryBytes: 10_485_760,
})

/** Apache. */
export const httpd: KnownImage = {
  repository: 'docker.io/library/httpd',
  hasTag: versionTags({
    names: ['latest', 'alpine', 'bookworm', 'trixie'],
    minors: { '2': [2, 4] },
    suffixes: ['alpine', 'bookworm', 'trixie'],
  }),
  sizeBytes: (tag) => (tag.includes('alpine') ? 21_800_000 : 59_200_000),
  layers: 6,
  config: () => imageOf(server),
}

/** The PHP page of the HorizontalPodAutoscaler walkthrough: every request costs real work. */
export const hpaExample: KnownImage = {
  repository: 'registry.k8s.io/hpa-example',
  hasTag: (tag) => tag === 'latest',
  sizeBytes: () => 179_500_000,
  layers: 16,
  config: () =>
    imageOf({
      ...server,
      name: 'apache2-foreground',
      replies: always('OK!'),
      cpuMicrosPerRequest: 25_000,
    }),
}
