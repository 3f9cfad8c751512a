/** Who is tied to whom, to be asked from either end. */
export interface Links {
  /** Ties `from` to these and to no others. True when that changed anything. */
  set(from: string, to: readonly string[]): boolean
  /** One tie more, or one less. True when that changed anything. */
  tie(from: string, to: string, tied: boolean): boolean
  /** What `from` is tied to, in the order it was. */
  to(from: string): ReadonlySet<string>
  /** What is tied to `to`. */
  from(to: string): ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

export function createLinks(): Links {
  const there = new Map<string, Set<string>>()
  const back = new Map<string, Set<string>>()

  const tie = (from: string, to: string, tied: boolean): boolean => {
    if ((there.get(from)?.has(to) ?? false) === tied) return false
    if (tied) {
      put(there, from, to)
      put(back, to, from)
    } else {
      take(there, from, to)
      take(back, to, from)
    }
    return true
  }
  return {
    tie,
    set(from, to) {
      const before = there.get(from) ?? none
      let changed = false
      for (const one of [...before]) if (!to.includes(one)) changed = tie(from, one, false)
      for (const one of to) if (tie(from, one, true)) changed = true
      return changed
    },
    to: (from) => there.get(from) ?? none,
    from: (to) => back.get(to) ?? none,
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

function take(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  known?.delete(value)
  if (known?.size === 0) map.delete(key)
}
