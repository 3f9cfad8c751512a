/**
 * Which pods each Service selects. Only what changed is matched anew: a pod whose labels are others
 * against the Services of its namespace, a Service with another selector against the pods of its own.
 */
import type { PodView, ServiceView } from '../../protocol/messages'
import { createLinks } from './links'

type Labels = Readonly<Record<string, string>>
/** By namespace, then by namespace/name. */
type ByNamespace = Map<string, Map<string, Labels>>

/** From the key of a pod to the keys of the Services that select it. */
export const selecting = createLinks()

const pods: ByNamespace = new Map()
const services: ByNamespace = new Map()

/** Each answers whether a match came or went. */
export const selectors = {
  putPod({ key, namespace, labels }: PodView): boolean {
    if (!keep(pods, namespace, key, labels)) return false
    const others = services.get(namespace) ?? new Map<string, Labels>()
    return selecting.set(
      key,
      [...others].flatMap(([service, selector]) => (matches(selector, labels) ? [service] : [])),
    )
  },
  dropPod(key: string): boolean {
    forget(pods, key)
    return selecting.set(key, [])
  },
  putService({ key, namespace, selector }: ServiceView): boolean {
    if (!keep(services, namespace, key, selector)) return false
    let changed = false
    for (const [pod, labels] of pods.get(namespace) ?? []) {
      if (selecting.tie(pod, key, matches(selector, labels))) changed = true
    }
    return changed
  },
  dropService(key: string): boolean {
    forget(services, key)
    const selected = [...selecting.from(key)]
    for (const pod of selected) selecting.tie(pod, key, false)
    return selected.length > 0
  },
}

/** A Service without a selector selects nothing: somebody else writes its EndpointSlices. */
function matches(selector: Labels, labels: Labels): boolean {
  const wanted = Object.entries(selector)
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value)
}

/** False when it was known so already. */
function keep(all: ByNamespace, namespace: string, key: string, labels: Labels): boolean {
  const known = all.get(namespace) ?? new Map<string, Labels>()
  all.set(namespace, known)
  const before = known.get(key)
  if (before !== undefined && areSame(before, labels)) return false
  known.set(key, labels)
  return true
}

function forget(all: ByNamespace, key: string): void {
  all.get(key.slice(0, key.indexOf('/')))?.delete(key)
}

function areSame(one: Labels, other: Labels): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  )
}
