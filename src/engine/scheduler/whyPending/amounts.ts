/** Amounts of resources as people say them, and as manifests write them. */
import { formatQuantity, newMilliQuantity, newQuantity } from '../../../api/machinery/quantity'

const MEBIBYTE = 2 ** 20
const GIBIBYTE = 2 ** 30

/** `0.75 CPU`, `1.5 Gi memory`; cpu in millicores, all else in whole units. */
export function amountText(resource: string, amount: number): string {
  const unit = resource === 'cpu' ? 'CPU' : resource
  return `${numberText(resource, amount)} ${unit}`
}

/** The same without the resource's name. */
export function numberText(resource: string, amount: number): string {
  switch (resource) {
    case 'cpu':
      return String(amount / 1000)
    case 'memory':
    case 'ephemeral-storage':
      return amount >= GIBIBYTE
        ? `${Math.floor((amount / GIBIBYTE) * 100) / 100} Gi`
        : `${Math.floor(amount / MEBIBYTE)} Mi`
    default:
      return String(amount)
  }
}

/** As it is written in a manifest; bytes are cut to whole mebibytes. */
export function quantityText(resource: string, amount: number): string {
  switch (resource) {
    case 'cpu':
      return formatQuantity(newMilliQuantity(amount))
    case 'memory':
    case 'ephemeral-storage':
      return formatQuantity(newQuantity(Math.floor(amount / MEBIBYTE) * MEBIBYTE, 'BinarySI'))
    default:
      return formatQuantity(newQuantity(amount))
  }
}
