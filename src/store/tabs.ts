/**
 * One tab keeps a session; another that opens it goes on without keeping, and can take over. Who
 * keeps it holds a Web Lock, which the browser gives back whatever becomes of the tab.
 */
import { create } from 'zustand'

/** Whether another tab keeps the session. */
export const useTabs = create<{ readonly elsewhere: boolean }>(() => ({ elsewhere: false }))

/** What is needed of LockManager. */
export interface Locks {
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    held: () => Promise<void>,
  ): Promise<unknown>
}

/** What is needed of BroadcastChannel: a line to the other tabs. */
export interface Line {
  postMessage(message: unknown): void
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void
}

export interface Tabs {
  readonly locks: Locks
  readonly line: Line
  /** Calls back when the page is left or loaded anew. */
  whenLeft(act: () => void): void
}

export interface Claim {
  /** Whether this tab may keep the session. Where a browser has no locks every tab may. */
  isOurs(): boolean
  /** From now on this tab keeps it: the other is told, saves, and stops keeping. */
  takeOver(): Promise<void>
}

const NAME = 'kubeorama.session'
const HAND_OVER = 'hand over'

/** A page that is reloaded may still hold its lock for a moment. */
const GRACE_MILLIS = 1_000
/** A tab that sleeps hears nothing; its last autosave has to do. */
const PATIENCE_MILLIS = 5_000

/** `save` is what a tab does before it lets go. */
export async function claimSession(
  tabs: Tabs | undefined,
  save: () => Promise<void>,
): Promise<Claim> {
  if (tabs === undefined) return { isOurs: () => true, takeOver: async () => undefined }
  const { locks, line, whenLeft } = tabs
  let letGo: (() => void) | undefined
  const lose = () => {
    letGo?.()
    letGo = undefined
    useTabs.setState({ elsewhere: true })
  }
  const take = (options: Parameters<Locks['request']>[1]): Promise<boolean> =>
    new Promise((taken) => {
      const held = () =>
        new Promise<void>((resolve) => {
          letGo = resolve
          useTabs.setState({ elsewhere: false })
          taken(true)
        })
      // It ends with an error when the wait was given up, and when another tab stole the lock.
      locks.request(NAME, options, held).catch(() => {
        lose()
        taken(false)
      })
    })
  line.addEventListener('message', ({ data }) => {
    if (data === HAND_OVER && letGo !== undefined) void save().finally(lose)
  })
  // The browser would give the lock back too, but later than the page that comes next asks for it.
  whenLeft(lose)
  await take({ signal: AbortSignal.timeout(GRACE_MILLIS) })
  return {
    isOurs: () => letGo !== undefined,
    async takeOver() {
      line.postMessage(HAND_OVER)
      const given = await take({ signal: AbortSignal.timeout(PATIENCE_MILLIS) })
      if (!given) await take({ steal: true })
    },
  }
}
