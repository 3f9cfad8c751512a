/** Every repository the registry knows. A new image is its file and its line here. */
import { databases } from './databases'
import { guestbook } from './guestbook'
import { hpaExample, httpd } from './httpd'
import { perl, stress, vishStress } from './hungry'
import type { KnownImage } from './knownImage'
import { components, coredns, metricsServer, pause } from './kubernetes'
import { alpine, busybox, debian, ubuntu } from './linux'
import { nginx, nginxSlim } from './nginx'
import { redis, redisE2e } from './redis'
import { agnhost, echoserver, helloApps, httpEcho } from './samples'

const all: readonly KnownImage[] = [
  nginx,
  nginxSlim,
  httpd,
  hpaExample,
  redis,
  redisE2e,
  ...guestbook,
  coredns,
  pause,
  ...components,
  metricsServer,
  busybox,
  alpine,
  ubuntu,
  debian,
  agnhost,
  echoserver,
  ...helloApps,
  httpEcho,
  stress,
  vishStress,
  perl,
  ...databases,
]

/** By repository, with host: `docker.io/library/nginx`. */
export const knownImages: ReadonlyMap<string, KnownImage> = new Map(
  all.map((image) => [image.repository, image]),
)
