/** Source: Kubernetes v1.35 staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go */
import type { KubeObject } from '../../../api/meta'

/** Who made the volume, and will remove it. */
export const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by'
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
