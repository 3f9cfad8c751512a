/** Storage for tests: only what matters is said. */

import type { StringMap } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
} from '../../../api/storage'
import type { Volume } from '../../../api/volume'

const CSI = 'storage.k8s.io/v1'
const metaOf = (name: string) => ({
  name,
  uid: `uid-of-${name}`,
  resourceVersion: '1',
  creationTimestamp: '',
})

export function makeClass(name: string, parts: Partial<StorageClass> = {}): StorageClass {
  return {
    apiVersion: CSI,
    kind: 'StorageClass',
    metadata: metaOf(name),
    provisioner: 'example.com/disks',
    volumeBindingMode: 'WaitForFirstConsumer',
    ...parts,
  }
}

export interface ClaimParts {
  readonly annotations?: StringMap
  readonly namespace?: string
  readonly deleting?: boolean
  readonly owner?: string
  readonly size?: string
  readonly spec?: PersistentVolumeClaim['spec']
  readonly phase?: 'Pending' | 'Bound' | 'Lost'
}

/** Of the class `slow` unless the spec says otherwise. */
export function makeClaim(name: string, parts: ClaimParts = {}): PersistentVolumeClaim {
  const { annotations, namespace = 'default', deleting, owner, size = '1Gi', spec, phase } = parts
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metaOf(name),
      namespace,
      ...(annotations && { annotations }),
      ...(deleting && { deletionTimestamp: '2026-01-01T12:00:00Z' }),
      ...(owner !== undefined && {
        ownerReferences: [
          { apiVersion: 'v1', kind: 'Pod', name: owner, uid: `uid-of-${owner}`, controller: true },
        ],
      }),
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: size } },
      storageClassName: 'slow',
      ...spec,
    },
    status: { phase: phase ?? 'Pending' },
  }
}

/** A claim and its volume that know of each other. */
export function makeBoundClaim(name: string, volume: string, parts: ClaimParts = {}) {
  const annotations = { 'pv.kubernetes.io/bind-completed': 'yes', ...parts.annotations }
  return makeClaim(name, {
    phase: 'Bound',
    ...parts,
    annotations,
    spec: { ...parts.spec, volumeName: volume },
  })
}

export interface VolumeParts {
  readonly labels?: StringMap
  readonly size?: string
  /** The only node it can be used on. */
  readonly node?: string
  readonly spec?: PersistentVolume['spec']
  readonly phase?: NonNullable<PersistentVolume['status']>['phase']
}

export function makeVolume(name: string, parts: VolumeParts = {}): PersistentVolume {
  const { labels = {}, size = '1Gi', node, spec, phase = 'Available' } = parts
  const expression = {
    key: 'kubernetes.io/hostname',
    operator: 'In' as const,
    values: [node ?? ''],
  }
  const required = { nodeSelectorTerms: [{ matchExpressions: [expression] }] }
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { ...metaOf(name), labels },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: size },
      storageClassName: 'slow',
      ...(node !== undefined && { nodeAffinity: { required } }),
      ...spec,
    },
    status: { phase },
  }
}

export const makeCSINode = (
  name: string,
  driver: string,
  count: number | undefined,
  annotations: StringMap = {},
): CSINode => ({
  apiVersion: CSI,
  kind: 'CSINode',
  metadata: { ...metaOf(name), annotations },
  spec: {
    drivers: [
      { name: driver, nodeID: name, ...(count !== undefined && { allocatable: { count } }) },
    ],
  },
})

export const makeCSIDriver = (name: string, spec: CSIDriver['spec'] = {}): CSIDriver => ({
  apiVersion: CSI,
  kind: 'CSIDriver',
  metadata: metaOf(name),
  spec,
})

export const makeCapacity = (
  className: string,
  zone: string,
  parts: Partial<CSIStorageCapacity>,
): CSIStorageCapacity => ({
  apiVersion: CSI,
  kind: 'CSIStorageCapacity',
  metadata: { ...metaOf(`${className}-${zone}`), namespace: 'default' },
  storageClassName: className,
  nodeTopology: { matchLabels: { zone } },
  ...parts,
})

export const makeAttachment = (
  name: string,
  node: string,
  attacher: string,
  volume: string,
): VolumeAttachment => ({
  apiVersion: CSI,
  kind: 'VolumeAttachment',
  metadata: metaOf(name),
  spec: { attacher, nodeName: node, source: { persistentVolumeName: volume } },
})

export const claimVolume = (claimName: string): Volume => ({
  name: claimName,
  persistentVolumeClaim: { claimName },
})
