/**
 * Keeps a pod off nodes to which a driver can attach no more volumes.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/nodevolumelimits/csi.go
 */
import { claimNameOf, claimNamesOf, notForPod } from '../../../api/machinery/podClaims'
import { classNameOf } from '../../../api/machinery/storageClass'
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { CSINode } from '../../../api/storage'
import type { Volume } from '../../../api/volume'
import type { PodInfo } from '../cache/podInfo'
import { ADD, DELETE, UPDATE } from '../framework/clusterEvent'
import type { Plugin } from '../framework/plugin'
import { type Answer, failed, SKIP, unresolvable, unschedulable } from '../framework/status'
import {
  attachmentsTo,
  claimOf,
  classOf,
  csiNodeOf,
  type StorageView,
  toldVolume,
} from '../framework/storageView'
import { onPod, onStorage } from './eventObjects'
import { leavesRoom } from './leavesRoom'
import { type DriverVolume, driverOf, migratedVolume, provisioningDriver } from './migratedVolumes'

const NAME = 'NodeVolumeLimits'
const FULL = unschedulable(NAME, 'node(s) exceed max volume count')

/** Drivers by the volumes they attach: each volume counts once, however many pods use it. */
type Attached = Map<string, string>

export const nodeVolumeLimits: Plugin = {
  name: NAME,
  registrations: [
    onStorage('CSINode', ADD),
    onStorage('CSINode', UPDATE, (_pod, old, now) => {
      const before = limitsOf(old)
      return [...limitsOf(now)].some(([driver, limit]) => limit > (before.get(driver) ?? 0))
    }),
    onPod(DELETE, (_pod, old) => {
      return old !== undefined && leavesRoom(old) && (old.spec.volumes ?? []).some(counts)
    }),
    onStorage('PersistentVolumeClaim', ADD, ({ pod }, _old, now) => {
      if (now?.metadata.namespace !== pod.metadata.namespace) return false
      return claimNamesOf(pod).includes(now.metadata.name)
    }),
    onStorage('VolumeAttachment', DELETE, ({ volumes }, old) =>
      volumes.some((volume) => {
        if (volume.persistentVolumeClaim !== undefined) return true
        return old !== undefined && driverOf(volume) === old.spec.attacher
      }),
    ),
  ],
  preFilter: ({ pod }) => (pod.volumes.some(counts) ? {} : { status: SKIP }),
  filter({ pod, cluster: { storage } }, _state, node) {
    const csiNode = csiNodeOf(storage, node.name)
    const wanted: Attached = new Map()
    const wrong = collect(storage, pod, csiNode, true, wanted)
    if (wrong !== undefined) return wrong
    const limits = limitsOf(csiNode)
    if (wanted.size === 0 || limits.size === 0) return undefined
    const attached: Attached = new Map()
    for (const other of node.podsWithVolumes.values()) {
      const broken = collect(storage, other, csiNode, false, attached)
      if (broken !== undefined) return broken
    }
    for (const volume of attached.keys()) wanted.delete(volume)
    // What is attached, though no pod of the node uses it any more.
    collectAttachments(storage, node.name, attached)
    const used = countByDriver(attached)
    for (const [driver, count] of countByDriver(wanted)) {
      const limit = limits.get(driver)
      if (limit !== undefined && (used.get(driver) ?? 0) + count > limit) return FULL
    }
    return undefined
  },
}

const counts = (volume: Volume): boolean =>
  volume.persistentVolumeClaim !== undefined ||
  volume.ephemeral !== undefined ||
  driverOf(volume) !== undefined

/** Adds the volumes of a pod that a driver attaches. Existing pods may have lost their claims. */
function collect(
  storage: StorageView,
  { pod, volumes }: PodInfo,
  csiNode: CSINode | undefined,
  isNew: boolean,
  into: Attached,
): Answer {
  const { namespace } = pod.metadata
  for (const volume of volumes) {
    const name = claimNameOf(pod, volume)
    if (name === undefined) {
      add(into, migratedVolume(volume, {}, csiNode))
      continue
    }
    if (name === '') return failed(NAME, 'PersistentVolumeClaim had no name')
    const claim = claimOf(storage, namespace, name)
    if (claim === undefined) {
      if (!isNew) continue
      const missing = `persistentvolumeclaim "${name}" not found`
      return unresolvable(NAME, `looking up PVC ${namespace}/${name}: ${missing}`)
    }
    const wrong = volume.ephemeral && notForPod(pod, claim)
    if (wrong !== undefined) return failed(NAME, wrong)
    add(into, driverVolumeOf(storage, claim, csiNode))
  }
  return undefined
}

function add(into: Attached, volume: DriverVolume | undefined): void {
  if (volume === undefined || volume.driver === '' || volume.handle === '') return
  into.set(`${volume.driver}/${volume.handle}`, volume.driver)
}

/** The volume behind a claim; one that is still to be made counts as well. */
function driverVolumeOf(
  storage: StorageView,
  claim: PersistentVolumeClaim,
  csiNode: CSINode | undefined,
): DriverVolume | undefined {
  const { namespace, name } = claim.metadata
  const volume = toldVolume(storage, claim.spec.volumeName ?? '')
  if (volume !== undefined) {
    const { csi } = volume.spec
    if (csi !== undefined) return { driver: csi.driver, handle: csi.volumeHandle }
    return migratedVolume(volume.spec, volume.metadata.labels ?? {}, csiNode)
  }
  const storageClass = classOf(storage, classNameOf(claim))
  const driver = storageClass && provisioningDriver(storageClass.provisioner, csiNode)
  return driver === undefined ? undefined : { driver, handle: `unbound-${namespace}/${name}` }
}

function collectAttachments(storage: StorageView, node: string, into: Attached): void {
  for (const { spec } of attachmentsTo(storage, node)) {
    const volume = toldVolume(storage, spec.source.persistentVolumeName ?? '')
    const handle = volume?.spec.csi?.volumeHandle
    if (handle !== undefined) add(into, { driver: spec.attacher, handle })
  }
}

const limitsOf = (csiNode: CSINode | undefined): ReadonlyMap<string, number> =>
  new Map(
    (csiNode?.spec.drivers ?? []).flatMap(({ name, allocatable }) =>
      allocatable?.count === undefined ? [] : [[name, allocatable.count] as const],
    ),
  )

function countByDriver(volumes: Attached): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const driver of volumes.values()) numbers.set(driver, (numbers.get(driver) ?? 0) + 1)
  return numbers
}
