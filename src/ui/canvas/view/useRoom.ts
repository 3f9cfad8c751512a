import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Size } from '../layout/geometry'

/** The size an element has on the page, from its first layout on. */
export function useRoom(element: RefObject<HTMLElement | null>): Size | undefined {
  const [room, setRoom] = useState<Size>()
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = watched
      setRoom((before) =>
        before?.width === width && before.height === height ? before : { width, height },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return room && room.width > 0 && room.height > 0 ? room : undefined
}
