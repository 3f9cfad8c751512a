/**
 * Disks that Kubernetes once attached itself, and drivers attach today: as far as a node's CSINode
 * says that its driver has taken over.
 * Source: Kubernetes v1.35 staging/src/k8s.io/csi-translation-lib/plugins,
 * pkg/scheduler/framework/plugins/nodevolumelimits/utils.go
 */

import type { StringMap } from '../../../api/meta'
import type { CSINode } from '../../../api/storage'
import type { PersistentVolumeSource } from '../../../api/volume'

export const MIGRATED_PLUGINS = 'storage.alpha.kubernetes.io/migrated-plugins'

/** A volume as its driver names it. */
export interface DriverVolume {
  readonly driver: string
  readonly handle: string
}

type Disks = Pick<
  PersistentVolumeSource,
  'gcePersistentDisk' | 'awsElasticBlockStore' | 'azureDisk'
>

interface Migration {
  readonly plugin: string
  readonly driver: string
  /** The handle of a disk of this kind; undefined for other sources. */
  handle(source: Disks, labels: StringMap): string | undefined
}

const UNSPECIFIED = 'UNSPECIFIED'

const MIGRATIONS: readonly Migration[] = [
  {
    plugin: 'kubernetes.io/gce-pd',
    driver: 'pd.csi.storage.gke.io',
    handle({ gcePersistentDisk: disk }, labels) {
      const zone = labels['topology.kubernetes.io/zone'] ?? UNSPECIFIED
      return disk && `projects/${UNSPECIFIED}/zones/${zone}/disks/${disk.pdName}`
    },
  },
  {
    plugin: 'kubernetes.io/aws-ebs',
    driver: 'ebs.csi.aws.com',
    // `aws://us-east-1a/vol-1` and plain `vol-1` are the same volume.
    handle: ({ awsElasticBlockStore: disk }) => disk?.volumeID.replace(/^.*\//, ''),
  },
  {
    plugin: 'kubernetes.io/azure-disk',
    driver: 'disk.csi.azure.com',
    handle: ({ azureDisk: disk }) => disk?.diskURI,
  },
]

/** The driver that may have taken a volume over. Source: IsInlineMigratable */
export const driverOf = (source: Disks): string | undefined =>
  MIGRATIONS.find(({ handle }) => handle(source, {}) !== undefined)?.driver

/** The disk as its driver names it on this node; undefined where no driver has taken it over. */
export function migratedVolume(
  source: Disks,
  labels: StringMap,
  csiNode: CSINode | undefined,
): DriverVolume | undefined {
  for (const { plugin, driver, handle: handleOf } of MIGRATIONS) {
    const handle = handleOf(source, labels)
    if (handle !== undefined) {
      return isMigrated(plugin, csiNode) ? { driver, handle } : undefined
    }
  }
  return undefined
}

/** The driver of a class: what its provisioner was replaced by, on this node. */
export function provisioningDriver(
  provisioner: string,
  csiNode: CSINode | undefined,
): string | undefined {
  const migration = MIGRATIONS.find(({ plugin }) => plugin === provisioner)
  if (migration === undefined) return provisioner
  return isMigrated(provisioner, csiNode) ? migration.driver : undefined
}

const isMigrated = (plugin: string, csiNode: CSINode | undefined): boolean =>
  csiNode?.metadata.annotations?.[MIGRATED_PLUGINS]?.split(',').includes(plugin) ?? false
