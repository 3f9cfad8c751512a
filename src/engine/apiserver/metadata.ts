/**
 * The part of every object that the server writes itself.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/registry/rest/{create,update,meta}.go
 */
import { hex32 } from '../../api/machinery/hex'
import { present } from '../../api/machinery/present'
import type { KubeObject, ObjectMeta } from '../../api/meta'

/** Metadata of a new object: what the client may say, and what only the server may. */
export function newMetadata(
  sent: ObjectMeta,
  made: {
    readonly name: string
    readonly namespace: string
    readonly uid: string
    readonly creationTimestamp: string
    readonly generation: number | undefined
  },
): ObjectMeta {
  const { generateName, labels, annotations, ownerReferences, finalizers } = sent
  return present<ObjectMeta>({
    name: made.name,
    generateName,
    namespace: made.namespace === '' ? undefined : made.namespace,
    uid: made.uid,
    resourceVersion: sent.resourceVersion ?? '',
    generation: made.generation,
    creationTimestamp: made.creationTimestamp,
    labels,
    annotations,
    ownerReferences,
    finalizers,
  })
}

/**
 * The object with the metadata an update cannot change, taken from what is stored. What a client
 * may not change and tries to is left as it is, for validation to refuse.
 */
export function carryMetadata<T extends KubeObject>(next: T, stored: T): T {
  const sent: Partial<ObjectMeta> = next.metadata
  const kept = stored.metadata
  if (sent === kept) return next
  const { generateName, labels, annotations, ownerReferences, finalizers } = sent
  const metadata = present<ObjectMeta>({
    name: sent.name ?? kept.name,
    generateName,
    namespace: sent.namespace ?? kept.namespace,
    uid: sent.uid || kept.uid,
    resourceVersion: kept.resourceVersion,
    generation: kept.generation,
    creationTimestamp: kept.creationTimestamp,
    deletionTimestamp: kept.deletionTimestamp ?? sent.deletionTimestamp,
    deletionGracePeriodSeconds: sent.deletionGracePeriodSeconds ?? kept.deletionGracePeriodSeconds,
    labels,
    annotations,
    ownerReferences,
    finalizers,
  })
  return { ...next, metadata }
}

/** The object with its generation one higher; the same object for kinds that do not count. */
export function nextGeneration<T extends KubeObject>(object: T): T {
  const { generation } = object.metadata
  if (generation === undefined) return object
  return { ...object, metadata: { ...object.metadata, generation: generation + 1 } }
}

/** A random UUID of version 4. Source: github.com/google/uuid. */
export function randomUid(random: (bound: number) => number): string {
  const a = hex32(random(2 ** 32))
  const b = hex32(random(2 ** 32))
  const c = hex32(random(2 ** 32))
  const d = hex32(random(2 ** 32))
  const variant = '89ab'.charAt(random(4))
  const third = `4${b.slice(5)}`
  const fourth = variant + c.slice(1, 4)
  return [a, b.slice(0, 4), third, fourth, c.slice(4) + d].join('-')
}
