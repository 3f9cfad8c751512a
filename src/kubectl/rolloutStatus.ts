/**
 * What `kubectl rollout status` says of a workload, and whether the rollout is done.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go
 */
import type { DaemonSet, Deployment, StatefulSet } from '../api/apps'
import type { KubeObject } from '../api/meta'

export type RolloutStatus =
  | { readonly message: string; readonly done: boolean }
  | { readonly error: string }

export function rolloutStatus(object: KubeObject): RolloutStatus {
  // The kind says which of them it is.
  switch (object.kind) {
    case 'Deployment':
      return deploymentStatus(object as Deployment)
    case 'DaemonSet':
      return daemonSetStatus(object as DaemonSet)
    case 'StatefulSet':
      return statefulSetStatus(object as StatefulSet)
    default:
      return { error: `no status viewer has been implemented for ${object.kind}` }
  }
}

function deploymentStatus({ metadata, spec, status = {} }: Deployment): RolloutStatus {
  const { name, generation = 0 } = metadata
  const {
    observedGeneration = 0,
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
  } = status
  if (generation > observedGeneration) {
    return waiting('Waiting for deployment spec update to be observed...')
  }
  const progressing = status.conditions?.find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return { error: `deployment "${name}" exceeded its progress deadline` }
  }
  const rollout = `Waiting for deployment "${name}" rollout to finish:`
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    const { replicas: wanted } = spec
    return waiting(
      `${rollout} ${updatedReplicas} out of ${wanted} new replicas have been updated...`,
    )
  }
  if (replicas > updatedReplicas) {
    return waiting(
      `${rollout} ${replicas - updatedReplicas} old replicas are pending termination...`,
    )
  }
  if (availableReplicas < updatedReplicas) {
    return waiting(
      `${rollout} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`,
    )
  }
  return done(`deployment "${name}" successfully rolled out`)
}

function daemonSetStatus({ metadata, spec, status }: DaemonSet): RolloutStatus {
  if (spec.updateStrategy?.type !== 'RollingUpdate') return ONLY_ROLLING
  const { name, generation = 0 } = metadata
  if (generation > (status?.observedGeneration ?? 0)) {
    return waiting('Waiting for daemon set spec update to be observed...')
  }
  const { desiredNumberScheduled: desired = 0 } = status ?? {}
  const { updatedNumberScheduled: updated = 0, numberAvailable: available = 0 } = status ?? {}
  const rollout = `Waiting for daemon set "${name}" rollout to finish:`
  if (updated < desired) {
    return waiting(`${rollout} ${updated} out of ${desired} new pods have been updated...`)
  }
  if (available < desired) {
    return waiting(`${rollout} ${available} of ${desired} updated pods are available...`)
  }
  return done(`daemon set "${name}" successfully rolled out`)
}

function statefulSetStatus({ metadata, spec, status }: StatefulSet): RolloutStatus {
  const { updateStrategy: strategy, replicas } = spec
  if (strategy?.type !== 'RollingUpdate') return ONLY_ROLLING
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0 } = status ?? {}
  if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration) {
    return waiting('Waiting for statefulset spec update to be observed...')
  }
  if (replicas !== undefined && readyReplicas < replicas) {
    return waiting(`Waiting for ${replicas - readyReplicas} pods to be ready...`)
  }
  if (strategy.rollingUpdate !== undefined) {
    const { partition } = strategy.rollingUpdate
    const updates = (replicas ?? 0) - (partition ?? 0)
    if (replicas !== undefined && partition !== undefined && updatedReplicas < updates) {
      return waiting(
        'Waiting for partitioned roll out to finish: ' +
          `${updatedReplicas} out of ${updates} new pods have been updated...`,
      )
    }
    return done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`)
  }
  const { currentReplicas = 0, currentRevision = '', updateRevision = '' } = status ?? {}
  if (updateRevision !== currentRevision) {
    return waiting(
      'waiting for statefulset rolling update to complete ' +
        `${updatedReplicas} pods at revision ${updateRevision}...`,
    )
  }
  return done(
    `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
  )
}

const ONLY_ROLLING: RolloutStatus = {
  error: 'rollout status is only available for RollingUpdate strategy type',
}

const waiting = (line: string): RolloutStatus => ({ message: `${line}\n`, done: false })

const done = (line: string): RolloutStatus => ({ message: `${line}\n`, done: true })
