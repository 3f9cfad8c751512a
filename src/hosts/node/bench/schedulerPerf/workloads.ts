/**
 * The workloads of scheduler_perf that are rebuilt here, with the least pods a second that upstream
 * lets each pass with. Where upstream measures 10,000 pods, 5,000 are measured here; of 500 nodes it
 * asks nothing, so that they stand beside what it asks of 5,000.
 * Source: Kubernetes v1.35 test/integration/scheduler_perf/{misc,topology_spreading,affinity}/
 * performance-config.yaml (queueing hints and asynchronous preemption on)
 */
import {
  type PodTemplate,
  podDefault,
  podHighPriority,
  podHighPriorityLargeCpu,
  podLowPriority,
  podWithPodAntiAffinity,
  podWithPreferredPodAffinity,
  podWithTopologySpreading,
} from './templates'

export interface Workload {
  readonly name: string
  readonly nodes: number
  /** Labels of nodes in turn; absent: nodes have no zone. */
  readonly zones?: readonly string[]
  /** Pods that are there before the measuring begins. */
  readonly initial: number
  readonly initialPod: PodTemplate
  readonly measured: number
  readonly measuredPod: PodTemplate
  /** Where initial and measured pods are; absent: in `default`. */
  readonly namespaces?: readonly [initial: string, measured: string]
  /** One of these is made every 200 ms meanwhile. */
  readonly churn?: PodTemplate
  /** Upstream's threshold, pods a second. */
  readonly threshold: number
}

const MOON = ['moon-1', 'moon-2', 'moon-3']
const basic = { initialPod: podDefault, measuredPod: podDefault }

export const WORKLOADS: readonly Workload[] = [
  {
    ...basic,
    name: 'scheduling-basic-500',
    nodes: 500,
    initial: 500,
    measured: 1000,
    threshold: 270,
  },
  {
    ...basic,
    name: 'scheduling-basic-5000',
    nodes: 5000,
    initial: 1000,
    measured: 5000,
    threshold: 270,
  },
  {
    name: 'topology-spreading-5000',
    nodes: 5000,
    zones: MOON,
    initial: 5000,
    initialPod: podDefault,
    measured: 5000,
    measuredPod: podWithTopologySpreading,
    threshold: 85,
  },
  {
    name: 'preferred-pod-affinity-5000',
    nodes: 5000,
    initial: 5000,
    initialPod: podWithPreferredPodAffinity,
    measured: 5000,
    measuredPod: podWithPreferredPodAffinity,
    namespaces: ['sched-0', 'sched-1'],
    threshold: 90,
  },
  {
    name: 'pod-anti-affinity-5000',
    nodes: 5000,
    initial: 1000,
    initialPod: podWithPodAntiAffinity,
    measured: 2000,
    measuredPod: podWithPodAntiAffinity,
    namespaces: ['sched-0', 'sched-1'],
    threshold: 60,
  },
  {
    name: 'preemption-async-5000',
    nodes: 5000,
    initial: 20_000,
    initialPod: podLowPriority,
    measured: 5000,
    measuredPod: podDefault,
    churn: podHighPriority,
    threshold: 160,
  },
  {
    name: 'unschedulable-5000',
    nodes: 5000,
    initial: 100,
    initialPod: podDefault,
    measured: 5000,
    measuredPod: podDefault,
    churn: podHighPriorityLargeCpu,
    threshold: 170,
  },
]
