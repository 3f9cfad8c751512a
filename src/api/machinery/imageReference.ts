/**
 * The parts of an image's name, with docker.io's short forms spelled out.
 * Source: Kubernetes v1.35 pkg/util/parsers; distribution/reference regexp.go, normalize.go
 */
import { goQuote } from './goFormat'

export interface ImageReference {
  /** With host: `docker.io/library/nginx`. */
  readonly repository: string
  /** `latest` where the name has neither tag nor digest; empty where it has a digest alone. */
  readonly tag: string
  readonly digest: string
}

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const HOST = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const DOMAIN = new RegExp(`^${HOST}(?:\\.${HOST})*(?::[0-9]+)?$`)
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`)
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/
const LONGEST_NAME = 255

/** Undefined for what is no image name: `invalid reference format`. */
export function parseImageReference(image: string): ImageReference | undefined {
  const at = image.indexOf('@')
  const digest = at < 0 ? '' : image.slice(at + 1)
  if (at >= 0 && !DIGEST.test(digest)) return undefined
  const name = at < 0 ? image : image.slice(0, at)
  const colon = name.lastIndexOf(':')
  const tagged = colon > name.lastIndexOf('/')
  const tag = tagged ? name.slice(colon + 1) : ''
  if (tagged && !TAG.test(tag)) return undefined
  const repository = fullRepository(tagged ? name.slice(0, colon) : name)
  if (repository === undefined) return undefined
  return { repository, tag: tag === '' && digest === '' ? 'latest' : tag, digest }
}

/** Why a name is refused, as the kubelet words it. Source: ParseImageName. */
export function imageReferenceError(image: string): string {
  const [name = ''] = image.split('@')
  const repository = name.replace(/:[^:/]*$/, '')
  const path = repository.includes('/') ? repository : `library/${repository}`
  const reason =
    path === path.toLowerCase()
      ? 'invalid reference format'
      : `invalid reference format: repository name (${path}) must be lowercase`
  return `couldn't parse image name ${goQuote(image)}: ${reason}`
}

/**
 * The name with `:latest` where nothing else is said, as nodes list their images.
 * Source: pkg/scheduler/framework/plugins/imagelocality (normalizedImageName)
 */
export function normalizedImageName(image: string): string {
  return image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image
}

/** `docker.io/library/nginx:1.27`, or with a digest `…/nginx@sha256:…`. */
export function fullImageName(reference: ImageReference): string {
  const { repository, tag, digest } = reference
  const named = tag === '' ? repository : [repository, tag].join(':')
  return digest === '' ? named : `${named}@${digest}`
}

/** As Docker shows it: `nginx`, `grafana/grafana`, `registry.k8s.io/pause`. */
export const familiarRepository = (repository: string): string =>
  repository.replace(/^docker\.io\/(?:library\/)?/, '')

function fullRepository(name: string): string | undefined {
  const slash = name.indexOf('/')
  const first = slash < 0 ? '' : name.slice(0, slash)
  const isHost = /[.:A-Z]/.test(first) || first === 'localhost'
  const domain = isHost && first !== 'index.docker.io' ? first : 'docker.io'
  const rest = isHost ? name.slice(slash + 1) : name
  const path = domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest
  if (!DOMAIN.test(domain) || !PATH.test(path)) return undefined
  const repository = `${domain}/${path}`
  return repository.length > LONGEST_NAME ? undefined : repository
}
