/**
 * Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go (printPersistentVolume,
 * printPersistentVolumeClaim, printStorageClass)
 */
import { canonical } from '../../../../api/machinery/quantity'
import { classNameOf, isDefaultClass } from '../../../../api/machinery/storageClass'
import type { KubeObject } from '../../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/persistentVolume'
import type { StorageClass } from '../../../../api/storage'
import type { PersistentVolumeAccessMode } from '../../../../api/volume'
import { ageColumn, column, nameColumn, wideColumn } from '../columns'
import type { PrinterColumn } from '../resource'

const UNSET = '<unset>'

export const persistentVolumeColumns: readonly PrinterColumn<PersistentVolume>[] = [
  nameColumn,
  column('Capacity', 'string', 'How much it holds.', ({ spec }) =>
    canonical(spec.capacity?.storage ?? '0'),
  ),
  column('Access Modes', 'string', 'Who may mount it at once.', ({ spec }) =>
    accessModes(spec.accessModes),
  ),
  column(
    'Reclaim Policy',
    'string',
    'What becomes of it when its claim is gone.',
    ({ spec }) => spec.persistentVolumeReclaimPolicy ?? '',
  ),
  column('Status', 'string', 'Phase of the volume.', phaseOf),
  column('Claim', 'string', 'The claim it is bound to.', ({ spec: { claimRef } }) =>
    claimRef === undefined ? '' : `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}`,
  ),
  column('StorageClass', 'string', 'Class of the storage.', classNameOf),
  attributesClassColumn(),
  column('Reason', 'string', 'Why it is in this phase.', ({ status }) => status?.reason ?? ''),
  ageColumn,
  volumeModeColumn(),
]

export const persistentVolumeClaimColumns: readonly PrinterColumn<PersistentVolumeClaim>[] = [
  nameColumn,
  column('Status', 'string', 'Phase of the claim.', phaseOf),
  column('Volume', 'string', 'The volume it is bound to.', ({ spec }) => spec.volumeName ?? ''),
  column('Capacity', 'string', 'How much the volume holds.', ({ spec, status }) =>
    spec.volumeName ? canonical(status?.capacity?.storage ?? '0') : '',
  ),
  column('Access Modes', 'string', 'Who may mount it at once.', ({ spec, status }) =>
    spec.volumeName ? accessModes(status?.accessModes) : '',
  ),
  column('StorageClass', 'string', 'Class of the storage.', classNameOf),
  attributesClassColumn(),
  ageColumn,
  volumeModeColumn(),
]

export const storageClassColumns: readonly PrinterColumn<StorageClass>[] = [
  { ...nameColumn, cell: storageClassName },
  column('Provisioner', 'string', 'Who makes the volumes.', ({ provisioner }) => provisioner),
  column(
    'ReclaimPolicy',
    'string',
    'What becomes of a volume when its claim is gone.',
    ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete',
  ),
  column(
    'VolumeBindingMode',
    'string',
    'When a claim gets its volume.',
    ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate',
  ),
  column(
    'AllowVolumeExpansion',
    'string',
    'Whether a claim may grow.',
    ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false,
  ),
  ageColumn,
]

/** The volume and the claim: what both have. */
interface Volume extends KubeObject {
  readonly spec: {
    readonly storageClassName?: string
    readonly volumeAttributesClassName?: string
    readonly volumeMode?: string
  }
  readonly status?: { readonly phase?: string }
}

function attributesClassColumn(): PrinterColumn<Volume> {
  return column(
    'VolumeAttributesClass',
    'string',
    'Class of what may change.',
    ({ spec }) => spec.volumeAttributesClassName ?? UNSET,
  )
}

function volumeModeColumn(): PrinterColumn<Volume> {
  return wideColumn(
    'VolumeMode',
    'Block device or file system.',
    ({ spec }) => spec.volumeMode ?? UNSET,
  )
}

function phaseOf({ metadata, status }: Volume): string {
  return metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating'
}

function storageClassName(object: StorageClass): string {
  const { name } = object.metadata
  return isDefaultClass(object) ? `${name} (default)` : name
}

const SHORT_MODES: readonly (readonly [PersistentVolumeAccessMode, string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]

function accessModes(modes: readonly PersistentVolumeAccessMode[] = []): string {
  const given = SHORT_MODES.filter(([mode]) => modes.includes(mode))
  return given.map(([, short]) => short).join(',')
}
