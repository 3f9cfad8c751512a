import type { KeepProblem } from '../../protocol/sessions'

/** Writes to a storage that may be full, or forbidden; answers which. */
export async function tried(write: () => Promise<void>): Promise<KeepProblem | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    const isQuota = error instanceof Error && error.name === 'QuotaExceededError'
    return isQuota ? 'full' : 'refused'
  }
}
