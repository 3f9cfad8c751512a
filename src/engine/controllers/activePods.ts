/**
 * Which pods a controller deletes first when it has too many.
 * Source: Kubernetes v1.35 pkg/controller/controller_utils.go (ActivePodsWithRanks)
 */
import type { ContainerStatus } from '../../api/container'
import type { Pod } from '../../api/core'
import {
  getPodCondition,
  isPodReady,
  isPodTerminal,
  isPodTerminating,
} from '../../api/machinery/podConditions'
import { microsOf, type UnixMicros } from '../../api/machinery/time'
import type { Time } from '../../api/meta'

/** Pods that are being deleted and still run. Source: FilterTerminatingPods. */
export const isStillEnding = (pod: Pod): boolean => !isPodTerminal(pod) && isPodTerminating(pod)

/** A pod, and how many pods of its kin share its node: the more, the sooner it goes. */
export interface RankedPod {
  readonly pod: Pod
  readonly rank: number
}

/** Negative when `a` is deleted before `b`. Times are compared by their order of magnitude. */
export function comparePodsForDeletion(a: RankedPod, b: RankedPod, now: UnixMicros): number {
  return (
    assigned(a.pod) - assigned(b.pod) ||
    phaseOrder(a.pod) - phaseOrder(b.pod) ||
    ready(a.pod) - ready(b.pod) ||
    deletionCost(a.pod) - deletionCost(b.pod) ||
    b.rank - a.rank ||
    compareReadiness(a.pod, b.pod, now) ||
    maxRestarts(b.pod, false) - maxRestarts(a.pod, false) ||
    maxRestarts(b.pod, true) - maxRestarts(a.pod, true) ||
    compareAges(a.pod, createdAt(a.pod), b.pod, createdAt(b.pod), now)
  )
}

const createdAt = ({ metadata }: Pod): Time | undefined => metadata.creationTimestamp

const assigned = ({ spec }: Pod): number =>
  spec.nodeName === undefined || spec.nodeName === '' ? 0 : 1

function phaseOrder({ status }: Pod): number {
  if (status?.phase === 'Pending') return 0
  return status?.phase === 'Unknown' ? 1 : 2
}

const ready = (pod: Pod): number => (isPodReady(pod) ? 1 : 0)

const POD_DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'

/** A cost that is no 32-bit number counts as none. */
function deletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.[POD_DELETION_COST] ?? ''
  if (!/^(0|-?[1-9][0-9]{0,9})$/.test(text)) return 0
  const cost = Number(text)
  return cost === (cost | 0) ? cost : 0
}

function readySince(pod: Pod): Time | undefined {
  const condition = getPodCondition(pod.status, 'Ready')
  return condition?.status === 'True' ? condition.lastTransitionTime : undefined
}

function compareReadiness(a: Pod, b: Pod, now: UnixMicros): number {
  if (!isPodReady(a) || !isPodReady(b)) return 0
  return compareAges(a, readySince(a), b, readySince(b), now)
}

/** An unknown time goes first, then the younger by order of magnitude, then the smaller uid. */
function compareAges(
  a: Pod,
  timeA: Time | undefined,
  b: Pod,
  timeB: Time | undefined,
  now: UnixMicros,
): number {
  if (timeA === timeB) return 0
  if (timeA === undefined) return -1
  if (timeB === undefined) return 1
  const magnitudes = ageMagnitude(timeA, now) - ageMagnitude(timeB, now)
  if (magnitudes !== 0) return magnitudes
  const [uidA, uidB] = [a.metadata.uid, b.metadata.uid]
  return uidA < uidB ? -1 : uidA > uidB ? 1 : 0
}

/** The logarithm of an age in nanoseconds to base 2, rounded down; -1 where it is none. */
function ageMagnitude(time: Time, now: UnixMicros): number {
  let nanos = (now - microsOf(time)) * 1000
  let magnitude = -1
  while (nanos >= 1) {
    nanos /= 2
    magnitude++
  }
  return magnitude
}

function maxRestarts({ spec, status }: Pod, sidecars: boolean): number {
  const statuses = sidecars
    ? sidecarStatuses(spec, status?.initContainerStatuses)
    : status?.containerStatuses
  let most = 0
  for (const { restartCount } of statuses ?? []) most = Math.max(most, restartCount)
  return most
}

const sidecarStatuses = (
  { initContainers = [] }: Pod['spec'],
  statuses: readonly ContainerStatus[] = [],
): readonly ContainerStatus[] =>
  statuses.filter(({ name }) =>
    initContainers.some(
      (container) => container.name === name && container.restartPolicy === 'Always',
    ),
  )
