import type { ReactNode } from 'react'
import type { Point } from './layout/geometry'
import type { StageTarget } from './target'

/** What the page does with what hands do on the stage. */
export interface StageProps {
  /** A menu is asked for, by pointer or key, at a point of the page. */
  readonly onMenu?: (target: StageTarget, point: Point) => void
  /** A tool of the palette was dropped, or picked and clicked with; on a worker, if on one. */
  readonly onDropTool?: (tool: string, worker?: string) => void
  /** A waiting pod was dropped on a worker: by its key, and the worker's name. */
  readonly onPlacePod?: (pod: string, worker: string) => void
  readonly onDropFiles?: (files: readonly File[]) => void
  /** Stands above You: the first action of an empty moment. */
  readonly invitation?: ReactNode
}
