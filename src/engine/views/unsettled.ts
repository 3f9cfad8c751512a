/**
 * What is on its way to another state, each with the time after which it no longer counts: a pod
 * that never becomes ready must not keep a story skipping for ever.
 */
import type { ContainerStatus } from '../../api/container'
import type { Node, Pod, Service } from '../../api/core'
import { type Micros, seconds } from '../kernel/micros'
import { microsAt } from './clockTime'

/** By reference, `Pod/default/web-7`: until when it counts. */
export type Unsettled = Map<string, Micros>

const SCHEDULING = seconds(30)
const CREATING = seconds(150)
const BECOMING_READY = seconds(40)
const ENDING_MORE = seconds(10)
/** Longest default toleration, 300 s, and what comes of it. */
const EVICTION = seconds(330)
const JOINING = seconds(60)
const LOAD_BALANCER = seconds(40)

export function isSettled(unsettled: Unsettled, now: Micros): boolean {
  for (const [ref, until] of unsettled) {
    if (until > now) return false
    unsettled.delete(ref)
  }
  return true
}

/** Notes a pod's state. `tended`: whether somebody is there to change it, kubelet or scheduler. */
export function notePod(
  unsettled: Unsettled,
  ref: string,
  pod: Pod,
  tended: boolean,
  now: Micros,
): void {
  const span = podSpan(pod, tended, now)
  if (span === undefined) unsettled.delete(ref)
  else unsettled.set(ref, now + span)
}

function podSpan(
  { metadata, spec, status }: Pod,
  tended: boolean,
  now: Micros,
): Micros | undefined {
  const { deletionTimestamp } = metadata
  if (deletionTimestamp !== undefined) {
    return tended ? Math.max(0, microsAt(deletionTimestamp) - now) + ENDING_MORE : undefined
  }
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return undefined
  if (spec.nodeName === undefined) return tended && !wasTried(status) ? SCHEDULING : undefined
  if (!tended || isBackingOff(status)) return undefined
  if (status?.phase !== 'Running') return CREATING
  return isReady(status) ? undefined : BECOMING_READY
}

type Status = Pod['status']

const wasTried = (status: Status): boolean =>
  status?.conditions?.some((one) => one.type === 'PodScheduled' && one.status === 'False') ?? false

const isReady = (status: Status): boolean =>
  status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false

/** Its timer is drawn running down: that is the story, not to be skipped. */
function isBackingOff(status: Status): boolean {
  const backsOff = ({ state }: ContainerStatus): boolean =>
    state?.waiting?.reason?.endsWith('BackOff') === true
  const { initContainerStatuses = [], containerStatuses = [] } = status ?? {}
  return initContainerStatuses.some(backsOff) || containerStatuses.some(backsOff)
}

/** Notes a node's state. `up`: whether the machine has power; `pods`: how many wait for eviction. */
export function noteNode(
  unsettled: Unsettled,
  node: Node,
  up: boolean,
  pods: number,
  now: Micros,
): void {
  const ref = `Node/${node.metadata.name}`
  const ready = node.status?.conditions?.find((one) => one.type === 'Ready')?.status === 'True'
  if (ready === up) unsettled.delete(ref)
  if (ready && !up) unsettled.set(ref, now + JOINING)
  else if (!ready && up) unsettled.set(ref, now + JOINING)
  else if (!ready && pods > 0) unsettled.set(ref, now + EVICTION)
}

/** A load balancer that is being made. */
export function noteService(unsettled: Unsettled, service: Service, now: Micros): void {
  const { namespace, name } = service.metadata
  const ref = `Service/${namespace}/${name}`
  const waits =
    service.spec.type === 'LoadBalancer' &&
    (service.status?.loadBalancer?.ingress ?? []).length === 0
  if (waits) unsettled.set(ref, now + LOAD_BALANCER)
  else unsettled.delete(ref)
}
