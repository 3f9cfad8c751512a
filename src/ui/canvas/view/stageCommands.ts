/** What buttons, keys and the command palette can ask of the stage, whoever shows it. */

import type { Selected } from '../../../store/selection'
import { forgetPlaces } from '../../../store/settings'
import type { Point } from '../layout/geometry'

export interface StageCommands {
  fit(): void
  zoomBy(factor: number): void
  /** Brings something into the middle, near enough to read. */
  show(selected: Selected): void
  /** Brings a point of the world into the middle, from no nearer. */
  centre(at: Point): void
}

let mounted: StageCommands | undefined

/** The stage on the page takes commands until it goes. */
export function takeCommands(commands: StageCommands): () => void {
  mounted = commands
  return () => {
    if (mounted === commands) mounted = undefined
  }
}

export const fitStage = (): void => mounted?.fit()
export const zoomStage = (factor: number): void => mounted?.zoomBy(factor)
export const showOnStage = (selected: Selected): void => mounted?.show(selected)
export const centreStage = (at: Point): void => mounted?.centre(at)

/** Everything goes back to where the layout puts it, and all is seen. */
export function tidyStage(): void {
  forgetPlaces()
  mounted?.fit()
}
