/** Pods: what they ask for, their phase and conditions, their images. */
import type { ResourceList } from '../../../api/container'
import type { Pod, PodCondition } from '../../../api/core'
import { normalizedImageName } from '../../../api/machinery/imageReference'
import { nextPodAvailabilityCheck } from '../../../api/machinery/podConditions'
import {
  type PodResourcesOptions,
  podLimits,
  podRequests,
} from '../../../api/machinery/podRequests'
import { podResource } from '../../../api/machinery/podResource'
import { resourceList } from '../../../api/machinery/resourceList'
import { MICROS_PER_SECOND, microsOf } from '../../../api/machinery/time'
import {
  containersReadyCondition,
  initializedCondition,
  readyCondition,
} from '../../../engine/kubelet/status/conditions'
import { podPhase } from '../../../engine/kubelet/status/phase'
import { type Areas, area } from './area'
import { having } from './compare'
import { amount } from './quantities'

interface Requesting {
  readonly pod: Pod
  readonly options?: PodResourcesOptions
}
interface Phased {
  readonly pod: Pod
  readonly podIsTerminal?: boolean
  readonly podHasInitialized?: boolean
}
interface Conditioned {
  readonly pod: Pod
  readonly type: string
}
interface Waiting {
  readonly pod: Pod
  readonly minReadySeconds: number
  readonly now: string
}

export const pods: Areas = {
  'pod-requests-limits': area<Requesting, Readonly<Record<string, ResourceList>>>({
    answer: ({ pod, options }) => ({
      requests: resourceList(podRequests(pod, options)),
      limits: resourceList(podLimits(pod, options)),
    }),
    reading: (expect) => mapValues(expect, (list) => mapValues(list, amount)),
  }),
  'pod-requests-scheduler': area<{ readonly pod: Pod }, { readonly requests: object }>({
    answer: ({ pod }) => podResource(pod),
    // Resources that are not told are not asked.
    reading: (expect) => ({ ...expect, requests: having(expect.requests) }),
  }),
  'noderesources-score-requests': area({
    answer({ pod }: { readonly pod: Pod }) {
      const { milliCPU, memory } = podResource(pod).nonZero
      return { requests: { cpu: milliCPU, memory } }
    },
  }),
  'pod-availability-delay': area({
    answer({ pod, minReadySeconds, now }: Waiting) {
      const micros = nextPodAvailabilityCheck(pod, minReadySeconds, microsOf(now))
      return { seconds: micros === undefined ? undefined : micros / MICROS_PER_SECOND }
    },
  }),
  'kubelet-pod-phase': area({
    answer({ pod, podIsTerminal = false, podHasInitialized = false }: Phased) {
      const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {}
      const statuses = [...initContainerStatuses, ...containerStatuses]
      return { phase: podPhase(pod, statuses, podIsTerminal, podHasInitialized) }
    },
  }),
  'kubelet-pod-conditions': area<Conditioned, { readonly condition: PodCondition }>({
    answer: (input) => ({ condition: conditionOf(input) }),
    // A reason that is not told is none; when it changed is another one's affair.
    reading: ({ condition }) => ({ condition: having({ reason: null, ...condition }) }),
  }),
  'image-name': area({
    answer: ({ image }: { readonly image: string }) => ({ normalized: normalizedImageName(image) }),
  }),
}

function conditionOf({ pod, type }: Conditioned): PodCondition {
  const { conditions = [], containerStatuses: statuses, phase = 'Running' } = pod.status ?? {}
  switch (type) {
    case 'Ready':
      return readyCondition(pod, conditions, statuses, phase)
    case 'Initialized':
      return initializedCondition(pod, statuses, phase)
    case 'ContainersReady':
      return containersReadyCondition(pod, statuses, phase)
    default:
      throw new Error(`no such condition: ${type}`)
  }
}

const mapValues = <T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
