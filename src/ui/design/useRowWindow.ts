import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** Rows drawn above and below those in sight, so that scrolling finds them there. */
const SPARE = 6

export interface RowWindow {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
  readonly from: number
  readonly count: number
}

/** Which rows of a long list, all of one height, are in sight of its scroller. */
export function useRowWindow(rowHeight: number): RowWindow {
  const ref = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState({ from: 0, count: 30 })
  const measure = useCallback(() => {
    const room = ref.current
    if (room === null) return
    const from = Math.max(0, Math.floor(room.scrollTop / rowHeight) - SPARE)
    const count = Math.ceil(room.clientHeight / rowHeight) + 2 * SPARE
    setRange((known) => (known.from === from && known.count === count ? known : { from, count }))
  }, [rowHeight])
  useEffect(() => {
    const watcher = new ResizeObserver(measure)
    if (ref.current !== null) watcher.observe(ref.current)
    return () => watcher.disconnect()
  }, [measure])
  return { ref, onScroll: measure, ...range }
}
