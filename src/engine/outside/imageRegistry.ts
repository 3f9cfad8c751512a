/**
 * All the world's registries as one actor: docker.io, registry.k8s.io and the rest answer from here.
 * A node asks for a manifest, then for each layer. What exists:
 *   - a repository of knownImages.ts has the tags that its file lists, and no others;
 *   - any other repository exists with every well-formed tag, unless its name or tag says that it
 *     should not (images/unknown.ts); its size and layers hang on its name;
 *   - a digest exists where its repository does.
 * A repository that is not there is refused as docker.io does: access denied, for it will not say.
 * Left out: authentication (pull secrets are never needed), rate limits, platforms.
 */
import { hex32 } from '../../api/machinery/hex'
import type { Behaviour, Context } from '../kernel/actor'
import type { ActorId, Message } from '../kernel/event'
import { type Micros, millis } from '../kernel/micros'
import type { KnownImage } from './images/knownImage'
import { knownImages } from './images/knownImages'
import { saysItIsAbsent, unknownConfig, unknownSize } from './images/unknown'
import type {
  BlobRequest,
  ImageConfig,
  Layer,
  ManifestReply,
  ManifestRequest,
  RegistryRefusal,
  RegistryRequest,
} from './registryMessages'

/** What the registry is told when it starts. */
export interface ImageRegistryConfig {
  /** How long a manifest takes, on top of the wire. */
  readonly manifestMicros?: Micros
}

/** How often it was asked, and refused. */
export interface ImageRegistryState {
  readonly manifestMicros: Micros
  manifests: number
  blobs: number
  refusals: number
}

/** What a repository holds under a reference. */
export interface Manifest {
  readonly digest: string
  readonly layers: readonly Layer[]
  readonly config: ImageConfig
}

const MANIFEST_MICROS = millis(180)
const BLOB_MICROS = millis(40)
const DIGEST_HEX = 64

/** Other names of the same repositories. */
const ALIASES: readonly (readonly [string, string])[] = [
  ['k8s.gcr.io/', 'registry.k8s.io/'],
  ['gcr.io/google-containers/', 'registry.k8s.io/'],
  ['public.ecr.aws/docker/library/', 'docker.io/library/'],
  ['mirror.gcr.io/library/', 'docker.io/library/'],
  ['registry.k8s.io/busybox', 'docker.io/library/busybox'],
  ['registry.k8s.io/e2e-test-images/busybox', 'docker.io/library/busybox'],
]

/** The registry. */
export const imageRegistry: Behaviour<ImageRegistryState, ImageRegistryConfig> = {
  init: (config) => ({
    manifestMicros: config.manifestMicros ?? MANIFEST_MICROS,
    manifests: 0,
    blobs: 0,
    refusals: 0,
  }),

  receive(state, message, context, from) {
    const request = message as RegistryRequest | Message
    if (request.type === 'registry.manifest') {
      answerManifest(state, request as ManifestRequest, context, from)
    } else if (request.type === 'registry.blob') {
      answerBlob(state, request as BlobRequest, context, from)
    }
  },
}

/** What is there, or why the registry says no. */
export function findManifest(repository: string, reference: string): Manifest | RegistryRefusal {
  const name = canonicalName(repository)
  const known = knownImages.get(name)
  const digest = reference.startsWith('sha256:')
  if (known !== undefined) {
    if (!digest && !known.hasTag(reference)) return 'manifestUnknown'
    return manifestOf(name, reference, known)
  }
  if (saysItIsAbsent(name)) return 'accessDenied'
  if (!digest && saysItIsAbsent(reference)) return 'manifestUnknown'
  return manifestOf(name, reference, undefined)
}

function manifestOf(name: string, reference: string, known: KnownImage | undefined): Manifest {
  const digest = reference.startsWith('sha256:') ? reference : digestOf(`${name}:${reference}`)
  const size = known?.sizeBytes(reference) ?? unknownSize(hashOf(name))
  const count = known?.layers ?? 3 + (hashOf(name) % 5)
  const config = known?.config(reference) ?? unknownConfig(name)
  return { digest, layers: layersOf(`${name}:${reference}`, size, count), config }
}

/** Layers as images have them: the first is the base and half of it all, the last a few bytes. */
function layersOf(seed: string, sizeBytes: number, count: number): Layer[] {
  const layers: Layer[] = []
  let rest = sizeBytes
  for (let index = 0; index < count; index++) {
    const size = index === count - 1 ? rest : Math.floor(rest / 2)
    layers.push({ digest: digestOf(`${seed}#${index}`), sizeBytes: size })
    rest -= size
  }
  return layers
}

function answerManifest(
  state: ImageRegistryState,
  request: ManifestRequest,
  context: Context,
  from: ActorId,
): void {
  const { id, repository, reference } = request
  const found = findManifest(repository, reference)
  const delay = state.manifestMicros + context.random(state.manifestMicros)
  if (typeof found === 'string') {
    state.refusals++
    const refusal = { type: 'registry.error', id, repository, reference, refusal: found }
    context.send(from, refusal, delay)
    return
  }
  state.manifests++
  const reply: ManifestReply = { type: 'registry.manifestReply', id, repository, ...found }
  context.send(from, reply, delay)
}

function answerBlob(
  state: ImageRegistryState,
  request: BlobRequest,
  context: Context,
  from: ActorId,
): void {
  state.blobs++
  const transfer = Math.ceil((request.sizeBytes * 1_000_000) / request.bytesPerSecond)
  const reply = { type: 'registry.blobReply', id: request.id, digest: request.digest }
  context.send(from, reply, BLOB_MICROS + transfer)
}

function canonicalName(repository: string): string {
  for (const [alias, name] of ALIASES) {
    if (repository.startsWith(alias)) return name + repository.slice(alias.length)
  }
  return repository
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** A digest that looks like one and is always the same for the same content. */
function digestOf(content: string): string {
  let hex = ''
  for (let part = 0; hex.length < DIGEST_HEX; part++) {
    hex += hex32(hashOf(`${part}${content}${part}`))
  }
  return `sha256:${hex}`
}
