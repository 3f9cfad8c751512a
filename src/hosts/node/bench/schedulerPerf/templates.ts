/**
 * The objects that scheduler_perf makes, as its templates describe them.
 * Source: Kubernetes v1.35 test/integration/scheduler_perf/templates,
 * test/integration/framework/perf_utils.go (the label with the node's name)
 */
import type { Node, Pod, PodSpec } from '../../../../api/core'
import type { KubeObject, StringMap } from '../../../../api/meta'

type Template<Kind extends KubeObject> = Omit<Kind, 'metadata'> & {
  readonly metadata: { readonly name: string; readonly labels?: StringMap }
}

/** node-default.yaml; in one of the zones, if there are any. */
export function nodeDefault(name: string, zone?: string): Template<Node> {
  const labels = {
    'kubernetes.io/hostname': name,
    ...(zone !== undefined && { 'topology.kubernetes.io/zone': zone }),
  }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: {},
    status: {
      capacity: { pods: '110', cpu: '4', memory: '32Gi' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  }
}

/** How a workload's pods look; their names are given to them. */
export type PodTemplate = (name: string) => Template<Pod>

/** pod-default.yaml */
export const podDefault: PodTemplate = (name) => pod(name, '100m')

/** Not of scheduler_perf: so small that hundreds fit on a node. */
export const podSmall: PodTemplate = (name) => pod(name, '10m', {}, {}, '100Mi')

/** pod-low-priority.yaml */
export const podLowPriority: PodTemplate = (name) =>
  pod(name, '900m', { terminationGracePeriodSeconds: 0 })

/** What scheduler_perf writes as `priority: 10`, with the admission of priorities switched off. */
export const HIGH_PRIORITY = 'high'

/** pod-high-priority.yaml */
export const podHighPriority: PodTemplate = (name) =>
  pod(name, '3', { priorityClassName: HIGH_PRIORITY })

/** pod-high-priority-large-cpu.yaml: no node is that large. */
export const podHighPriorityLargeCpu: PodTemplate = (name) =>
  pod(name, '9', { priorityClassName: HIGH_PRIORITY })

/** pod-with-topology-spreading.yaml */
export const podWithTopologySpreading: PodTemplate = (name) =>
  pod(name, '100m', { topologySpreadConstraints: [SPREAD_BLUE] }, { color: 'blue' })

/** pod-with-pod-anti-affinity.yaml */
export const podWithPodAntiAffinity: PodTemplate = (name) =>
  pod(
    name,
    '100m',
    {
      affinity: {
        podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [onHostOf('green')] },
      },
    },
    { color: 'green' },
  )

/** pod-with-preferred-pod-affinity.yaml */
export const podWithPreferredPodAffinity: PodTemplate = (name) =>
  pod(
    name,
    '100m',
    {
      affinity: {
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 1, podAffinityTerm: onHostOf('red') },
          ],
        },
      },
    },
    { color: 'red' },
  )

/** The two namespaces that the terms of pods with affinity name. */
export const NAMESPACES = ['sched-0', 'sched-1'] as const

const SPREAD_BLUE = {
  maxSkew: 5,
  topologyKey: 'topology.kubernetes.io/zone',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { color: 'blue' } },
} as const

const onHostOf = (color: string) => ({
  labelSelector: { matchLabels: { color } },
  topologyKey: 'kubernetes.io/hostname',
  namespaces: NAMESPACES,
})

function pod(
  name: string,
  cpu: string,
  spec: Partial<PodSpec> = {},
  labels?: StringMap,
  memory = '500Mi',
): Template<Pod> {
  const amounts = { cpu, memory }
  const container = {
    name: 'pause',
    image: 'registry.k8s.io/pause:3.10.1',
    ports: [{ containerPort: 80 }],
    resources: { limits: amounts, requests: amounts },
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...(labels !== undefined && { labels }) },
    spec: { containers: [container], ...spec },
  }
}
