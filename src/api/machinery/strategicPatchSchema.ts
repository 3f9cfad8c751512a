/**
 * What strategic merge patch must know of a type: which lists are merged by which key, which maps
 * are replaced whole. Everything not named has no strategy: maps merge, lists are replaced.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/meta.go
 */
export interface PatchField {
  /** Type of the value, or of the items of a list; absent if nothing below has a strategy. */
  readonly type?: string
  readonly strategy?: 'merge' | 'replace'
  /** Field that tells the items of a merged list apart; absent for lists of scalars. */
  readonly mergeKey?: string
  /** Keys that a patch does not name are cleared: for unions. */
  readonly retainKeys?: boolean
}

/** Fields with a strategy, or with one somewhere below, by type. */
export type PatchTypes = ReadonlyMap<string, ReadonlyMap<string, PatchField>>

/** A place in the types: where a patch is being read. */
export interface PatchSchema {
  readonly types: PatchTypes
  readonly type?: string
}

const NO_STRATEGY: PatchField = {}

/** What is known of a field of the type at hand. */
export function patchField({ types, type }: PatchSchema, name: string): PatchField {
  return (type === undefined ? undefined : types.get(type)?.get(name)) ?? NO_STRATEGY
}

/** The place a field's value, or an item of its list, is read at. */
export function below({ types }: PatchSchema, { type }: PatchField): PatchSchema {
  return type === undefined ? { types } : { types, type }
}
