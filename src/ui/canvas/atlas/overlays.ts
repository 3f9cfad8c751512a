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

/** True when it painted anything: what goes from card to card cannot be painted card by card. */
export type Overlay = (pen: Pen, scene: OverlayScene, view: View, room: Box, inks: Inks) => boolean

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

/** True when any of them painted. */
export const paintOverlays: Overlay = (...how) =>
  [...overlays].map((overlay) => overlay(...how)).includes(true)
