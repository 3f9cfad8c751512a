/**
 * What every cluster has from the first moment: its first namespaces, the two classes of critical
 * pods, and the Service behind which the API server itself is found.
 * Source: Kubernetes v1.35 pkg/controlplane/controller/{systemnamespaces,kubernetesservice},
 * pkg/registry/scheduling/rest, pkg/controlplane/reconcilers
 */

import { KUBERNETES_CLUSTER_IP } from './allocators'
import { authenticate } from './authentication'
import { cachedObject } from './cacher/watchCache'
import type { Call } from './call'
import { nameOf, objectKeyOf } from './definitions'
import type { ApiRequest } from './messages'
import { type Decoded, decode } from './registry/decode'
import { isRefusal } from './registry/refusal'
import { byKind } from './registry/registry'
import type { ResourceDefinition } from './registry/resource'
import type { Server } from './serverState'
import { runPlan } from './storage/plans'
import { newPlan, type Task } from './storage/steps'

/** The server's own user. */
const LOOPBACK_USER = 'system:apiserver'
/** The port the server listens on. Source: kubeadm. */
const SECURE_PORT = 6443

const LABELS = { component: 'apiserver', provider: 'kubernetes' }

interface Draft {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
  }
}

/** Creates what is missing, one after another. */
export function bootstrap(server: Server): void {
  const tasks = missing(server).flatMap(({ draft, definition }) => taskFor(draft, definition))
  if (tasks.length > 0) runPlan(server, newPlan(ownCall(server), tasks, { type: 'nothing' }))
}

/** Whether all of it is there. */
export const isBootstrapped = (server: Server): boolean => missing(server).length === 0

interface Missing {
  readonly draft: Draft
  readonly definition: ResourceDefinition
}

/** Kinds the registry does not serve are not missed. */
function missing({ state }: Server): Missing[] {
  return firstObjects(state.config.advertiseAddress).flatMap((draft) => {
    const definition = byKind(draft.apiVersion, draft.kind)
    if (definition === undefined) return []
    const { namespace = '', name } = draft.metadata
    const key = objectKeyOf(definition, namespace, name)
    const cache = state.caches.get(definition.storagePrefix)
    const known = cache && cachedObject(cache, key)
    return known === undefined ? [{ draft, definition }] : []
  })
}

function taskFor(draft: Draft, definition: ResourceDefinition): Task[] {
  const decoded: Decoded = decode(draft, definition, 'Strict')
  if (decoded.refused !== undefined || isRefusal(decoded.object)) return []
  const { namespace = '', name } = draft.metadata
  const writer = { type: 'create', object: decoded.object } as const
  return [{ definition: nameOf(definition), namespace, name, writer }]
}

/** A request of the server to itself: nobody waits for its answer. */
function ownCall({ context }: Server): Call {
  const request: ApiRequest = {
    type: 'request',
    id: 0,
    method: 'POST',
    path: '/',
    user: LOOPBACK_USER,
    session: 0,
  }
  return {
    client: context.self,
    request,
    info: { type: 'nonResource', verb: 'post', path: '/' },
    user: authenticate(LOOPBACK_USER),
    dryRun: false,
    startedAt: context.now,
    readyAt: context.now,
    passed: [],
    warnings: [],
  }
}

function firstObjects(address: string): readonly Draft[] {
  const namespaces = ['kube-system', 'kube-public', 'kube-node-lease', 'default']
  return [
    ...namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    priorityClass(
      'system-cluster-critical',
      2_000_000_000,
      'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
    ),
    priorityClass(
      'system-node-critical',
      2_000_001_000,
      'Used for system critical pods that must not be moved from their current node.',
    ),
    kubernetesService(),
    ...kubernetesEndpoints(address),
  ]
}

function priorityClass(name: string, value: number, description: string): Draft {
  const apiVersion = 'scheduling.k8s.io/v1'
  const kind = 'PriorityClass'
  return { apiVersion, kind, metadata: { name }, value, description } as Draft
}

function kubernetesService(): Draft {
  const port = { name: 'https', port: 443, protocol: 'TCP', targetPort: SECURE_PORT }
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', namespace: 'default', labels: LABELS },
    spec: {
      type: 'ClusterIP',
      clusterIP: KUBERNETES_CLUSTER_IP,
      clusterIPs: [KUBERNETES_CLUSTER_IP],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [port],
      sessionAffinity: 'None',
    },
  } as Draft
}

function kubernetesEndpoints(address: string): readonly Draft[] {
  const port = { name: 'https', port: SECURE_PORT, protocol: 'TCP' }
  const place = { name: 'kubernetes', namespace: 'default' }
  const endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { ...place, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    subsets: [{ addresses: [{ ip: address }], ports: [port] }],
  }
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...place, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports: [port],
  }
  return [endpoints, slice]
}
