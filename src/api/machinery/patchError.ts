/**
 * Why a patch cannot be applied or made. Thrown where it is found, deep in two documents, and
 * caught at the door of the same room: callers get it as data.
 */
export class PatchError extends Error {}

export type PatchResult<T> = { readonly value: T } | { readonly error: string }

/** The result of `patching`, or the text of the PatchError it met. Anything else is a bug. */
export function patchResult<T>(patching: () => T): PatchResult<T> {
  try {
    return { value: patching() }
  } catch (thrown) {
    if (thrown instanceof PatchError) return { error: thrown.message }
    throw thrown
  }
}
