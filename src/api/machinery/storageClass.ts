/**
 * Which class a claim is of, and which class is the default one.
 * Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/storage/volume/helpers.go,
 * pkg/volume/util/storageclass.go
 */
import type { StringMap } from '../meta'
import type { StorageClass } from '../storage'
import { parseTime } from './time'

/** From the time before claims and volumes had a field for it. */
export const BETA_CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class'

const DEFAULT_ANNOTATIONS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

interface OfClass {
  readonly metadata: { readonly annotations?: StringMap }
  readonly spec: { readonly storageClassName?: string }
}

/** The name of a claim's or a volume's class; empty for none. */
export function classNameOf({ metadata, spec }: OfClass): string {
  return metadata.annotations?.[BETA_CLASS_ANNOTATION] ?? spec.storageClassName ?? ''
}

/** Whether nobody has said which class a claim is of: the default class is for such claims. */
export function isWithoutClass({ metadata, spec }: OfClass): boolean {
  return (
    metadata.annotations?.[BETA_CLASS_ANNOTATION] === undefined &&
    spec.storageClassName === undefined
  )
}

export function isDefaultClass({ metadata }: StorageClass): boolean {
  return DEFAULT_ANNOTATIONS.some((name) => metadata.annotations?.[name] === 'true')
}

/** If several classes are marked, the newest is the default; of those, the first by name. */
export function defaultClassOf(classes: Iterable<StorageClass>): StorageClass | undefined {
  let newest: StorageClass | undefined
  for (const one of classes) {
    if (isDefaultClass(one) && (newest === undefined || isNewer(one, newest))) newest = one
  }
  return newest
}

function isNewer({ metadata: a }: StorageClass, { metadata: b }: StorageClass): boolean {
  const [from, to] = [createdAt(a.creationTimestamp), createdAt(b.creationTimestamp)]
  return from === to ? a.name < b.name : from > to
}

const createdAt = (time: string | undefined): number =>
  time === undefined ? 0 : (parseTime(time) ?? 0)
