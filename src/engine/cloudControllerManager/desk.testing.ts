import type { Node, NodeSpec, NodeStatus, Service, ServiceSpec } from '../../api/core'
import type { KubeObject, ObjectMeta } from '../../api/meta'
import type { EventToRecord } from '../clientGo/eventRecorder'
import { createStore, put, type Store } from '../clientGo/store'
import type { CloudController, Desk, Step } from './controller'

const stored = { resourceVersion: '7', creationTimestamp: '2026-01-01T12:00:00Z' }

export const makeNode = (
  name: string,
  spec: NodeSpec = {},
  status: NodeStatus = {},
  metadata: Partial<ObjectMeta> = {},
): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, uid: `uid-${name}`, ...stored, ...metadata },
  spec,
  status,
})

export const makeService = (
  name: string,
  spec: ServiceSpec = {},
  metadata: Partial<ObjectMeta> = {},
  status: Service['status'] = {},
): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name,
    namespace: 'default',
    uid: '0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0',
    ...stored,
    ...metadata,
  },
  spec: { type: 'LoadBalancer', ports: [{ protocol: 'TCP', port: 80, nodePort: 31234 }], ...spec },
  status,
})

export interface TestDesk<Memory> extends Desk<Memory> {
  readonly added: string[]
  readonly events: EventToRecord[]
}

const KINDS = [
  'Node',
  'Service',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'VolumeAttachment',
]

/** A desk whose caches hold these objects. */
export function makeDesk<Memory>(
  controller: CloudController<Memory>,
  objects: readonly KubeObject[],
): TestDesk<Memory> {
  const stores = new Map(KINDS.map((kind) => [kind, createStore()]))
  const storeOf = (kind: string): Store => stores.get(kind) ?? createStore()
  for (const object of objects) put(storeOf(object.kind), object, {})
  const added: string[] = []
  const events: EventToRecord[] = []
  return {
    now: 0,
    nodes: storeOf('Node'),
    services: storeOf('Service'),
    claims: storeOf('PersistentVolumeClaim'),
    volumes: storeOf('PersistentVolume'),
    classes: storeOf('StorageClass'),
    attachments: storeOf('VolumeAttachment'),
    clusterCIDR: '10.244.0.0/16',
    memory: controller.createMemory(),
    idle: true,
    added,
    events,
    add: (key) => void added.push(key),
    record: (event) => void events.push(event),
    random: () => 0,
  }
}

export const reasonsOf = (step: Step): readonly string[] =>
  'events' in step ? (step.events ?? []).map(({ reason }) => reason) : []
