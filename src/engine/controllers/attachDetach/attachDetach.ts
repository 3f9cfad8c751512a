/**
 * Has volumes of drivers attached to the nodes whose pods need them, and taken off when no pod does
 * and the node has let go. Drivers do it themselves: the controller makes and deletes
 * VolumeAttachments, and tells each node what is attached to it.
 *
 * Watches Pods, Nodes, PersistentVolumeClaims, PersistentVolumes and VolumeAttachments. Writes
 * VolumeAttachments and the status of Nodes.
 * Left out: drivers that need no attaching, inline volumes, and the loops (upstream looks every
 * 100 ms; here whatever changes brings its volume back).
 * Source: Kubernetes v1.35 pkg/controller/volume/attachdetach, pkg/volume/csi/csi_attacher.go
 */
import type { Node, Pod } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { VolumeAttachment } from '../../../api/storage'
import type { Continuation } from '../../clientGo/client'
import type { InformerEvent } from '../../clientGo/informer'
import { objectPath } from '../../clientGo/paths'
import { getCached, indexed } from '../caches'
import type { Controller, Desk } from '../controller'
import { MERGE, type Plan, type Step, send } from '../plan'
import { claimKeysOf } from '../podClaims'
import { attach } from './attach'
import { detach } from './detach'
import {
  type AttachDetachMemory,
  createMemory,
  forgetAttachment,
  nameOnNode,
  wishesOf,
} from './wishes'

/** A node could not be told what it has. */
interface NotTold extends Continuation {
  readonly type: 'notTold'
}

type AttachDetachDesk = Desk<AttachDetachMemory>

export const attachDetachController: Controller<AttachDetachMemory> = {
  name: 'persistentvolume-attach-detach-controller',
  title: 'Attach and detach',
  serviceAccount: 'attachdetach-controller',
  eventSource: 'attachdetach-controller',
  workers: 1,
  informers: ['pods', 'nodes', 'persistentvolumeclaims', 'persistentvolumes', 'volumeattachments'],
  createMemory,

  observe(event, desk) {
    if (event.informer === 'volumeattachments' && event.type === 'delete') {
      forgetAttachment(desk.memory, event.key)
    }
    for (const name of concerned(event, desk)) desk.add(name)
  },

  reconcile(name, desk) {
    const wishes = wishesOf(name, desk)
    const off = detach(wishes, desk)
    const on = attach(wishes, desk)
    const nodes = new Set(wishes.attachments.map(({ spec }) => spec.nodeName))
    const told = [...nodes].flatMap((node) => tellNode(node, desk))
    const plan: Plan = { steps: [...told, ...off.steps, ...on] }
    return off.retryAfter === undefined ? plan : { ...plan, requeueAfter: off.retryAfter }
  },

  resume(_then, { error }, name, desk) {
    for (const { spec } of wishesOf(name, desk).attachments) desk.memory.told.delete(spec.nodeName)
    return { steps: [], fail: error?.message ?? '' }
  },
}

/** The volumes that something which happened may matter to. */
function concerned(event: InformerEvent, desk: AttachDetachDesk): readonly string[] {
  const { informer, object, old } = event
  switch (informer) {
    case 'pods':
      return claimKeysOf(object as Pod).flatMap((key) => {
        const claim = getCached(desk.caches, 'persistentvolumeclaims', key)
        return claim?.spec.volumeName ?? []
      })
    case 'persistentvolumeclaims':
      return [(object as PersistentVolumeClaim).spec.volumeName ?? ''].filter(Boolean)
    case 'volumeattachments':
      return [(object as VolumeAttachment).spec.source.persistentVolumeName ?? ''].filter(Boolean)
    case 'nodes':
      return hasLetGo(object as Node, old as Node | undefined) ? attachedTo(event.key, desk) : []
    default:
      return []
  }
}

/** Of a node, only this is waited for: that it uses a volume no more, or is not well. */
const hasLetGo = (node: Node, old: Node | undefined): boolean =>
  !deepEqual(node.status?.volumesInUse, old?.status?.volumesInUse) ||
  node.spec.taints !== old?.spec.taints

const attachedTo = (node: string, { caches }: AttachDetachDesk): readonly string[] =>
  indexed(caches, 'volumeattachments', 'node', node).flatMap(
    ({ spec }) => spec.source.persistentVolumeName ?? [],
  )

/** The node's status lists what is attached: its kubelet mounts nothing else. */
function tellNode(name: string, { caches, memory }: AttachDetachDesk): readonly Step[] {
  const node = getCached(caches, 'nodes', name)
  if (node === undefined) return []
  const names = indexed(caches, 'volumeattachments', 'node', name)
    .filter(({ metadata }) => !memory.detaching.has(metadata.name))
    .filter(({ metadata, status }) => status?.attached && metadata.deletionTimestamp === undefined)
    .map((attachment) => nameOnNode(attachment, caches))
    .sort()
  const told = memory.told.get(name) ?? node.status?.volumesAttached?.map((one) => one.name) ?? []
  if (deepEqual(names, told)) return []
  memory.told.set(name, names)
  const volumesAttached = names.map((one) => ({ name: one, devicePath: '' }))
  const path = objectPath('v1', 'nodes', '', name, 'status')
  const body = { status: { volumesAttached } }
  const orElse: NotTold = { type: 'notTold' }
  return [send({ method: 'PATCH', path, headers: MERGE, body, tolerate: ['NotFound'], orElse })]
}
