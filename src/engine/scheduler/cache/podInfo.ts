/**
 * A pod with all the scheduler derives from it, computed once per version of the pod.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/types.go (PodInfo)
 */
import type { Pod } from '../../../api/core'
import { normalizedImageName } from '../../../api/machinery/imageReference'
import { type PodResource, podResource, type Resource } from '../../../api/machinery/podResource'
import { namespacedName } from '../../../api/meta'
import type { Volume } from '../../../api/volume'
import { type AffinityTerms, affinityTermsOf, NO_TERMS } from './affinityTerms'
import { attachedVolumes } from './attachedVolumes'
import { type HostPort, hostPortsOf } from './hostPorts'
import { sameResource } from './resourceSum'

export interface PodInfo {
  readonly uid: string
  /** namespace/name */
  readonly key: string
  readonly pod: Pod
  readonly priority: number
  /** What the pod takes of its node. */
  readonly requests: Resource
  /** The same for scores: a container that states nothing counts as a small one. */
  readonly nonZero: PodResource['nonZero']
  readonly hostPorts: readonly HostPort[]
  readonly affinity: AffinityTerms
  /** Volumes that come from outside the pod, and so may be taken, full or elsewhere. */
  readonly volumes: readonly Volume[]
  /** Names of the images it needs, as nodes report them, one per container. */
  readonly images: readonly string[]
  /** Which tally it is counted in: pods of a namespace that look alike share one. */
  readonly tally: string
}

/**
 * Frozen: caches and snapshots share it. What hangs on the spec alone is taken from what was known
 * `before` of an older version with the same one.
 */
export function podInfoOf(pod: Pod, before?: PodInfo): PodInfo {
  const known = before?.pod.spec === pod.spec ? before : undefined
  const { requests, nonZero } =
    known !== undefined && givesTheSame(known.pod, pod) ? known : amountsOf(pod, before)
  return Object.freeze({
    uid: pod.metadata.uid,
    key: known?.key ?? namespacedName(pod),
    pod,
    priority: pod.spec.priority ?? 0,
    requests,
    nonZero,
    hostPorts: known?.hostPorts ?? hostPortsOf(pod),
    affinity: known?.affinity ?? affinityTermsOf(pod),
    volumes: known?.volumes ?? attachedVolumes(pod),
    images: known?.images ?? imagesOf(pod),
    tally: known !== undefined && looksTheSame(known.pod, pod) ? known.tally : tallyKey(pod),
  })
}

/** Taken from what was known before where they are the same. */
function amountsOf(pod: Pod, before: PodInfo | undefined): PodResource {
  const now = podResource(pod)
  return before !== undefined && weighsTheSame(now, before) ? before : now
}

const weighsTheSame = (one: PodResource, other: PodResource): boolean =>
  sameResource(one.requests, other.requests) &&
  one.nonZero.milliCPU === other.nonZero.milliCPU &&
  one.nonZero.memory === other.nonZero.memory

/** What pods of one template have in common: derived for each, kept once. */
export type PodTraits = Pick<PodInfo, 'tally' | 'requests' | 'nonZero' | 'images'>

/** The same pod, with what it has in common with one of the same tally taken from there. */
export function sharingTraits(info: PodInfo, twin: PodTraits): PodInfo {
  const { requests, nonZero } = weighsTheSame(info, twin) ? twin : info
  const { images } = sameNames(info.images, twin.images) ? twin : info
  if (requests === info.requests && images === info.images) return info
  return Object.freeze({ ...info, tally: twin.tally, requests, nonZero, images })
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, i) => name === other[i])

const looksTheSame = (one: Pod, other: Pod): boolean =>
  one.metadata.labels === other.metadata.labels && isTerminating(one) === isTerminating(other)

/** Whether the statuses say the same of what containers were given, and of a resize. */
function givesTheSame({ status: one }: Pod, { status: other }: Pod): boolean {
  const [before = [], after = []] = [one?.containerStatuses, other?.containerStatuses]
  if (before.length !== after.length || one?.initContainerStatuses || other?.initContainerStatuses)
    return false
  if (isResizing(one) || isResizing(other)) return false
  return after.every(
    ({ name, resources, allocatedResources }, i) =>
      name === before[i]?.name &&
      resources === before[i].resources &&
      allocatedResources === before[i].allocatedResources,
  )
}

const isResizing = (status: Pod['status']): boolean =>
  status?.conditions?.some(({ type }) => type === 'PodResizePending') ?? false

/** Whether the pod has any wish about other pods. */
export const hasAffinity = ({ affinity }: PodInfo): boolean => affinity !== NO_TERMS

export const isTerminating = (pod: Pod): boolean => pod.metadata.deletionTimestamp !== undefined

/** Validation insists on an image, plain tables of facts do not. */
function imagesOf({ spec }: Pod): readonly string[] {
  const nameOf = ({ image = '' }: { readonly image?: string }) => normalizedImageName(image)
  const images = spec.containers.map(nameOf)
  return spec.initContainers === undefined
    ? images
    : [...spec.initContainers.map(nameOf), ...images]
}

function tallyKey(pod: Pod): string {
  const { namespace, labels = {} } = pod.metadata
  let key = `${namespace}\n${isTerminating(pod) ? 'ending' : ''}`
  for (const name of Object.keys(labels).sort()) key += `\n${name}=${labels[name]}`
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {}
  if (podAffinity === undefined && podAntiAffinity === undefined) return key
  return `${key}\n${JSON.stringify([podAffinity, podAntiAffinity])}`
}
