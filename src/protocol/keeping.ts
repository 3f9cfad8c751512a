/** Named sessions, kept by the host: what the page knows of each, and what it asks about them. */
import type { Pace, Problem } from './messages'

/** What tells one session from another, without opening it. */
export interface SessionNote {
  readonly name: string
  /** Wall time, in milliseconds since 1970; 0 when nobody wrote it down. */
  readonly keptAt: number
  /** Simulated microseconds since power-on. */
  readonly at: number
  readonly workers: number
  readonly pods: number
}

export interface ListedSession extends SessionNote {
  readonly id: string
  /** It was kept by a newer Kubeorama, and is left alone by this one. */
  readonly newer: boolean
}

/** Why something could not be kept: the quota is used up, or storing is not allowed at all. */
export type StoreProblem = 'noRoom' | 'forbidden'

/** How a kept session, or a file, went on. */
export interface Opened {
  readonly name: string
  readonly pace: Pace
  /** Its state was of an older engine: it was played again from what had been done in it. */
  readonly replayed: boolean
}

export type Imported = { readonly opened: Opened } | { readonly problem: Problem }

export type ShelfRequest =
  | { readonly do: 'list' }
  | { readonly do: 'rename'; readonly id: string; readonly name: string }
  /** `as` is the id of the copy. A copy that is put aside is not listed, and can be brought back. */
  | {
      readonly do: 'copy'
      readonly id: string
      readonly as: string
      readonly name: string
      readonly aside: boolean
    }
  /** Removed is not yet gone: `restore` brings it back for a while. */
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'restore'; readonly id: string }
  | { readonly do: 'file'; readonly id: string }

/** The page's end of the shelf on which sessions lie. */
export interface PageShelf {
  /** The one kept last comes first. */
  list(): Promise<readonly ListedSession[]>
  rename(id: string, name: string): Promise<StoreProblem | undefined>
  copy(id: string, as: string, name: string, aside?: boolean): Promise<StoreProblem | undefined>
  remove(id: string): Promise<StoreProblem | undefined>
  restore(id: string): Promise<StoreProblem | undefined>
  /** A session as a file, as it was kept last; undefined when there is none. */
  file(id: string): Promise<Uint8Array | undefined>
}

export function createPageShelf(ask: <T>(request: ShelfRequest) => Promise<T>): PageShelf {
  return {
    list: () => ask({ do: 'list' }),
    rename: (id, name) => ask({ do: 'rename', id, name }),
    copy: (id, as, name, aside = false) => ask({ do: 'copy', id, as, name, aside }),
    remove: (id) => ask({ do: 'remove', id }),
    restore: (id) => ask({ do: 'restore', id }),
    file: (id) => ask({ do: 'file', id }),
  }
}
