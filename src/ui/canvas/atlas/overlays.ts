/** Painters that come to the stage after the atlas: what they paint lies over its pods and cells. */
import type { Box } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Scene, View } from '../paint/scene'
import type { Pen } from '../paint/sheet'

export interface OverlayScene extends Scene {
  readonly nearer: number
  /** Cells that are drawn as cards. */
  readonly mounted: ReadonlySet<string>
}

export type Overlay = (pen: Pen, scene: OverlayScene, view: View, room: Box, inks: Inks) => void

const overlays = new Set<Overlay>()
const listeners = new Set<() => void>()

/** Paints over the atlas until the returned function is called. */
export function addOverlay(overlay: Overlay): () => void {
  overlays.add(overlay)
  overlaysChanged()
  return () => {
    overlays.delete(overlay)
    overlaysChanged()
  }
}

/** What an overlay would paint is another. */
export function overlaysChanged(): void {
  for (const listener of listeners) listener()
}

export function onOverlays(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const paintOverlays: Overlay = (...how) => {
  for (const overlay of overlays) overlay(...how)
}
