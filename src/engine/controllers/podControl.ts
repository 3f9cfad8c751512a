/**
 * How controllers make and delete pods, and what they say about it.
 * Source: Kubernetes v1.35 pkg/controller/controller_utils.go (RealPodControl)
 */
import type { Pod, PodTemplateSpec } from '../../api/core'
import { dns1123Subdomain } from '../../api/machinery/names'
import { newControllerRef } from '../../api/machinery/ownerReference'
import { type KubeObject, namespacedName } from '../../api/meta'
import { referenceTo } from '../clientGo/eventRecorder'
import { collectionPath, objectPath } from '../clientGo/paths'
import type { PlannedRequest } from './plan'

/** A pod of `owner` from its template; the server completes the name. */
export function createPodRequest(
  owner: KubeObject,
  namespace: string,
  template: PodTemplateSpec,
): PlannedRequest {
  const { labels, annotations, finalizers } = template.metadata ?? {}
  const body = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      generateName: namePrefix(owner.metadata.name),
      ownerReferences: [newControllerRef(owner)],
    },
    spec: template.spec,
  }
  const regarding = referenceTo(owner)
  return {
    method: 'POST',
    path: collectionPath('v1', 'pods', namespace),
    body,
    // Every creation in a namespace on its way out will fail; there is nothing to retry or to tell.
    tolerate: ['NamespaceTerminating'],
    expects: { kind: 'creation' },
    onSuccess: {
      regarding,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: 'Created pod: {name}',
    },
    onFailure: {
      regarding,
      type: 'Warning',
      reason: 'FailedCreate',
      message: 'Error creating: {error}',
    },
  }
}

export function deletePodRequest(owner: KubeObject, pod: Pod): PlannedRequest {
  const { namespace, name } = pod.metadata
  const regarding = referenceTo(owner)
  return {
    method: 'DELETE',
    path: objectPath('v1', 'pods', namespace, name),
    tolerate: ['NotFound'],
    expects: { kind: 'deletion', object: namespacedName(pod) },
    onSuccess: {
      regarding,
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${name}`,
    },
    onFailure: {
      regarding,
      type: 'Warning',
      reason: 'FailedDelete',
      message: 'Error deleting: {error}',
    },
  }
}

/** The dash makes the name prettier, where it still fits. */
export function namePrefix(ownerName: string): string {
  const prefix = `${ownerName}-`
  // A trailing dash is no fault in a prefix: letters follow.
  return dns1123Subdomain(`${prefix}x`).length > 0 ? ownerName : prefix
}
