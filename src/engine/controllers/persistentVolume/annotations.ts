/** Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go */
import type { KubeObject } from '../../../api/meta'

/** The claim has been through its first binding: from now on a volume that is gone is lost. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed'
/** The binder chose, not the creator: what it tied it may untie. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller'
/** Who made the volume, and will remove it. */
export const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by'
/** The node the scheduler has chosen: the volume is to be made where it can be reached. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node'
/** Who is to make a volume for the claim, in the older word and in the newer. */
export const STORAGE_PROVISIONER = [
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-provisioner',
] as const

/** The object with annotations set; the same when it has them. */
export function annotated<T extends KubeObject>(object: T, ...names: readonly string[]): T {
  return withAnnotations(object, Object.fromEntries(names.map((name) => [name, 'yes'])))
}

/** The object with these annotations; the same when it has them. */
export function withAnnotations<T extends KubeObject>(
  object: T,
  wanted: Readonly<Record<string, string>>,
): T {
  const { annotations } = object.metadata
  if (Object.entries(wanted).every(([name, value]) => annotations?.[name] === value)) return object
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, ...wanted } },
  }
}

export const hasAnnotation = ({ metadata }: KubeObject, name: string): boolean =>
  metadata.annotations?.[name] !== undefined
