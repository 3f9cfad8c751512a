/** Objects that kubectl makes from a line alone; every other one needs its manifest. */
import { deepEqual } from '../api/machinery/deepEqual'
import { deploymentDraft, podDraft } from './drafts'
import { quoted } from './words'

interface Made {
  readonly metadata?: { readonly name?: string; readonly namespace?: string }
  readonly spec?: {
    readonly replicas?: number
    readonly restartPolicy?: string
    readonly containers?: readonly Container[]
    readonly template?: { readonly spec?: { readonly containers?: readonly Container[] } }
  }
}

interface Container {
  readonly image?: string
}

/** The line without its namespace; undefined when it would not say all that the object says. */
export function createLine(kind: string, body: unknown): string | undefined {
  const { metadata = {}, spec = {} } = (body ?? {}) as Made
  const name = metadata.name ?? ''
  if (kind === 'deployment') {
    const image = spec.template?.spec?.containers?.[0]?.image ?? ''
    const replicas = spec.replicas ?? 1
    if (!isDraft(body, deploymentDraft(name, image, replicas))) return undefined
    const more = replicas === 1 ? '' : ` --replicas=${replicas}`
    return `kubectl create deployment ${name} --image=${quoted(image)}${more}`
  }
  if (kind !== 'pod') return undefined
  const image = spec.containers?.[0]?.image ?? ''
  const restart = spec.restartPolicy ?? 'Always'
  if (!isDraft(body, podDraft(name, image, restart))) return undefined
  const more = restart === 'Always' ? '' : ` --restart=${restart}`
  return `kubectl run ${name} --image=${quoted(image)}${more}`
}

/** Says the same as the draft, but for name and namespace, which the line has by itself. */
function isDraft(body: unknown, draft: object): boolean {
  const { metadata, ...rest } = body as { readonly metadata?: Readonly<Record<string, unknown>> }
  const { name: _, namespace: __, ...more } = metadata ?? {}
  return deepEqual({ ...rest, metadata: more }, draft)
}
