/** Where and when a worker's wires are drawn as cut. */
import type { WorkerView } from '../../../protocol/messages'
import { type Point, point } from '../layout/geometry'

/** Cut in truth, or for the API server, which hears nothing over it. One not heard of yet is not. */
export const isCut = (worker: WorkerView | undefined): boolean =>
  worker?.registered === true && !(worker.connected && worker.powered && worker.ready !== 'Unknown')

/** How far before the card a cut is marked. */
const BEFORE = 24
export const CUT_RADIUS = 12

/** The middle of the mark on a wire that lands at `port`. */
export const cutMark = (port: Point): Point => point(port.x - BEFORE, port.y)
