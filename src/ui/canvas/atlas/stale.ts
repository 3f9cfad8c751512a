/** What of a picture is no longer true: all of it, or the cards of some workers. */

export interface Stale {
  /** Everything, from now on. */
  all(): void
  /** Everything; it can wait a moment for what else changes. */
  allSoon(): void
  /** The cards of these workers; they can wait as well. */
  soon(workers: Iterable<string>): void
  /** What is to be painted anew; from here on it is true. */
  take(): Parts
  stop(): void
}

export type Parts = 'all' | ReadonlySet<string>

/** Wall milliseconds between two paintings of changes. */
const CHANGES_MILLIS = 200

/** `wanted` is called when there is something to paint. */
export function staleParts(wanted: () => void): Stale {
  let now: 'all' | Set<string> = 'all'
  let later: 'all' | Set<string> = new Set()
  let timer = 0

  const wait = (): void => {
    if (timer === 0) timer = window.setTimeout(ripen, CHANGES_MILLIS)
  }
  const ripen = (): void => {
    timer = 0
    now = now === 'all' || later === 'all' ? 'all' : new Set([...now, ...later])
    later = new Set()
    wanted()
  }
  return {
    all() {
      now = 'all'
      wanted()
    },
    allSoon() {
      later = 'all'
      wait()
    },
    soon(workers) {
      if (later !== 'all') for (const worker of workers) later.add(worker)
      wait()
    },
    take() {
      const parts = now
      now = new Set()
      return parts
    },
    stop: () => clearTimeout(timer),
  }
}
