import { expect, it } from 'vitest'
import type { JsonObject } from '../../../api/machinery/json'
import { difference } from './sets'

const cases: readonly [what: string, before: JsonObject, after: JsonObject, sets: JsonObject][] = [
  [
    'a condition is one value, its times left out',
    { status: { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: 'then' }] } },
    { status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: 'now' }] } },
    { 'status.conditions[Ready]': { status: 'True' } },
  ],
  [
    'a heartbeat changes nothing',
    { status: { conditions: [{ type: 'Ready', status: 'True', lastHeartbeatTime: 'then' }] } },
    { status: { conditions: [{ type: 'Ready', status: 'True', lastHeartbeatTime: 'now' }] } },
    {},
  ],
  [
    'a container is known by its name, at any place',
    { spec: { containers: [{ name: 'a' }, { name: 'b', image: 'x:1' }] } },
    { spec: { containers: [{ name: 'b', image: 'x:2' }, { name: 'a' }] } },
    { 'spec.containers[b].image': 'x:2' },
  ],
  [
    'a taint is known by key and effect',
    { spec: {} },
    { spec: { taints: [{ key: 'team', value: 'x', effect: 'NoExecute' }] } },
    { 'spec.taints[team:NoExecute]': { value: 'x' } },
  ],
  [
    'a field that is gone, or empty, is null',
    { metadata: { finalizers: ['orphan'] }, status: { readyReplicas: 1 } },
    { metadata: { finalizers: [] }, status: {} },
    { 'metadata.finalizers': null, 'status.readyReplicas': null },
  ],
  [
    'a key with a dot or a slash is quoted',
    {},
    { metadata: { labels: { app: 'web', 'topology.kubernetes.io/zone': 'a' } } },
    { 'metadata.labels.app': 'web', 'metadata.labels["topology.kubernetes.io/zone"]': 'a' },
  ],
  [
    'another list is one value, its references short',
    {},
    {
      endpoints: [{ addresses: ['1.2.3.4'], targetRef: { kind: 'Pod', name: 'web-1', uid: 'u' } }],
    },
    { endpoints: [{ addresses: ['1.2.3.4'], targetRef: 'Pod/web-1' }] },
  ],
  [
    'what the server writes for itself does not count, a generation does',
    { metadata: { resourceVersion: '1', generation: 1 } },
    { metadata: { resourceVersion: '2', generation: 2, managedFields: [{ manager: 'kubectl' }] } },
    { 'metadata.generation': 2 },
  ],
]

it.each(cases)('%s', (_, before, after, sets) => {
  expect(difference(before, after)).toEqual(sets)
})
