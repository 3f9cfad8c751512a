/**
 * Lists of resources as exact quantities, for adding up what containers ask for.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/resource/helpers.go
 */
import type { ResourceList } from '../container'
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  type Quantity,
  quantityOf,
} from './quantity'

/** Resource name to quantity. */
export type QuantityList = ReadonlyMap<string, Quantity>

/** The same under construction. */
export type MutableQuantityList = Map<string, Quantity>

/** Quantities of a list of texts that passed validation. */
export function quantityList(list: ResourceList | undefined): MutableQuantityList {
  const quantities: MutableQuantityList = new Map()
  if (list === undefined) return quantities
  for (const name of Object.keys(list)) quantities.set(name, quantityOf(list[name]))
  return quantities
}

/** Canonical texts of a list, as the API carries it. */
export function resourceList(list: QuantityList): ResourceList {
  return Object.fromEntries([...list].map(([name, quantity]) => [name, formatQuantity(quantity)]))
}

/** Adds `list` to `total`, in place. */
export function addResourceList(total: MutableQuantityList, list: QuantityList): void {
  for (const [name, quantity] of list) {
    const sum = total.get(name)
    total.set(name, sum === undefined ? quantity : addQuantities(sum, quantity))
  }
}

/** Raises `total` to at least `list`, resource by resource, in place. */
export function maxResourceList(total: MutableQuantityList, list: QuantityList): void {
  for (const [name, quantity] of list) {
    const most = total.get(name)
    if (most === undefined || compareQuantities(quantity, most) > 0) total.set(name, quantity)
  }
}
