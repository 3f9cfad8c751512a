/** How a plugin says no. Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/admission/errors.go */

import type { Pod } from '../../../api/core'
import { newForbidden } from '../../../api/machinery/status'
import type { KubeObject, Status, StatusCause } from '../../../api/meta'
import type { AdmissionAttributes } from './admissionPlugin'

/** 403 Forbidden that speaks of the request's object. */
export function forbid(
  { definition, name, object }: AdmissionAttributes,
  error: string,
  causes: readonly StatusCause[] = [],
): Status {
  const { group, resource } = definition
  const named = name || object?.metadata.name || object?.metadata.generateName || ''
  return newForbidden({ group, resource }, named, error, causes)
}

/** The pod of a request for a pod itself; decoding has made sure that it is one. */
export function podOf({ definition, object, subresource }: AdmissionAttributes): Pod | undefined {
  const isPod = definition.resource === 'pods' && definition.group === '' && subresource === ''
  return isPod ? asPod(object) : undefined
}

function asPod(object: KubeObject | undefined): Pod | undefined {
  return object?.kind === 'Pod' ? (object as Pod) : undefined
}
