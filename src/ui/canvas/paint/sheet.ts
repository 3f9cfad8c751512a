/** A canvas as a sheet to draw on: sharp on any screen, cleared, measured in the page's pixels. */
import { type Box, box, type Size } from '../layout/geometry'

/** What can be drawn with: on the page, or on a picture that is kept. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser has no 2D canvas')
  return pen
}

/** Clears the sheet at the size it has on the page. Asking the page for it would cost a layout. */
export function cleared(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D, size: Size): Box {
  const { width, height } = size
  const [wide, high] = inPixels(size)
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
  }
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  pen.clearRect(0, 0, width, height)
  return box(0, 0, width, height)
}

/** Paints a picture of a size of the page, to be laid on sheets as often as it stays true. */
export function pictureOf(size: Size, paint: (pen: Pen) => void): ImageBitmap {
  const sheet = new OffscreenCanvas(...inPixels(size))
  const pen = sheet.getContext('2d')
  if (pen === null) throw new Error('this browser has no 2D canvas')
  pen.scale(devicePixelRatio, devicePixelRatio)
  paint(pen)
  return sheet.transferToImageBitmap()
}

/** Lays a picture of the same size under what is on the sheet. */
export function layUnder(pen: Pen, picture: ImageBitmap): void {
  pen.save()
  pen.resetTransform()
  pen.globalCompositeOperation = 'destination-over'
  pen.drawImage(picture, 0, 0)
  pen.restore()
}

const inPixels = ({ width, height }: Size): readonly [number, number] => [
  Math.max(1, Math.round(width * devicePixelRatio)),
  Math.max(1, Math.round(height * devicePixelRatio)),
]
