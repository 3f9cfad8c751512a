/**
 * Nothing is created in a namespace that is not there or on its way out, and the system's own
 * namespaces stay.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle
 */
import type { Namespace } from '../../../api/core'
import { newNotFound } from '../../../api/machinery/status'
import type { Status } from '../../../api/meta'
import { millis } from '../../kernel/micros'
import type { AdmissionPlugin } from './admissionPlugin'
import { forbid } from './refuse'

/** Namespaces that cannot be deleted. Source: lifecycle.NewLifecycle in pkg/kubeapiserver/options. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public'])

/**
 * How long the server waits for its cache to hear of a namespace before it says there is none.
 * Source: missingNamespaceWait
 */
export const MISSING_NAMESPACE_WAIT_MICROS = millis(50)

/** Whether a refusal says that the namespace of a create is unknown: worth a second look. */
export function isMissingNamespace({ reason, details }: Status): boolean {
  return reason === 'NotFound' && details?.kind === 'namespaces'
}

export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',

  admit(attributes, reader) {
    const { operation, definition, namespace, object } = attributes
    const ofNamespaces = definition.resource === 'namespaces'
    if (operation === 'DELETE' && ofNamespaces && IMMORTAL.has(attributes.name)) {
      return forbid(attributes, 'this namespace may not be deleted')
    }
    // Everything else may go on: what leaves a terminating namespace is as it should be.
    if (operation !== 'CREATE' || ofNamespaces || namespace === '') return object
    const found = reader.get('v1', 'namespaces', '', namespace)
    if (found === undefined) {
      return newNotFound({ group: '', resource: 'namespaces' }, namespace)
    }
    if (!isTerminating(found as Namespace)) return object
    const error = `unable to create new content in namespace ${namespace} because it is being terminated`
    const message = `namespace ${namespace} is being terminated`
    const cause = { reason: 'NamespaceTerminating', message, field: 'metadata.namespace' }
    return forbid(attributes, error, [cause])
  },
}

function isTerminating({ status }: Namespace): boolean {
  return status?.phase === 'Terminating'
}
