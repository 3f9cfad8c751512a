import type { KubeObject } from '../../../api/meta'
import { persistentVolumeColumns, storageClassColumns } from './printers/volumeColumns'
import { byKind } from './registry'
import type { PrinterColumn } from './resource'

type Columns = readonly PrinterColumn<never>[]

/** Kinds that are printed, though this server does not serve them yet. */
const NOT_SERVED: ReadonlyMap<string, Columns> = new Map<string, Columns>([
  ['v1/PersistentVolume', persistentVolumeColumns],
  ['storage.k8s.io/v1/StorageClass', storageClassColumns],
])

/** How objects of a kind are printed. */
export function columnsOf(
  apiVersion: string,
  kind: string,
): readonly PrinterColumn<KubeObject>[] | undefined {
  const { columns } = byKind(apiVersion, kind) ?? {}
  // Whoever prints an object asks for the columns of its own kind.
  return columns ?? (NOT_SERVED.get(`${apiVersion}/${kind}`) as typeof columns)
}
