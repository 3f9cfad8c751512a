import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../api/apps'
import { resolveFenceposts } from '../../../api/machinery/intOrString'
import { microsOf } from '../../../api/machinery/time'
import type { IntOrString } from '../../../api/meta'
import { readVectors } from '../../../api/testing/readVectors'
import {
  maxUnavailable,
  minAvailable,
  newReplicaSetReplicas,
  replicaSetFraction,
} from './arithmetic'
import { isComplete, isProgressing, isTimedOut } from './progress'
import { shareOut } from './proportional'
import { activeReplicaSets, findNewReplicaSet, findOldReplicaSets } from './replicaSets'
import { cleanupUnhealthy, scaleDownOld, scaleNew, scaleOld } from './rolling'

const makeSet = (name: string, replicas: number, availableReplicas = 0): ReplicaSet => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T12:00:00Z',
  },
  spec: { replicas, selector: {} },
  status: { replicas, availableReplicas },
})

interface Sizes {
  readonly replicas: number
  readonly strategy?: 'Recreate' | 'RollingUpdate'
  readonly maxSurge?: IntOrString
  readonly maxUnavailable?: IntOrString
  readonly status?: DeploymentStatus
}

const makeDeployment = ({
  replicas,
  strategy,
  maxSurge,
  maxUnavailable,
  status,
}: Sizes): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'deploy',
    namespace: 'default',
    uid: 'deploy',
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T12:00:00Z',
  },
  spec: {
    replicas,
    selector: {},
    template: { spec: { containers: [] } },
    strategy: {
      type: strategy ?? 'RollingUpdate',
      rollingUpdate: { maxSurge: maxSurge ?? 0, maxUnavailable: maxUnavailable ?? 0 },
    },
  },
  ...(status === undefined ? {} : { status }),
})

/** An input of these files: which fields there are depends on `function`. */
interface Input {
  readonly function: string
  readonly deployment: Deployment
  readonly newStatus: DeploymentStatus
  readonly now: string
  readonly strategy: 'Recreate' | 'RollingUpdate'
  readonly deploymentReplicas: number
  readonly deploymentStatusReplicas: number
  readonly newReplicaSetReplicas: number
  readonly allReplicaSetsReplicas: readonly number[]
  readonly replicaSetReplicas: number
  readonly replicaSetAnnotations: Readonly<Record<string, string>>
  readonly maxSurge: IntOrString
  readonly maxUnavailable: IntOrString
  readonly maxCleanup: number
  readonly oldReplicas: number
  readonly newReplicas: number
  readonly oldReady: number
  readonly newReady: number
}

function compute(input: Input): unknown {
  const deployment = makeDeployment({ ...input, replicas: input.deploymentReplicas })
  const old = makeSet('old', input.oldReplicas, input.oldReady)
  const newest = makeSet('new', input.newReplicas, input.newReady)
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
    case 'newRSNewReplicas': {
      const others = input.allReplicaSetsReplicas.map((replicas) => makeSet('old', replicas))
      const current = input.newReplicaSetReplicas
      const grown = newReplicaSetReplicas(deployment, others, current)
      return { replicas: current > input.deploymentReplicas ? current : grown }
    }
    case 'replicaSetFraction': {
      const status = { replicas: input.deploymentStatusReplicas }
      const sized = makeDeployment({ ...input, replicas: input.deploymentReplicas, status })
      const set = makeSet('set', input.replicaSetReplicas)
      const annotations = input.replicaSetAnnotations
      const annotated = { ...set, metadata: { ...set.metadata, annotations } }
      return { value: replicaSetFraction(annotated, sized) + 0 }
    }
    case 'reconcileNew':
      return { replicas: scaleNew(deployment, [old, newest], newest)?.to ?? null }
    case 'reconcileOld':
      return { scaled: scaleOld(deployment, [old], newest).length > 0 }
    case 'cleanupUnhealthy': {
      const [scaling] = cleanupUnhealthy([old], input.maxCleanup)
      return { cleaned: input.oldReplicas - (scaling?.to ?? input.oldReplicas) }
    }
    case 'scaleDownOld':
      return { replicas: scaleDownOld(deployment, [old], undefined)[0]?.to ?? null }
    default:
      throw new Error(`no such function: ${input.function}`)
  }
}

describe("A Deployment's arithmetic", () => {
  for (const file of ['deployment-util', 'deployment-rolling']) {
    const vectors = readVectors<Input, unknown>(fs, file)
    it.skipIf(vectors.absent).each(vectors.cases)(`${file}: $name`, ({ input, expect: want }) => {
      expect(compute(input)).toEqual(want)
    })
  }
})

describe('maxSurge rounds up and maxUnavailable down', () => {
  interface Posts {
    readonly maxSurge: IntOrString | null
    readonly maxUnavailable: IntOrString | null
    readonly desired: number
  }
  const vectors = readVectors<Posts, unknown>(fs, 'deployment-fenceposts')
  it.skipIf(vectors.absent).each(vectors.cases)('$name', ({ input, expect: want }) => {
    const { maxSurge, maxUnavailable: unavailable, desired } = input
    const posts = resolveFenceposts(maxSurge ?? undefined, unavailable ?? undefined, desired)
    expect(typeof posts === 'string' ? { error: true } : posts).toEqual(want)
  })
})

describe('A Deployment tells its new ReplicaSet from the old ones by the template', () => {
  interface Sets {
    readonly deployment: Deployment
    readonly replicaSets: readonly ReplicaSet[]
  }
  interface Names {
    readonly newReplicaSet?: string | null
    readonly old?: readonly string[]
    readonly oldWithPods?: readonly string[]
  }
  const vectors = readVectors<Sets, Names>(fs, 'deployment-replicasets')
  const names = (sets: readonly ReplicaSet[]) => sets.map(({ metadata }) => metadata.name).sort()

  it.skipIf(vectors.absent).each(vectors.cases)('$name', ({ input, expect: want }) => {
    const { deployment, replicaSets } = input
    const old = findOldReplicaSets(deployment, replicaSets)
    const found = {
      newReplicaSet: findNewReplicaSet(deployment, replicaSets)?.metadata.name ?? null,
      old: names(old),
      oldWithPods: names(activeReplicaSets(old)),
    }
    const sorted = Object.entries(want).map(([key, value]) => [
      key,
      Array.isArray(value) ? [...value].sort() : value,
    ])
    expect(found).toMatchObject(Object.fromEntries(sorted))
  })
})

describe('Resized in mid-rollout, a Deployment shares the change among its ReplicaSets', () => {
  interface Scale {
    readonly deployment: Deployment
    readonly newReplicaSet: ReplicaSet | null
    readonly oldReplicaSets: readonly ReplicaSet[]
  }
  const vectors = readVectors<Scale, { readonly replicas: Record<string, number> }>(
    fs,
    'deployment-scale',
  )

  it.skipIf(vectors.absent).each(vectors.cases)('$name', ({ input, expect: want }) => {
    const { deployment, newReplicaSet, oldReplicaSets } = input
    const sets = newReplicaSet === null ? oldReplicaSets : [newReplicaSet, ...oldReplicaSets]
    const sizes = new Map(sets.map(({ metadata, spec }) => [metadata.name, spec.replicas]))
    for (const { set, to } of shareOut(deployment, newReplicaSet ?? undefined, oldReplicaSets)) {
      sizes.set(set.metadata.name, to)
    }
    expect(Object.fromEntries(sizes)).toEqual(want.replicas)
  })
})
