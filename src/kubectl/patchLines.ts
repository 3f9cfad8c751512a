/** Patches that kubectl has a verb of its own for, as the line with that verb. */
import { quoted } from './words'

/** A patch, with the object it is for in kubectl's words. */
export interface Patch {
  /** `deployment` */
  readonly kind: string
  readonly name: string
  readonly subresource: string
  /** `strategic`, `merge` or `json` */
  readonly type: string
  readonly body: unknown
}

type PatchLine = (patch: Patch) => string | undefined

/** The line without its namespace; undefined when only `kubectl patch` says all of it. */
export function patchLine(patch: Patch): string | undefined {
  for (const line of patchLines) {
    const said = line(patch)
    if (said !== undefined) return said
  }
  return undefined
}

const scale: PatchLine = ({ kind, name, subresource, body }) => {
  const replicas = onlyAt(body, 'spec', 'replicas')
  if (subresource !== 'scale' || typeof replicas !== 'number') return undefined
  return `kubectl scale ${kind}/${name} --replicas=${replicas}`
}

const cordon: PatchLine = ({ kind, name, body }) => {
  const unschedulable = onlyAt(body, 'spec', 'unschedulable')
  if (kind !== 'node' || unschedulable === undefined) return undefined
  return `kubectl ${unschedulable === true ? 'cordon' : 'uncordon'} ${name}`
}

const setImage: PatchLine = ({ kind, name, type, body }) => {
  const inTemplate = onlyAt(body, 'spec', 'template', 'spec', 'containers')
  const containers = inTemplate ?? (kind === 'pod' && onlyAt(body, 'spec', 'containers'))
  if (type !== 'strategic' || !Array.isArray(containers)) return undefined
  const images = containers.flatMap((one: Fields) =>
    Object.keys(one).sort().join() === 'image,name' ? [quoted(`${one.name}=${one.image}`)] : [],
  )
  if (images.length === 0 || images.length < containers.length) return undefined
  return `kubectl set image ${kind}/${name} ${images.join(' ')}`
}

const restart: PatchLine = ({ kind, name, body }) => {
  const annotations = onlyAt(body, 'spec', 'template', 'metadata', 'annotations')
  if (onlyAt(annotations, 'kubectl.kubernetes.io/restartedAt') === undefined) return undefined
  return `kubectl rollout restart ${kind}/${name}`
}

const pause: PatchLine = ({ kind, name, body }) => {
  const paused = onlyAt(body, 'spec', 'paused')
  if (kind !== 'deployment' || paused === undefined) return undefined
  return `kubectl rollout ${paused === true ? 'pause' : 'resume'} ${kind}/${name}`
}

const label: PatchLine = (patch) => marksLine('label', patch, 'labels')
const annotate: PatchLine = (patch) => marksLine('annotate', patch, 'annotations')

function marksLine(verb: string, { kind, name, body }: Patch, field: string): string | undefined {
  const marks = onlyAt(body, 'metadata', field)
  if (!isFields(marks)) return undefined
  const words = Object.entries(marks).map(([key, value]) =>
    value === null ? `${key}-` : quoted(`${key}=${value}`),
  )
  return `kubectl ${verb} ${kind} ${name} ${words.join(' ')} --overwrite`
}

const patchLines: readonly PatchLine[] = [scale, cordon, setImage, restart, pause, label, annotate]

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at this path, if nothing stands beside it; a verb must say the whole patch. */
function onlyAt(value: unknown, ...path: readonly string[]): unknown {
  let inner = value
  for (const key of path) {
    if (!isFields(inner) || Object.keys(inner).join() !== key) return undefined
    inner = inner[key]
  }
  return inner
}
