/**
 * The common face of everything that has replicas, and its way back into the object.
 * Source: Kubernetes v1.35 pkg/registry/apps/deployment/storage/storage.go (scaleFromDeployment)
 */
import type { Scale } from '../../api/autoscaling'
import { formatLabelSet, labelSelectorText } from '../../api/machinery/labelSelector'
import type { KubeObject, LabelSelector, StringMap } from '../../api/meta'

/** What the kinds with a scale subresource have in common. */
interface Scalable extends KubeObject {
  readonly spec?: { readonly replicas?: number; readonly selector?: LabelSelector | StringMap }
  readonly status?: { readonly replicas?: number }
}

export function scaleOf(object: KubeObject): Scale {
  const { spec, status, metadata } = object as Scalable
  const { name, namespace = '', uid, resourceVersion, creationTimestamp } = metadata
  const selector = selectorText(object.kind, spec?.selector)
  const replicas = spec?.replicas ?? 0
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas === 0 ? {} : { replicas },
    status: { replicas: status?.replicas ?? 0, ...(selector !== '' && { selector }) },
  }
}

/** The object with the replicas of a Scale, and the preconditions the Scale carries. */
export function withScale(object: KubeObject, scale: Scale): KubeObject {
  const { spec } = object as Scalable
  const { uid, resourceVersion }: Partial<Scale['metadata']> = scale.metadata
  const metadata = {
    ...object.metadata,
    uid: uid ?? '',
    resourceVersion: resourceVersion ?? '',
  }
  return {
    ...object,
    metadata,
    spec: { ...spec, replicas: scale.spec?.replicas ?? 0 },
  } as KubeObject
}

/** Replication controllers have a plain set of labels, all others a selector. */
function selectorText(kind: string, selector: LabelSelector | StringMap | undefined): string {
  if (selector === undefined) return ''
  if (kind === 'ReplicationController') return formatLabelSet(selector as StringMap)
  return labelSelectorText(selector as LabelSelector) ?? ''
}
