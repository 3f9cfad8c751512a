/** What keys, menus and the command palette can ask of the notes, whoever shows them. */
import type { Point } from '../layout/geometry'

type PinAt = (page: Point | undefined) => void

let mounted: PinAt | undefined

/** The notes on the page take commands until they go. */
export function takePins(pin: PinAt): () => void {
  mounted = pin
  return () => {
    if (mounted === pin) mounted = undefined
  }
}

/** Pins a note at a point of the page; without one, at what is selected, or in the middle. */
export const pinNote = (page?: Point): void => mounted?.(page)
