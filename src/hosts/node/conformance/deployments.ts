/** Deployments and ReplicaSets: their arithmetic, their order, whom they delete first. */
import type { Deployment, ReplicaSet } from '../../../api/apps'
import type { Pod } from '../../../api/core'
import { resolveFenceposts } from '../../../api/machinery/intOrString'
import { microsOf } from '../../../api/machinery/time'
import type { IntOrString } from '../../../api/meta'
import { comparePodsForDeletion, type RankedPod } from '../../../engine/controllers/activePods'
import { shareOut } from '../../../engine/controllers/deployment/proportional'
import {
  activeReplicaSets,
  findNewReplicaSet,
  findOldReplicaSets,
} from '../../../engine/controllers/deployment/replicaSets'
import { type Areas, area } from './area'
import { compute } from './deploymentArithmetic'

interface Posts {
  readonly maxSurge: IntOrString | null
  readonly maxUnavailable: IntOrString | null
  readonly desired: number
}
interface Sets {
  readonly deployment: Deployment
  readonly replicaSets: readonly ReplicaSet[]
}
interface Names {
  readonly old?: readonly string[]
  readonly oldWithPods?: readonly string[]
}
interface Resized {
  readonly deployment: Deployment
  readonly newReplicaSet: ReplicaSet | null
  readonly oldReplicaSets: readonly ReplicaSet[]
}
interface Ranked {
  readonly lesser: RankedPod
  readonly greater: RankedPod
  readonly now: string
}

/** When a case does not say: 2026-01-01T12:00:00Z. */
const NOON = microsOf('2026-01-01T12:00:00Z')

export const deployments: Areas = {
  'deployment-util': area({ answer: compute }),
  'deployment-rolling': area({ answer: compute }),
  'deployment-fenceposts': area({
    answer({ maxSurge, maxUnavailable, desired }: Posts) {
      const posts = resolveFenceposts(maxSurge ?? undefined, maxUnavailable ?? undefined, desired)
      return typeof posts === 'string' ? { error: true } : posts
    },
  }),
  'deployment-replicasets': area<Sets, Names>({
    answer({ deployment, replicaSets }) {
      const old = findOldReplicaSets(deployment, replicaSets)
      return {
        newReplicaSet: findNewReplicaSet(deployment, replicaSets)?.metadata.name,
        old: namesOf(old),
        oldWithPods: namesOf(activeReplicaSets(old)),
      }
    },
    // Upstream compares the old ones without their order.
    reading: ({ old, oldWithPods, ...rest }) => ({
      ...rest,
      ...(old && { old: [...old].sort() }),
      ...(oldWithPods && { oldWithPods: [...oldWithPods].sort() }),
    }),
  }),
  'deployment-scale': area({
    answer({ deployment, newReplicaSet, oldReplicaSets }: Resized) {
      const sets = newReplicaSet === null ? oldReplicaSets : [newReplicaSet, ...oldReplicaSets]
      const sizes = new Map(sets.map(({ metadata, spec }) => [metadata.name, spec.replicas]))
      for (const { set, to } of shareOut(deployment, newReplicaSet ?? undefined, oldReplicaSets)) {
        sizes.set(set.metadata.name, to)
      }
      return { replicas: Object.fromEntries(sizes) }
    },
  }),
  'replicaset-pod-ranking': area({
    answer({ lesser, greater, now }: Ranked) {
      const forth = Math.sign(comparePodsForDeletion(lesser, greater, microsOf(now)))
      const back = Math.sign(comparePodsForDeletion(greater, lesser, microsOf(now)))
      return { equal: forth === 0 && back === 0, lesserFirst: forth === -1 && back === 1 }
    },
  }),
  'active-pods-order': area({
    answer({ pods }: { readonly pods: readonly Pod[] }) {
      const ranked = pods.map((pod) => ({ pod, rank: 0 })).reverse()
      const sorted = ranked.sort((a, b) => comparePodsForDeletion(a, b, NOON))
      return { order: sorted.map(({ pod }) => pod.metadata.name) }
    },
  }),
}

const namesOf = (sets: readonly ReplicaSet[]): readonly string[] =>
  sets.map(({ metadata }) => metadata.name).sort()
