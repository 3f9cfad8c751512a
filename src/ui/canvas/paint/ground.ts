/** What all that moves is painted over. */
import type { Box } from '../layout/geometry'

export interface Ground {
  readonly sheet: OffscreenCanvas
  /** Where it is another than when one asked last, in the page's pixels; without: everywhere. */
  readonly changed: readonly Box[] | undefined
}
