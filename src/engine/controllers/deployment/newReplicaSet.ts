/**
 * Finds the ReplicaSet of the Deployment's present template and keeps its revision and
 * annotations right, or makes it.
 * Source: Kubernetes v1.35 pkg/controller/deployment/sync.go (getNewReplicaSet)
 */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import { podTemplateHash } from '../../../api/machinery/hash'
import { newControllerRef } from '../../../api/machinery/ownerReference'
import { formatTime } from '../../../api/machinery/time'
import type { Continuation } from '../../clientGo/client'
import { collectionPath, objectPath } from '../../clientGo/paths'
import { send } from '../plan'
import { maxRevision, REVISION, withReplicas, withRevision } from './annotations'
import { allowedReplicas, newReplicaSetReplicas, wantedReplicas } from './arithmetic'
import { newCondition, type ProgressingReason, setDeploymentCondition } from './conditions'
import { hasProgressDeadline } from './progress'
import { findNewReplicaSet, findOldReplicaSets, POD_TEMPLATE_HASH } from './replicaSets'
import { putStatus, type Rollout, scalingMessage, setStatus } from './rollout'

/** The server refused a new ReplicaSet: its name, for the messages. */
export interface CreateFailed extends Continuation {
  readonly type: 'createFailed'
  readonly name: string
}

/** The new ReplicaSet and the old ones, with revisions seen to. */
export interface AllReplicaSets {
  readonly newest: ReplicaSet | undefined
  readonly old: readonly ReplicaSet[]
}

export function syncRevision(rollout: Rollout, create: boolean): AllReplicaSets {
  const { deployment, sets } = rollout
  const old = findOldReplicaSets(deployment, sets)
  const revision = maxRevision(old) + 1
  const existing = findNewReplicaSet(deployment, sets)
  if (existing !== undefined) return { newest: keepUp(rollout, existing, revision), old }
  return { newest: create ? createReplicaSet(rollout, old, revision) : undefined, old }
}

/** A ReplicaSet that is there already: its annotations first, and once they are right, ours. */
function keepUp(rollout: Rollout, set: ReplicaSet, revision: number): ReplicaSet {
  const { deployment, steps } = rollout
  const before = set.metadata.annotations ?? {}
  const annotations = withRevision(deployment, before, revision)
  const spec = withMinReadySeconds(set.spec, deployment.spec.minReadySeconds ?? 0)
  if (annotations !== before || spec !== set.spec) {
    const { namespace, name } = set.metadata
    const updated = { ...set, metadata: { ...set.metadata, annotations }, spec }
    const path = objectPath('apps/v1', 'replicasets', namespace, name)
    steps.push(send({ method: 'PUT', path, body: updated }))
    return updated
  }
  const revised = setRevision(rollout, before[REVISION] ?? '')
  const found = deployment.status?.conditions?.some(({ type }) => type === 'Progressing') ?? false
  const told =
    !found &&
    setProgressing(rollout, 'FoundNewReplicaSet', `Found new replica set "${set.metadata.name}"`)
  if (revised || told) putStatus(rollout)
  return set
}

function withMinReadySeconds(spec: ReplicaSet['spec'], seconds: number): ReplicaSet['spec'] {
  const { minReadySeconds = 0, ...rest } = spec
  if (minReadySeconds === seconds) return spec
  return seconds === 0 ? rest : { ...rest, minReadySeconds: seconds }
}

function createReplicaSet(
  rollout: Rollout,
  old: readonly ReplicaSet[],
  revision: number,
): ReplicaSet {
  const { deployment, steps } = rollout
  const draft = draftReplicaSet(deployment, old, revision)
  const { name } = draft.metadata
  const { replicas } = draft.spec
  const message = `Scaled up replica set ${name} from 0 to ${replicas}`
  const orElse: CreateFailed = { type: 'createFailed', name }
  steps.push(
    send({
      method: 'POST',
      path: collectionPath('apps/v1', 'replicasets', deployment.metadata.namespace),
      body: draft,
      orElse,
      ...(replicas > 0 ? { onSuccess: scalingMessage(deployment, message) } : {}),
    }),
  )
  const revised = setRevision(rollout, String(revision))
  const created = `Created new replica set "${name}"`
  const told = setProgressing(rollout, 'NewReplicaSetCreated', created)
  if (revised || told) putStatus(rollout)
  // What only the server knows is of no use to the rest of this sync.
  const unknown = { uid: '', resourceVersion: '', creationTimestamp: '' }
  return { ...draft, metadata: { ...draft.metadata, ...unknown } }
}

/** The ReplicaSet as it is sent, at the size of its first step. */
function draftReplicaSet(deployment: Deployment, old: readonly ReplicaSet[], revision: number) {
  const { template, selector, minReadySeconds = 0 } = deployment.spec
  const hash = podTemplateHash(template, deployment.status?.collisionCount)
  const labels = { ...template.metadata?.labels, [POD_TEMPLATE_HASH]: hash }
  const annotations = withReplicas(
    withRevision(deployment, {}, revision),
    wantedReplicas(deployment),
    allowedReplicas(deployment),
  )
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace,
      labels,
      annotations,
      ownerReferences: [newControllerRef(deployment)],
    },
    spec: {
      replicas: newReplicaSetReplicas(deployment, old, 0),
      ...(minReadySeconds === 0 ? {} : { minReadySeconds }),
      selector: {
        ...selector,
        matchLabels: { ...selector.matchLabels, [POD_TEMPLATE_HASH]: hash },
      },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0 },
  } as const
}

/** Copies the new ReplicaSet's revision to the Deployment. False when it has it already. */
function setRevision(rollout: Rollout, revision: string): boolean {
  const { deployment } = rollout
  const { annotations = {} } = deployment.metadata
  if (annotations[REVISION] === revision) return false
  const metadata = { ...deployment.metadata, annotations: { ...annotations, [REVISION]: revision } }
  rollout.deployment = { ...deployment, metadata }
  return true
}

function setProgressing(rollout: Rollout, reason: ProgressingReason, message: string): boolean {
  const { deployment, now } = rollout
  if (!hasProgressDeadline(deployment)) return false
  const condition = newCondition('Progressing', 'True', reason, message, formatTime(now))
  setStatus(rollout, setDeploymentCondition(deployment.status ?? {}, condition))
  return true
}
