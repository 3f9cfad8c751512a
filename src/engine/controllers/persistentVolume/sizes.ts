import { compareQuantities, quantityOf } from '../../../api/machinery/quantity'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'

/** A quantity: `1Gi`. */
export const capacityOf = ({ spec }: PersistentVolume): string => spec.capacity?.['storage'] ?? '0'

/** A quantity. */
export const requestedBy = ({ spec }: PersistentVolumeClaim): string =>
  spec.resources?.requests?.['storage'] ?? '0'

export const isMore = (size: string, than: string): boolean =>
  compareQuantities(quantityOf(size), quantityOf(than)) > 0
