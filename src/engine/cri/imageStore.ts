/** The images on a node's disk. */
import { fullImageName, parseImageReference } from '../../api/machinery/imageReference'
import { type Call, reply } from './calls'
import type { Flavour } from './flavour'
import type { CriImage } from './messages'
import type {
  ContainerRecord,
  ImageStore,
  RuntimeState,
  ShownNames,
  StoredImage,
} from './runtimeState'

/** What holds a sandbox's namespaces. Installed with the runtime, and never collected. */
const PAUSE = 'registry.k8s.io/pause:3.10.1'
const PAUSE_DIGEST = 'sha256:278fb9dbcca9518083ad1e11276933a2e96f23de604a3a08cc3c80002767d24c'
const PAUSE_BYTES = 320_448

/** A fresh disk: the pause image, and nothing else. */
export function createImageStore(flavour: Flavour): ImageStore {
  const store: ImageStore = { images: new Map(), names: new Map(), shown: new Map() }
  const reference = parseImageReference(PAUSE)
  if (reference === undefined) return store
  const name = fullImageName(reference)
  store.images.set(PAUSE_DIGEST, {
    id: PAUSE_DIGEST,
    reference,
    digest: PAUSE_DIGEST,
    tags: [flavour.statusImage(reference)],
    sizeBytes: PAUSE_BYTES,
    pinned: true,
    config: {
      entrypoint: ['/pause'],
      cmd: [],
      env: {},
      programs: { pause: pauseProgram },
      shell: false,
      unknownCommand: 'missing',
    },
  })
  store.names.set(name, PAUSE_DIGEST)
  return store
}

const pauseProgram = {
  name: 'pause',
  startupMicros: 0,
  listeners: [],
  listensAsDeclared: false,
  replies: [],
  accessLog: 'none',
  lines: [],
  memoryBytes: 262_144,
  memoryGrowthBytesPerSecond: 0,
  cpuMillis: 0,
  cpuMicrosPerRequest: 0,
  term: { afterMicros: 1_000, exitCode: 0 },
  options: [],
} as const

/** The image a name stands for here, if it was pulled. */
export function storedImage(state: RuntimeState, name: string): StoredImage | undefined {
  const reference = parseImageReference(name)
  const id = reference && state.images.names.get(fullImageName(reference))
  return id === undefined ? undefined : state.images.images.get(id)
}

/** The image a container was made from. */
export const imageOfContainer = (
  state: RuntimeState,
  container: ContainerRecord,
): StoredImage | undefined => state.images.images.get(container.imageId)

/** What the status of a container shows of its image, by the name its pod has for it. */
export function shownNames(
  { images: { shown } }: RuntimeState,
  name: string,
  { id, reference, digest }: StoredImage,
  flavour: Flavour,
): ShownNames {
  const known = shown.get(name)
  if (known?.imageId === id) return known
  const named = parseImageReference(name) ?? reference
  const image = flavour.statusImage(named)
  const made = { imageId: id, image, imageRef: flavour.statusImageRef(named, digest) }
  shown.set(name, made)
  return made
}

/** What is known of an image under this name; undefined: it is not here. */
export function imageStatus(call: Call, name: string): void {
  const image = storedImage(call.state, name)
  reply(call, { method: 'ImageStatus', image: image && imageView(image, call.flavour) })
}

/** Every image on the disk. */
export function listImages(call: Call): void {
  const images = [...call.state.images.images.values()]
  reply(call, {
    method: 'ListImages',
    images: images.map((image) => imageView(image, call.flavour)),
  })
}

/** Deletes an image with all its names. The pause image stays. */
export function removeImage(call: Call, name: string): void {
  const { images, names, shown } = call.state.images
  const image = storedImage(call.state, name)
  if (image !== undefined && !image.pinned) {
    images.delete(image.id)
    for (const [key, id] of names) if (id === image.id) names.delete(key)
    for (const [key, { imageId }] of shown) if (imageId === image.id) shown.delete(key)
  }
  reply(call, { method: 'RemoveImage' })
}

/** An image as CRI shows it. */
export function imageView(image: StoredImage, flavour: Flavour): CriImage {
  const { id, tags, reference, digest, sizeBytes, pinned } = image
  return {
    id,
    tags: [...tags],
    digests: [flavour.statusImageRef(reference, digest)],
    sizeBytes,
    pinned,
  }
}
