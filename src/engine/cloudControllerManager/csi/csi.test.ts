import { describe, expect, it } from 'vitest'
import type { Node } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { StorageClass, VolumeAttachment } from '../../../api/storage'
import type { Step, StepAnswer } from '../controller'
import { makeDesk, makeNode, reasonsOf } from '../desk.testing'
import { csiAttacher } from './attacher'
import { csiProvisioner } from './provisioner'

const DRIVER = 'disk.csi.kubeorama'
const meta = (name: string, more: object = {}) => ({
  name,
  uid: `uid-${name}`,
  resourceVersion: '7',
  creationTimestamp: '2026-01-01T12:00:00Z',
  ...more,
})

const storageClass: StorageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: meta('standard'),
  provisioner: DRIVER,
  volumeBindingMode: 'WaitForFirstConsumer',
}
const claim = (annotations: Record<string, string>): PersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    ...meta('data'),
    namespace: 'default',
    annotations: { 'volume.kubernetes.io/storage-provisioner': DRIVER, ...annotations },
  },
  spec: {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '5Gi' } },
    storageClassName: 'standard',
  },
  status: { phase: 'Pending' },
})
const placed = claim({ 'volume.kubernetes.io/selected-node': 'node-1' })
const node: Node = makeNode('node-1', {}, {}, { labels: { 'topology.kubernetes.io/zone': 'b' } })

const KEY = 'claim:default/data'
const next = (step: Step, answer: StepAnswer, ...objects: KubeObject[]): Step => {
  if (!('next' in step)) throw new Error(`${step.type} waits for nothing`)
  return csiProvisioner.resume(step.next, answer, KEY, makeDesk(csiProvisioner, objects))
}

describe('A claim that waits for its pod', () => {
  it('gets no disk before the scheduler has chosen a node', () => {
    const desk = makeDesk(csiProvisioner, [storageClass, claim({}), node])
    expect(csiProvisioner.start(KEY, desk)).toEqual({ type: 'done' })
  })

  it('gets one in the zone of that node, and a volume that says so', () => {
    const objects = [storageClass, placed, node]
    const disk = csiProvisioner.start(KEY, makeDesk(csiProvisioner, objects))
    expect(disk).toMatchObject({
      call: { operation: 'CreateDisk', spec: { name: 'pvc-uid-data', zone: 'b', size: '5Gi' } },
    })
    expect(reasonsOf(disk)).toEqual(['Provisioning'])
    const volume = next(disk, { type: 'cloud', result: {} }, ...objects)
    expect(volume).toMatchObject({
      request: {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: {
          metadata: { name: 'pvc-uid-data' },
          spec: {
            claimRef: { name: 'data', uid: 'uid-data' },
            nodeAffinity: {
              required: { nodeSelectorTerms: [{ matchExpressions: [{ values: ['b'] }] }] },
            },
            persistentVolumeReclaimPolicy: 'Delete',
          },
        },
      },
    })
    const done = next(volume, { type: 'api', status: 201, body: {} }, ...objects)
    expect(reasonsOf(done)).toEqual(['ProvisioningSucceeded'])
  })

  it('is told why it cannot have one, and is tried again', () => {
    const objects = [storageClass, placed, node]
    const disk = csiProvisioner.start(KEY, makeDesk(csiProvisioner, objects))
    const failed = next(disk, { type: 'cloud', result: { error: 'quota exceeded' } }, ...objects)
    expect(failed).toMatchObject({
      type: 'fail',
      events: [
        {
          type: 'Warning',
          reason: 'ProvisioningFailed',
          message:
            'failed to provision volume with StorageClass "standard": rpc error: code = Internal desc = quota exceeded',
        },
      ],
    })
  })
})

describe('A volume of the driver', () => {
  const volume = (phase: 'Bound' | 'Released', policy: 'Delete' | 'Retain'): PersistentVolume => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: meta('pv', {
      annotations: { 'pv.kubernetes.io/provisioned-by': DRIVER },
      finalizers: ['external-provisioner.volume.kubernetes.io/finalizer'],
    }),
    spec: {
      csi: { driver: DRIVER, volumeHandle: 'pv' },
      persistentVolumeReclaimPolicy: policy,
    },
    status: { phase },
  })

  it.each([
    ['goes with its disk when it is released', 'Released', 'Delete', ['volume:pv']],
    ['stays while it is bound', 'Bound', 'Delete', []],
    ['stays when it is to be retained', 'Released', 'Retain', []],
  ] as const)('%s', (_, phase, policy, keys) => {
    const desk = makeDesk(csiProvisioner, [])
    const event = { type: 'update', informer: 'persistentvolumes', key: 'pv' } as const
    const old = volume('Bound', policy)
    csiProvisioner.observe?.({ ...event, object: volume(phase, policy), old }, desk)
    expect(desk.added).toEqual(keys)
  })
})

describe('An attachment', () => {
  const attachment = (more: object = {}): VolumeAttachment => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'VolumeAttachment',
    metadata: meta('csi-1', more),
    spec: { attacher: DRIVER, nodeName: 'node-1', source: { persistentVolumeName: 'pv' } },
    status: { attached: false },
  })
  const finalizers = ['external-attacher/disk-csi-kubeorama']
  const start = (object: VolumeAttachment) =>
    csiAttacher.start('csi-1', makeDesk(csiAttacher, [object]))

  it('is marked before the disk is attached, so that it cannot be forgotten', () => {
    expect(start(attachment())).toMatchObject({
      request: { method: 'PATCH', body: { metadata: { finalizers } } },
    })
    expect(start(attachment({ finalizers }))).toMatchObject({
      call: { operation: 'AttachDisk', name: 'pv', machine: 'node-1' },
    })
  })

  it('that is being deleted goes when the disk is off', () => {
    const going = attachment({ finalizers, deletionTimestamp: '2026-01-01T12:00:00Z' })
    const step = start(going)
    expect(step).toMatchObject({ call: { operation: 'DetachDisk' } })
    if (!('next' in step)) throw new Error('waits for nothing')
    const desk = makeDesk(csiAttacher, [going])
    expect(
      csiAttacher.resume(step.next, { type: 'cloud', result: {} }, 'csi-1', desk),
    ).toMatchObject({
      request: { body: { metadata: { '$deleteFromPrimitiveList/finalizers': finalizers } } },
    })
  })

  it('says why it failed', () => {
    const marked = attachment({ finalizers })
    const step = start(marked)
    if (!('next' in step)) throw new Error('waits for nothing')
    const answer = { type: 'cloud', result: { error: 'no such machine' } } as const
    const told = csiAttacher.resume(step.next, answer, 'csi-1', makeDesk(csiAttacher, [marked]))
    expect(told).toMatchObject({
      request: {
        body: {
          status: { attachError: { message: 'rpc error: code = Internal desc = no such machine' } },
        },
      },
    })
  })
})
