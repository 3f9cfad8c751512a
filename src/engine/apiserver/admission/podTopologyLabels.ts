/**
 * Tells a pod where it is: its node's zone and region become labels of the pod, when it is bound,
 * or when it is created for a node.
 * Source: Kubernetes v1.35 plugin/pkg/admission/podtopologylabels
 */
import type { Binding, Node } from '../../../api/core'
import type { KubeObject, StringMap } from '../../../api/meta'
import type { AdmissionPlugin, AdmissionReader } from './admissionPlugin'
import { podOf } from './refuse'

const LABELS = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region']

export const podTopologyLabels: AdmissionPlugin = {
  name: 'PodTopologyLabels',

  admit(attributes, reader) {
    const { operation, definition, object, subresource } = attributes
    if (operation !== 'CREATE' || object === undefined) return object
    const binds = definition.resource === 'pods' && subresource === 'binding'
    if (binds && object.kind === 'Binding') {
      const { kind, name } = (object as Binding).target
      // Only a node has a place.
      return kind && kind !== 'Node' ? object : labelled(object, name, reader)
    }
    return labelled(object, podOf(attributes)?.spec.nodeName, reader)
  },
}

/** The object with the labels its node has, in place of what it says itself. */
function labelled<T extends KubeObject>(
  object: T,
  nodeName: string | undefined,
  reader: AdmissionReader,
): T {
  if (!nodeName) return object
  const found = reader.get('v1', 'nodes', '', nodeName)
  const place = found?.kind === 'Node' ? placeOf(found as Node) : {}
  const own = object.metadata.labels
  if (Object.keys(place).every((name) => own?.[name] === place[name])) return object
  return { ...object, metadata: { ...object.metadata, labels: { ...own, ...place } } }
}

function placeOf({ metadata: { labels = {} } }: Node): StringMap {
  const place: Record<string, string> = {}
  for (const name of LABELS) {
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined
    if (value !== undefined) place[name] = value
  }
  return place
}
