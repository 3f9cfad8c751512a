/**
 * A new node takes no pods until the node lifecycle controller has seen it ready.
 * Source: Kubernetes v1.35 plugin/pkg/admission/nodetaint
 */
import type { Node } from '../../../api/core'
import type { Taint } from '../../../api/podScheduling'
import type { AdmissionPlugin } from './admissionPlugin'

const NOT_READY: Taint = Object.freeze({
  key: 'node.kubernetes.io/not-ready',
  effect: 'NoSchedule',
})

export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',

  admit({ operation, definition, object, subresource }) {
    const creates = operation === 'CREATE' && definition.resource === 'nodes' && subresource === ''
    if (!creates || object?.kind !== 'Node') return object
    const node = object as Node
    const taints = node.spec.taints ?? []
    const tainted = taints.some(
      ({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect,
    )
    return tainted ? node : { ...node, spec: { ...node.spec, taints: [...taints, NOT_READY] } }
  },
}
