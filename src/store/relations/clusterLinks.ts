/**
 * What is tied to what in the cluster, kept up change by change: to ask it costs as much as there
 * are answers, never a look at all pods. Subjects are as the trace names them: `Pod/default/web-7`.
 */
import type { ViewDelta, ViewRecord } from '../../protocol/messages'
import { onDeltas, recordsOf } from '../cluster'
import { createLinks } from './links'
import { selectors } from './selectors'

/** From what is owned to its controller. */
export const owning = createLinks()
/** From a pod to its node. */
export const running = createLinks()
/** From a pod to the claims it mounts. */
export const mounting = createLinks()
/** From the key of a Service to the keys of its ready endpoints. */
export const serving = createLinks()

const listeners = new Set<() => void>()

onDeltas(take)
// Whoever asks late must not miss what came before.
take(
  (['Pod', 'Workload', 'Service'] as const).flatMap((kind) =>
    recordsOf(kind).map((record) => ({ op: 'put', record }) as const),
  ),
)

/** Hears that ties came or went, once a batch. */
export function onLinks(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function take(deltas: readonly ViewDelta[]): void {
  let changed = false
  for (const delta of deltas) {
    if (delta.op === 'put' ? put(delta.record) : drop(delta)) changed = true
  }
  if (changed) for (const listener of listeners) listener()
}

function put(record: ViewRecord): boolean {
  switch (record.kind) {
    case 'Pod': {
      const { key, namespace, owner, node, claims = [] } = record
      const subject = `Pod/${key}`
      return [
        owning.set(subject, ownerOf(namespace, owner)),
        running.set(subject, node === '' ? [] : [`Worker/${node}`]),
        mounting.set(
          subject,
          claims.map((name) => `PersistentVolumeClaim/${namespace}/${name}`),
        ),
        selectors.putPod(record),
      ].some(Boolean)
    }
    case 'Workload':
      return owning.set(record.key, ownerOf(record.namespace, record.owner))
    case 'Service':
      return [selectors.putService(record), serving.set(record.key, record.readyEndpoints)].some(
        Boolean,
      )
    default:
      return false
  }
}

function drop({ kind, key }: ViewDelta & { readonly op: 'drop' }): boolean {
  switch (kind) {
    case 'Pod': {
      const subject = `Pod/${key}`
      const ties = [owning, running, mounting].map((links) => links.set(subject, []))
      return [...ties, selectors.dropPod(key)].some(Boolean)
    }
    case 'Workload':
      return owning.set(key, [])
    case 'Service':
      return [selectors.dropService(key), serving.set(key, [])].some(Boolean)
    default:
      return false
  }
}

/** `ReplicaSet/web-7d9c` in a namespace is `ReplicaSet/default/web-7d9c`. */
const ownerOf = (namespace: string, owner: string): readonly string[] =>
  owner === '' ? [] : [owner.replace('/', `/${namespace}/`)]
