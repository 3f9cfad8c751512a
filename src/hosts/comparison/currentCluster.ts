/** What a comparison takes from a running cluster: its workers as they are meant to be, and what runs on it. */
import type { Node } from '../../api/core'
import { getControllerOf } from '../../api/machinery/ownerReference'
import type { KubeObject } from '../../api/meta'
import type { WorkerSpec } from '../../engine/commands/command'
import type { Engine } from '../../engine/engine'

/** A machine to order, and what was changed on its Node since it joined. */
export interface WorkerPlan {
  readonly spec: WorkerSpec
  /** A JSON merge patch. */
  readonly patch: unknown
}

/**
 * What workloads are made of, in an order in which they can be applied. Left out are autoscalers,
 * which follow visitors that a comparison has not, and kinds no controller acts on.
 */
const WORKLOAD_PATHS = [
  '/api/v1/namespaces',
  '/apis/scheduling.k8s.io/v1/priorityclasses',
  '/api/v1/serviceaccounts',
  '/api/v1/configmaps',
  '/api/v1/secrets',
  '/api/v1/persistentvolumeclaims',
  '/api/v1/services',
  '/apis/policy/v1/poddisruptionbudgets',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/replicasets',
  '/api/v1/pods',
]

/** What every cluster makes for itself. */
const OWN =
  /^(Namespace\/\/(default|kube-.*)|PriorityClass\/\/system-.*|ServiceAccount\/.*\/default|ConfigMap\/.*\/kube-root-ca\.crt|Service\/default\/kubernetes)$/

/** Taints that Kubernetes itself puts on and takes off. */
const LIFECYCLE_TAINT = /^node(\.cloudprovider)?\.kubernetes\.io\//

export const workersOf = (engine: Engine): readonly WorkerPlan[] =>
  (listOf(engine, '/api/v1/nodes') as readonly Node[]).map(workerPlan)

/** The documents that would bring the cluster's workloads about again, scheduled by nobody yet. */
export const workloadOf = (engine: Engine): readonly unknown[] =>
  WORKLOAD_PATHS.flatMap((path) => listOf(engine, path)).flatMap((object) =>
    isMade(object) ? [] : [asWritten(object)],
  )

function workerPlan({ metadata, spec, status }: Node): WorkerPlan {
  const { cpu = '0', memory = '0', pods = '0' } = status?.capacity ?? {}
  const taints = (spec.taints ?? []).filter(({ key }) => !LIFECYCLE_TAINT.test(key))
  return {
    spec: {
      name: metadata.name,
      cpu,
      memory,
      pods,
      zone: metadata.labels?.['topology.kubernetes.io/zone'] ?? '',
      runtime: runtimeOf(status?.nodeInfo?.containerRuntimeVersion ?? ''),
    },
    patch: {
      metadata: { labels: metadata.labels ?? {} },
      spec: { taints, unschedulable: spec.unschedulable === true },
    },
  }
}

function runtimeOf(version: string): 'containerd' | 'cri-o' | 'docker' {
  if (version.startsWith('cri-o:')) return 'cri-o'
  return version.startsWith('docker:') ? 'docker' : 'containerd'
}

function listOf(engine: Engine, path: string): readonly KubeObject[] {
  const list = engine.read(path) as { readonly items: readonly KubeObject[] } | undefined
  return list?.items ?? []
}

/** Whether something else makes it: a controller, or the cluster itself; or it is about to go. */
function isMade(object: KubeObject): boolean {
  const { kind, metadata } = object
  const { namespace = '', name, deletionTimestamp } = metadata
  const owned = getControllerOf(object) !== undefined
  return owned || deletionTimestamp !== undefined || OWN.test(`${kind}/${namespace}/${name}`)
}

/** Without what the server, the scheduler and the controllers wrote. */
function asWritten(object: KubeObject): unknown {
  const {
    apiVersion,
    kind,
    metadata,
    status: _,
    ...rest
  } = object as KubeObject & {
    readonly status?: unknown
    readonly spec?: object
  }
  const { name, namespace, labels, annotations } = metadata
  const kept = {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  }
  const { spec } = rest
  const written = spec === undefined ? rest : { ...rest, spec: unplaced(spec) }
  return { apiVersion, kind, metadata: kept, ...written }
}

/** Neither bound to a node nor to a volume. */
function unplaced(spec: object): object {
  const { nodeName: _node, volumeName: _volume, ...rest } = spec as Record<string, unknown>
  return rest
}
