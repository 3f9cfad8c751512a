/** Pulling an image: its manifest, then its layers one after the other, then unpacking. */
import { fullImageName, parseImageReference } from '../../api/machinery/imageReference'
import type { Context } from '../kernel/actor'
import { type Micros, millis, seconds } from '../kernel/micros'
import type {
  BlobRequest,
  ManifestReply,
  ManifestRequest,
  RegistryReply,
} from '../outside/registryMessages'
import { answer, type Call, replyError } from './calls'
import type { RuntimeError } from './flavour'
import { flavourOf } from './flavours'
import { imageView } from './imageStore'
import type { CriResult } from './messages'
import type { Pull, PullTimeout, RuntimeState, StoredImage } from './runtimeState'

/** 40 MB a second: a fast line to a near registry. */
const BYTES_PER_SECOND = 40_000_000
/** A registry that does not answer for this long is out of reach. */
const DIAL_TIMEOUT = seconds(30)
const UNPACK_MICROS = millis(120)
const UNPACK_BYTES_PER_MICRO = 200

/** Begins a pull, or joins the one under way; answered when it has ended. */
export function pullImage(call: Call, image: string): void {
  const { state, context } = call
  const reference = parseImageReference(image)
  if (reference === undefined) {
    const description = `failed to parse image reference "${image}": invalid reference format`
    replyError(call, { code: 'InvalidArgument', description })
    return
  }
  const name = fullImageName(reference)
  const waiter = { id: call.id, pod: call.pod, from: call.from }
  const known = state.pulls.get(name)
  if (known !== undefined) {
    known.waiters.push(waiter)
    return
  }
  const id = state.nextRequest++
  const pull: Pull = {
    image: name,
    reference,
    waiters: [waiter],
    startedAt: context.now,
    digest: '',
    layers: [],
    config: undefined,
    done: 0,
    layerFrom: context.now,
    layerUntil: context.now,
    timer: waitFor(context, name, DIAL_TIMEOUT),
  }
  state.pulls.set(name, pull)
  state.registryRequests.set(id, name)
  const request: ManifestRequest = {
    type: 'registry.manifest',
    id,
    repository: reference.repository,
    reference: reference.digest || reference.tag,
  }
  context.send(state.config.registry, request)
}

/** The registry has answered: on to the next layer, or to the end. */
export function takeFromRegistry(
  state: RuntimeState,
  message: RegistryReply,
  context: Context,
): void {
  const pull = state.pulls.get(state.registryRequests.get(message.id) ?? '')
  state.registryRequests.delete(message.id)
  if (pull === undefined) return
  context.cancel(pull.timer)
  if (message.type === 'registry.error') {
    const flavour = flavourOf(state.config.flavour)
    fail(state, pull, flavour.refused(pull.reference, message.refusal), context)
    return
  }
  if (message.type === 'registry.manifestReply') takeManifest(state, pull, message)
  else pull.done++
  nextLayer(state, pull, context)
}

/** The registry did not answer. */
export function giveUpPull(state: RuntimeState, timeout: PullTimeout, context: Context): void {
  const pull = state.pulls.get(timeout.image)
  if (pull === undefined) return
  const flavour = flavourOf(state.config.flavour)
  fail(state, pull, flavour.unreachable(pull.reference), context)
}

/** How much of a pull is done, 0 to 100. */
export function pullPercent(pull: Pull, now: Micros): number {
  const total = pull.layers.reduce((sum, layer) => sum + layer.sizeBytes, 0)
  if (total === 0) return 0
  const done = pull.layers.slice(0, pull.done).reduce((sum, layer) => sum + layer.sizeBytes, 0)
  const span = pull.layerUntil - pull.layerFrom
  const part = span === 0 ? 0 : Math.min(1, Math.max(0, (now - pull.layerFrom) / span))
  const current = (pull.layers[pull.done]?.sizeBytes ?? 0) * part
  return Math.min(100, Math.floor(((done + current) * 100) / total))
}

function takeManifest(state: RuntimeState, pull: Pull, manifest: ManifestReply): void {
  pull.digest = manifest.digest
  pull.layers = manifest.layers
  pull.config = manifest.config
  // What is on the disk already is not downloaded again.
  if (state.images.images.has(manifest.digest)) pull.done = manifest.layers.length
}

function nextLayer(state: RuntimeState, pull: Pull, context: Context): void {
  const layer = pull.layers[pull.done]
  if (layer === undefined) {
    finish(state, pull, context)
    return
  }
  const bytesPerSecond = state.config.bytesPerSecond ?? BYTES_PER_SECOND
  const transfer = Math.ceil((layer.sizeBytes * 1_000_000) / bytesPerSecond)
  const id = state.nextRequest++
  state.registryRequests.set(id, pull.image)
  pull.layerFrom = context.now
  pull.layerUntil = context.now + transfer
  pull.timer = waitFor(context, pull.image, transfer + DIAL_TIMEOUT)
  const request: BlobRequest = {
    type: 'registry.blob',
    id,
    repository: pull.reference.repository,
    digest: layer.digest,
    sizeBytes: layer.sizeBytes,
    bytesPerSecond,
  }
  context.send(state.config.registry, request)
}

function finish(state: RuntimeState, pull: Pull, context: Context): void {
  const image = store(state, pull)
  const flavour = flavourOf(state.config.flavour)
  const fresh = pull.layerUntil > pull.startedAt
  const unpack = fresh ? UNPACK_MICROS + Math.ceil(image.sizeBytes / UNPACK_BYTES_PER_MICRO) : 0
  settle(state, pull, { method: 'PullImage', image: imageView(image, flavour) }, unpack, context)
}

function store(state: RuntimeState, pull: Pull): StoredImage {
  const { images, names } = state.images
  const tag = flavourOf(state.config.flavour).statusImage(pull.reference)
  names.set(pull.image, pull.digest)
  const known = images.get(pull.digest)
  if (known !== undefined) {
    if (!known.tags.includes(tag)) known.tags.push(tag)
    return known
  }
  const image: StoredImage = {
    id: pull.digest,
    reference: pull.reference,
    digest: pull.digest,
    tags: pull.reference.tag === '' ? [] : [tag],
    sizeBytes: pull.layers.reduce((sum, layer) => sum + layer.sizeBytes, 0),
    pinned: false,
    config: pull.config ?? EMPTY,
  }
  images.set(image.id, image)
  return image
}

const EMPTY = {
  entrypoint: [],
  cmd: [],
  env: {},
  programs: {},
  shell: false,
  unknownCommand: 'missing',
} as const

function fail(state: RuntimeState, pull: Pull, error: RuntimeError, context: Context): void {
  settle(state, pull, { method: 'error', failed: 'PullImage', ...error }, 0, context)
}

function settle(
  state: RuntimeState,
  pull: Pull,
  result: CriResult,
  delay: Micros,
  context: Context,
): void {
  state.pulls.delete(pull.image)
  const flavour = flavourOf(state.config.flavour)
  for (const { id, pod, from } of pull.waiters) {
    answer({ context, flavour, from }, id, pod, result, delay)
  }
}

function waitFor(context: Context, image: string, delay: Micros): number {
  const timeout: PullTimeout = { type: 'runtime.pullTimeout', image }
  return context.wake(delay, timeout)
}
