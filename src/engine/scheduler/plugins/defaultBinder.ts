import { objectPath } from '../../clientGo/paths'
import type { Plugin } from '../framework/plugin'

/**
 * Binds a pod to its node, by a Binding posted to the API server.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/defaultbinder
 */
export const defaultBinder: Plugin = {
  name: 'DefaultBinder',
  bind({ uid, pod }, node) {
    const { namespace, name } = pod.metadata
    return {
      path: objectPath('v1', 'pods', namespace, name, 'binding'),
      body: {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name, namespace, uid },
        target: { kind: 'Node', name: node },
      },
    }
  },
}
