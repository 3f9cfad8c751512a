/** The name of a workload's first container; empty until the object is known. */
export function firstContainer(object: unknown): string {
  if (typeof object !== 'object' || object === null || !('spec' in object)) return ''
  const spec = object.spec as {
    readonly template?: {
      readonly spec?: { readonly containers?: readonly { readonly name: string }[] }
    }
  }
  return spec.template?.spec?.containers?.[0]?.name ?? ''
}
