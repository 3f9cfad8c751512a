/**
 * One tab keeps a session; another that opens it goes on without keeping, and can take over. Who
 * keeps it holds a Web Lock, which the browser gives back whatever becomes of the tab.
 */
import { create } from 'zustand'
import type { SessionId } from '../protocol/sessions'

/** Whether another tab keeps the session that is open here. */
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
  /** Lets go of the session and asks for another, which is ours then if no other tab keeps it. */
  move(id: SessionId): Promise<void>
  /** From now on this tab keeps it: the other is told, saves, and stops keeping. */
  takeOver(): Promise<void>
}

const HAND_OVER = 'hand over'

/** A page that is reloaded may still hold its lock for a moment. */
const GRACE_MILLIS = 1_000
/** A tab that sleeps hears nothing; its last autosave has to do. */
const PATIENCE_MILLIS = 5_000

/** `save` is what a tab does before it lets go. */
export function claimSession(tabs: Tabs | undefined, save: () => Promise<unknown>): Claim {
  if (tabs === undefined) {
    const nothing = async () => undefined
    return { isOurs: () => true, move: nothing, takeOver: nothing }
  }
  const { locks, line, whenLeft } = tabs
  let name = ''
  let letGo: (() => void) | undefined
  const release = () => {
    letGo?.()
    letGo = undefined
  }
  const lose = () => {
    release()
    useTabs.setState({ elsewhere: true })
  }
  const take = (options: Parameters<Locks['request']>[1]): Promise<boolean> =>
    new Promise((taken) => {
      const wanted = name
      const held = () =>
        new Promise<void>((resolve) => {
          // The page went to another session before this one was given.
          if (wanted !== name) return resolve()
          letGo = resolve
          useTabs.setState({ elsewhere: false })
          taken(true)
        })
      // It ends with an error when the wait was given up, and when another tab stole the lock.
      locks.request(wanted, options, held).catch(() => {
        if (wanted === name) lose()
        taken(false)
      })
    })
  line.addEventListener('message', ({ data }) => {
    if (data === `${HAND_OVER} ${name}` && letGo !== undefined) void save().finally(lose)
  })
  // The browser would give the lock back too, but later than the page that comes next asks for it.
  whenLeft(lose)
  return {
    isOurs: () => letGo !== undefined,
    async move(id) {
      release()
      name = `kubeorama.${id}`
      await take({ signal: AbortSignal.timeout(GRACE_MILLIS) })
    },
    async takeOver() {
      line.postMessage(`${HAND_OVER} ${name}`)
      const given = await take({ signal: AbortSignal.timeout(PATIENCE_MILLIS) })
      if (!given) await take({ steal: true })
    },
  }
}
