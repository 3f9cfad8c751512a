import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { VolumeAttachment } from '../../../api/storage'
import { seconds } from '../../kernel/micros'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { makeNode, makePod, NOON } from '../objects.testing'
import { attachDetachController } from './attachDetach'

const meta = (name: string) => ({
  name,
  uid: `uid-${name}`,
  resourceVersion: '7',
  creationTimestamp: NOON,
})
const NAME = 'kubernetes.io/csi/disk.example.com^vol-1'

const claim: PersistentVolumeClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { ...meta('data'), namespace: 'default' },
  spec: { volumeName: 'pv' },
  status: { phase: 'Bound' },
}
const volume: PersistentVolume = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: meta('pv'),
  spec: {
    accessModes: ['ReadWriteOnce'],
    claimRef: { namespace: 'default', name: 'data', uid: 'uid-data' },
    csi: { driver: 'disk.example.com', volumeHandle: 'vol-1' },
  },
}
const user = (name: string, nodeName: string): Pod =>
  makePod(name, {
    spec: { nodeName, volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] },
  })
const attachment = (nodeName: string, attached: boolean): VolumeAttachment => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'VolumeAttachment',
  metadata: meta(`csi-${nodeName}`),
  spec: { attacher: 'disk.example.com', nodeName, source: { persistentVolumeName: 'pv' } },
  status: { attached },
})
const node = (name: string, status: Node['status'], ready: 'True' | 'Unknown' = 'True'): Node => {
  const made = makeNode(name, { ready })
  return { ...made, status: { ...made.status, ...status } }
}
const told = { volumesAttached: [{ name: NAME, devicePath: '' }] }

const deskWith = (...objects: KubeObject[]) =>
  makeDesk(attachDetachController.createMemory(), [claim, volume, ...objects])
const reconcile = (...objects: KubeObject[]) =>
  attachDetachController.reconcile('pv', deskWith(...objects))

const ATTACHMENTS = '/apis/storage.k8s.io/v1/volumeattachments'

describe('A volume of a driver', () => {
  it('is to be attached to the node of a pod that needs it', () => {
    const [request] = requestsOf(reconcile(user('web', 'node-1'), node('node-1', {})))
    expect(request).toMatchObject({
      method: 'POST',
      path: ATTACHMENTS,
      body: {
        metadata: { name: expect.stringMatching(/^csi-[0-9a-f]{64}$/) },
        spec: { attacher: 'disk.example.com', nodeName: 'node-1' },
      },
    })
  })

  it('is told to the node and to the pod when it is there', () => {
    const plan = reconcile(user('web', 'node-1'), node('node-1', {}), attachment('node-1', true))
    expect(requestsOf(plan)[0]?.body).toEqual({ status: told })
    expect(linesOf(plan)).toEqual([
      'PATCH /api/v1/nodes/node-1/status',
      'event SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume "pv" ',
    ])
  })

  it('for one node at a time must come off the other one first', () => {
    const objects = [user('web', 'node-1'), user('other', 'node-2'), node('node-1', told)]
    const plan = reconcile(...objects, node('node-2', {}), attachment('node-1', true))
    expect(linesOf(plan)).toContain(
      'event FailedAttachVolume: Multi-Attach error for volume "pv" Volume is already used by pod(s) web',
    )
  })

  it('stays on a node that has it in use, though no pod there needs it', () => {
    const inUse = { ...told, volumesInUse: [NAME] }
    expect(reconcile(node('node-1', inUse), attachment('node-1', true)).steps).toEqual([])
  })

  it('comes off when the node has let go: the node is told before', () => {
    const plan = reconcile(node('node-1', told), attachment('node-1', true))
    expect(requestsOf(plan)[0]?.body).toEqual({ status: { volumesAttached: [] } })
    expect(linesOf(plan)).toEqual([
      'PATCH /api/v1/nodes/node-1/status',
      `DELETE ${ATTACHMENTS}/csi-node-1`,
    ])
  })

  it('comes off a node that is silent after six minutes', () => {
    const silent = node('node-1', { ...told, volumesInUse: [NAME] }, 'Unknown')
    const desk = deskWith(silent, attachment('node-1', true))
    const plan = attachDetachController.reconcile('pv', desk)
    expect(plan).toMatchObject({ steps: [], requeueAfter: seconds(360) })
    const late = attachDetachController.reconcile('pv', { ...desk, now: seconds(360) })
    expect(linesOf(late)).toContain(`DELETE ${ATTACHMENTS}/csi-node-1`)
  })

  it('comes off at once where the node is out of service', () => {
    const taint = { key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' } as const
    const silent = node('node-1', { ...told, volumesInUse: [NAME] }, 'Unknown')
    const cut: Node = { ...silent, spec: { taints: [taint] } }
    const plan = reconcile(cut, attachment('node-1', true))
    expect(linesOf(plan)).toContain(`DELETE ${ATTACHMENTS}/csi-node-1`)
  })
})
