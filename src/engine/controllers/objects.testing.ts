/** Objects as the API server would have stored them, for tests. */
import type { Deployment, DeploymentSpec, ReplicaSet, ReplicaSetStatus } from '../../api/apps'
import type { Node, NodeSpec, Pod, PodSpec, PodStatus, Service, ServiceSpec } from '../../api/core'
import type { ConditionStatus, KubeObject, OwnerReference, StringMap } from '../../api/meta'

/** Power-on: now is 0 on a desk. */
export const NOON = '2026-01-01T12:00:00Z'

const stored = (name: string) => ({
  name,
  uid: `uid-${name}`,
  resourceVersion: '7',
  creationTimestamp: NOON,
})

export const LABELS: StringMap = { app: 'web' }

export const controllerRef = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
})

interface PodParts {
  readonly owner?: KubeObject
  readonly labels?: StringMap
  readonly ready?: ConditionStatus
  readonly deleted?: true
  readonly spec?: Partial<PodSpec>
  readonly status?: Partial<PodStatus>
}

export function makePod(name: string, parts: PodParts = {}): Pod {
  const { owner, labels = LABELS, ready = 'True', deleted, spec, status } = parts
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...stored(name),
      namespace: 'default',
      labels,
      ...(owner === undefined ? {} : { ownerReferences: [controllerRef(owner)] }),
      ...(deleted === undefined ? {} : { deletionTimestamp: NOON }),
    },
    spec: { containers: [{ name: 'c', image: 'nginx' }], nodeName: 'node-1', ...spec },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready, lastTransitionTime: NOON }],
      ...status,
    },
  }
}

interface ReplicaSetParts {
  readonly owner?: KubeObject
  readonly replicas?: number
  readonly annotations?: StringMap
  readonly image?: string
  readonly hash?: string
  readonly minReadySeconds?: number
  readonly status?: ReplicaSetStatus
}

export function makeReplicaSet(name: string, parts: ReplicaSetParts = {}): ReplicaSet {
  const { owner, replicas = 3, annotations = {}, image = 'nginx', hash, status } = parts
  const labels = hash === undefined ? LABELS : { ...LABELS, 'pod-template-hash': hash }
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...stored(name),
      namespace: 'default',
      generation: 1,
      labels,
      annotations,
      ...(owner === undefined ? {} : { ownerReferences: [controllerRef(owner)] }),
    },
    spec: {
      replicas,
      ...(parts.minReadySeconds === undefined ? {} : { minReadySeconds: parts.minReadySeconds }),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'c', image }] } },
    },
    status: status ?? { replicas, observedGeneration: 1 },
  }
}

/** A status in which every wanted pod is there and available. */
export const allAvailable = (replicas: number): ReplicaSetStatus => ({
  replicas,
  fullyLabeledReplicas: replicas,
  readyReplicas: replicas,
  availableReplicas: replicas,
  terminatingReplicas: 0,
  observedGeneration: 1,
})

export function makeDeployment(
  spec: Partial<DeploymentSpec> & { readonly image?: string } = {},
  more: Pick<Deployment, 'status'> & { readonly annotations?: StringMap } = {},
): Deployment {
  const { image = 'nginx', ...rest } = spec
  const { annotations, status } = more
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...stored('web'),
      namespace: 'default',
      generation: 1,
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: LABELS },
      template: { metadata: { labels: LABELS }, spec: { containers: [{ name: 'c', image }] } },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...rest,
    },
    ...(status === undefined ? {} : { status }),
  }
}

interface NodeParts {
  readonly ready?: ConditionStatus
  readonly zone?: string
  readonly spec?: NodeSpec
}

export function makeNode(name: string, { ready = 'True', zone, spec = {} }: NodeParts = {}): Node {
  const heartbeat = { lastHeartbeatTime: NOON, lastTransitionTime: NOON }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      ...stored(name),
      ...(zone === undefined ? {} : { labels: { 'topology.kubernetes.io/zone': zone } }),
    },
    spec,
    status: { conditions: [{ type: 'Ready', status: ready, ...heartbeat }] },
  }
}

export const makeService = (spec: ServiceSpec = {}): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { ...stored('web'), namespace: 'default' },
  spec: {
    clusterIP: '10.96.0.9',
    ipFamilies: ['IPv4'],
    selector: LABELS,
    ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
    ...spec,
  },
})
