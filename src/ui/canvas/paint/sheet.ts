/** A canvas as a sheet to draw on: sharp on any screen, cleared, measured in the page's pixels. */
import { type Box, box, type Size } from '../layout/geometry'

export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser has no 2D canvas')
  return pen
}

/** Clears the sheet at the size it has on the page. Asking the page for it would cost a layout. */
export function cleared(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D, size: Size): Box {
  const ratio = devicePixelRatio
  const { width, height } = size
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.clearRect(0, 0, width, height)
  return box(0, 0, width, height)
}
