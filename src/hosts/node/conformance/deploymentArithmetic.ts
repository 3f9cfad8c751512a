import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../api/apps'
import { microsOf } from '../../../api/machinery/time'
import type { IntOrString } from '../../../api/meta'
import {
  maxUnavailable,
  minAvailable,
  newReplicaSetReplicas,
  replicaSetFraction,
} from '../../../engine/controllers/deployment/arithmetic'
import {
  isComplete,
  isProgressing,
  isTimedOut,
} from '../../../engine/controllers/deployment/progress'
import {
  cleanupUnhealthy,
  scaleDownOld,
  scaleNew,
  scaleOld,
} from '../../../engine/controllers/deployment/rolling'

/** Which fields there are depends on the function. */
export interface ArithmeticInput {
  readonly function: string
  readonly deployment: Deployment
  readonly newStatus: DeploymentStatus
  readonly now: string
  readonly strategy?: 'Recreate' | 'RollingUpdate'
  readonly deploymentReplicas: number
  readonly deploymentStatusReplicas: number
  readonly newReplicaSetReplicas: number
  readonly allReplicaSetsReplicas: readonly number[]
  readonly replicaSetReplicas: number
  readonly replicaSetAnnotations: Readonly<Record<string, string>>
  readonly maxSurge?: IntOrString
  readonly maxUnavailable?: IntOrString
  readonly maxCleanup: number
  readonly oldReplicas: number
  readonly newReplicas: number
  readonly oldReady: number
  readonly newReady: number
}

/** The function of the Deployment controller that a case names. */
export function compute(input: ArithmeticInput): unknown {
  switch (input.function) {
    case 'maxUnavailable':
      return { value: maxUnavailable(input.deployment) }
    case 'minAvailable':
      return { value: minAvailable(input.deployment) }
    case 'complete':
      return { value: isComplete(input.deployment, input.deployment.status ?? {}) }
    case 'progressing':
      return { value: isProgressing(input.deployment, input.newStatus) }
    case 'timedOut': {
      const { status = {} } = input.deployment
      return { value: isTimedOut(input.deployment, status, microsOf(input.now)) }
    }
    case 'newRSNewReplicas':
      return { replicas: grownTo(input) }
    case 'replicaSetFraction':
      return { value: fractionOf(input) }
    default:
      return computeStep(input)
  }
}

/** A step of a rolling update, with one old ReplicaSet and a new one. */
function computeStep(input: ArithmeticInput): unknown {
  const deployment = deploymentOf(input)
  const old = makeSet('old', input.oldReplicas, input.oldReady)
  const newest = makeSet('new', input.newReplicas, input.newReady)
  switch (input.function) {
    case 'reconcileNew':
      return { replicas: scaleNew(deployment, [old, newest], newest)?.to }
    case 'reconcileOld':
      return { scaled: scaleOld(deployment, [old], newest).length > 0 }
    case 'cleanupUnhealthy': {
      const [scaling] = cleanupUnhealthy([old], input.maxCleanup)
      return { cleaned: input.oldReplicas - (scaling?.to ?? input.oldReplicas) }
    }
    case 'scaleDownOld':
      return { replicas: scaleDownOld(deployment, [old], undefined)[0]?.to }
    default:
      throw new Error(`no such function: ${input.function}`)
  }
}

function grownTo(input: ArithmeticInput): number {
  const others = input.allReplicaSetsReplicas.map((replicas) => makeSet('old', replicas))
  const current = input.newReplicaSetReplicas
  const grown = newReplicaSetReplicas(deploymentOf(input), others, current)
  return current > input.deploymentReplicas ? current : grown
}

function fractionOf(input: ArithmeticInput): number {
  const deployment = deploymentOf(input, { replicas: input.deploymentStatusReplicas })
  const set = makeSet('set', input.replicaSetReplicas)
  const metadata = { ...set.metadata, annotations: input.replicaSetAnnotations }
  // Go has no negative zero among its integers.
  return replicaSetFraction({ ...set, metadata }, deployment) + 0
}

function deploymentOf(input: ArithmeticInput, status?: DeploymentStatus): Deployment {
  const { strategy = 'RollingUpdate', maxSurge = 0, maxUnavailable: unavailable = 0 } = input
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf('deploy'),
    spec: {
      replicas: input.deploymentReplicas,
      selector: {},
      template: { spec: { containers: [] } },
      strategy: { type: strategy, rollingUpdate: { maxSurge, maxUnavailable: unavailable } },
    },
    ...(status && { status }),
  }
}

const makeSet = (name: string, replicas: number, availableReplicas = 0): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: metadataOf(name),
  spec: { replicas, selector: {} },
  status: { replicas, availableReplicas },
})

const metadataOf = (name: string) => ({
  name,
  namespace: 'default',
  uid: name,
  resourceVersion: '1',
  creationTimestamp: '2026-01-01T12:00:00Z',
})
