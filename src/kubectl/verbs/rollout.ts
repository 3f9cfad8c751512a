import { findKind, pathOf, targetsOf } from '../resources'
import { type Connection, flag, type Invocation, type Result, refused, type Verb } from '../verb'
import { patchOne } from './patch'

const paused = (value: boolean | null) => ({ spec: { paused: value } })

export const rolloutPause: Verb = {
  name: 'rollout pause',
  run: (invocation, connection) =>
    patchOne(invocation, connection, 'strategic', paused(true), 'paused'),
}

export const rolloutResume: Verb = {
  name: 'rollout resume',
  run: (invocation, connection) =>
    patchOne(invocation, connection, 'strategic', paused(null), 'resumed'),
}

const REVISION = 'deployment.kubernetes.io/revision'
/** Annotations of a ReplicaSet that are not the Deployment's to take back. */
const NOT_TAKEN = [
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]

interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> }
}
interface Owned {
  readonly metadata: {
    readonly uid: string
    readonly annotations?: Readonly<Record<string, string>>
    readonly ownerReferences?: readonly { readonly uid: string }[]
  }
  readonly spec: { readonly template: Template; readonly paused?: boolean }
}

/**
 * `kubectl rollout undo deployment/web [--to-revision=N]`: a JSON patch of the template and the
 * annotations, taken from the ReplicaSet of that revision.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go
 */
export const rolloutUndo: Verb = {
  name: 'rollout undo',
  async run(invocation, connection) {
    const targets = targetsOf(invocation.words)
    if (typeof targets === 'string') return { output: targets, code: 1 }
    const path = pathOf(targets.kind, invocation.namespace, targets.names[0] ?? '')
    const response = await connection.send({ method: 'GET', path })
    if (response.status >= 400) return refused(response)
    // A Deployment the server answered.
    const deployment = response.body as Owned
    const target = await revisionOf(invocation, connection, deployment)
    if (target === undefined) return { output: 'error: no rollout history found', code: 1 }
    return takeBack(invocation, connection, deployment, target)
  },
}

async function revisionOf(
  invocation: Invocation,
  connection: Connection,
  deployment: Owned,
): Promise<Owned | undefined> {
  const kind = findKind('replicasets')
  if (kind === undefined) return undefined
  const { body } = await connection.send({
    method: 'GET',
    path: pathOf(kind, invocation.namespace),
  })
  const sets = (body as { readonly items: readonly Owned[] }).items.filter((set) =>
    set.metadata.ownerReferences?.some((owner) => owner.uid === deployment.metadata.uid),
  )
  const number = (set: Owned): number => Number(set.metadata.annotations?.[REVISION] ?? 0)
  const wanted = Number(flag(invocation, 'to-revision') ?? 0)
  if (wanted > 0) return sets.find((set) => number(set) === wanted)
  return sets.sort((one, other) => number(other) - number(one))[1]
}

function takeBack(
  invocation: Invocation,
  connection: Connection,
  deployment: Owned,
  target: Owned,
): Promise<Result> {
  const { 'pod-template-hash': _, ...labels } = target.spec.template.metadata?.labels ?? {}
  const template = {
    ...target.spec.template,
    metadata: { ...target.spec.template.metadata, labels },
  }
  const kept = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) =>
    NOT_TAKEN.includes(key),
  )
  const taken = Object.entries(target.metadata.annotations ?? {}).filter(
    ([key]) => !NOT_TAKEN.includes(key),
  )
  const body = [
    { op: 'replace', path: '/spec/template', value: template },
    {
      op: 'replace',
      path: '/metadata/annotations',
      value: Object.fromEntries([...taken, ...kept]),
    },
  ]
  if (deployment.spec.paused === true) {
    const output =
      "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again"
    return Promise.resolve({ output, code: 1 })
  }
  return patchOne(invocation, connection, 'json', body, 'rolled back')
}
