/**
 * What is to be attached, and what pods are told of it.
 * Source: Kubernetes v1.35 pkg/controller/volume/attachdetach/reconciler (attachDesiredVolumes,
 * reportMultiAttachError), pkg/volume/csi/csi_attacher.go (getAttachmentName)
 */
import type { Pod } from '../../../api/core'
import { sha256 } from '../../../api/machinery/sha256'
import type { PersistentVolume } from '../../../api/persistentVolume'
import type { VolumeAttachment } from '../../../api/storage'
import { referenceTo } from '../../clientGo/eventRecorder'
import { collectionPath } from '../../clientGo/paths'
import type { Desk } from '../controller'
import { record, type Step, send } from '../plan'
import type { AttachDetachMemory, Wishes } from './wishes'

const SHARED_MODES = ['ReadWriteMany', 'ReadOnlyMany']

export function attach(wishes: Wishes, desk: Desk<AttachDetachMemory>): readonly Step[] {
  const { volume, attachments, wanted } = wishes
  if (volume === undefined) return []
  return [...wanted].flatMap(([node, pods]) => {
    const known = attachments.find(({ spec }) => spec.nodeName === node)
    if (known !== undefined) return tellPods(volume, known, pods, desk)
    const isElsewhere = attachments.length > 0 && !isShared(volume)
    return isElsewhere ? refuse(volume, wishes, pods, desk) : [request(volume, node)]
  })
}

const isShared = ({ spec }: PersistentVolume): boolean =>
  spec.accessModes?.some((mode) => SHARED_MODES.includes(mode)) ?? false

function request(volume: PersistentVolume, nodeName: string): Step {
  const { driver = '', volumeHandle = '' } = volume.spec.csi ?? {}
  const body = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'VolumeAttachment',
    metadata: { name: `csi-${hexDigest(volumeHandle + driver + nodeName)}` },
    spec: {
      attacher: driver,
      nodeName,
      source: { persistentVolumeName: volume.metadata.name },
    },
  }
  const path = collectionPath('storage.k8s.io/v1', 'volumeattachments')
  return send({ method: 'POST', path, body, tolerate: ['AlreadyExists'] })
}

const hexDigest = (text: string): string =>
  Array.from(sha256(text), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A pod hears once that its volume is there; and each time that it could not be attached. */
function tellPods(
  { metadata }: PersistentVolume,
  { metadata: { name }, status }: VolumeAttachment,
  pods: readonly Pod[],
  { memory }: Desk<AttachDetachMemory>,
): readonly Step[] {
  if (!status?.attached) {
    const { time = '', message: error } = status?.attachError ?? {}
    if (error === undefined || memory.failures.get(name) === time) return []
    memory.failures.set(name, time)
    const message = `AttachVolume.Attach failed for volume "${metadata.name}" : ${error}`
    return pods.map((pod) => tell(pod, 'Warning', 'FailedAttachVolume', message))
  }
  if (memory.announced.has(name)) return []
  memory.announced.add(name)
  for (const pod of pods) memory.refused.delete(pod.metadata.uid)
  const message = `AttachVolume.Attach succeeded for volume "${metadata.name}" `
  return pods.map((pod) => tell(pod, 'Normal', 'SuccessfulAttachVolume', message))
}

/** Another node has it: a volume for one node at a time must come off there first. */
function refuse(
  { metadata }: PersistentVolume,
  { wanted }: Wishes,
  pods: readonly Pod[],
  { memory }: Desk<AttachDetachMemory>,
): readonly Step[] {
  const others = [...wanted.values()].flat().filter((pod) => !pods.includes(pod))
  const names = others.map((pod) => pod.metadata.name)
  const why =
    names.length === 0
      ? "Volume is already exclusively attached to one node and can't be attached to another"
      : `Volume is already used by pod(s) ${names.join(', ')}`
  const message = `Multi-Attach error for volume "${metadata.name}" ${why}`
  const unaware = pods.filter((pod) => !memory.refused.has(pod.metadata.uid))
  for (const pod of unaware) memory.refused.add(pod.metadata.uid)
  return unaware.map((pod) => tell(pod, 'Warning', 'FailedAttachVolume', message))
}

const tell = (pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string): Step =>
  record({ regarding: referenceTo(pod), type, reason, message })
