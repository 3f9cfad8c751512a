/** A canvas as a sheet to draw on: sharp on any screen, cleared, measured in the page's pixels. */
import { type Box, bottomOf, box, rightOf, type Size } from '../layout/geometry'

/** What can be drawn with: on the page, or on a picture that is kept. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser has no 2D canvas')
  return pen
}

/** Gives the sheet the size it has on the page. Asking the page for it would cost a layout. */
export function fitted(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D, size: Size): Box {
  const { width, height } = size
  const [wide, high] = inPixels(size)
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
  }
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  return box(0, 0, width, height)
}

/** Paints a small picture, in the page's pixels, to be laid on sheets as often as it stays true. */
export function pictureOf(size: Size, paint: (pen: Pen) => void): ImageBitmap {
  scratch ??= hiddenSheet()
  const { canvas, pen } = scratch
  // A size set anew clears the sheet and all that was said of the pen.
  ;[canvas.width, canvas.height] = inPixels(size)
  pen.scale(devicePixelRatio, devicePixelRatio)
  paint(pen)
  return canvas.transferToImageBitmap()
}

/** One for all: a pen of its own costs more than what it draws. */
let scratch: HiddenSheet | undefined

/** A sheet that nobody sees, kept to be laid on others: what is new each time costs its memory anew. */
export interface HiddenSheet {
  readonly canvas: OffscreenCanvas
  readonly pen: OffscreenCanvasRenderingContext2D
}

export function hiddenSheet(): HiddenSheet {
  const canvas = new OffscreenCanvas(1, 1)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser has no 2D canvas')
  return { canvas, pen }
}

/** The sheet without anything on it, at a size of the page. */
export function emptied({ canvas, pen }: HiddenSheet, size: Size): Pen {
  const [wide, high] = inPixels(size)
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
  } else {
    pen.resetTransform()
    pen.clearRect(0, 0, wide, high)
  }
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  return pen
}

/** Lays a sheet of the same size on what is there. */
export const lay = (pen: Pen, sheet: OffscreenCanvas): void =>
  composed(pen, 'source-over', () => pen.drawImage(sheet, 0, 0))

/** A sheet of the same size in place of all that is there: a copy of memory. */
export const layInPlace = (pen: Pen, sheet: OffscreenCanvas): void =>
  composed(pen, 'copy', () => pen.drawImage(sheet, 0, 0))

/** At these places in the page's pixels only these sheets, one on the other. */
export function layBack(
  pen: Pen,
  sheets: readonly OffscreenCanvas[],
  places: readonly Box[],
): void {
  composed(pen, 'source-over', () => {
    for (const { x, y, width, height } of places.map(inWholePixels)) {
      pen.clearRect(x, y, width, height)
      for (const sheet of sheets) pen.drawImage(sheet, x, y, width, height, x, y, width, height)
    }
  })
}

/** Paints a part of a sheet anew, whatever `paint` paints beside it. */
export function repaintPart(pen: Pen, part: Box, paint: () => void): void {
  const { x, y, width, height } = inWholePixels(part)
  pen.save()
  composed(pen, 'source-over', () => pen.clearRect(x, y, width, height))
  const ratio = devicePixelRatio
  pen.beginPath()
  pen.rect(x / ratio, y / ratio, width / ratio, height / ratio)
  pen.clip()
  paint()
  pen.restore()
}

/** Nothing is left at these places, in the page's pixels. */
export function erase(pen: Pen, places: readonly Box[]): void {
  composed(pen, 'source-over', () => {
    const ratio = devicePixelRatio
    for (const { x, y, width, height } of places) {
      pen.clearRect(x * ratio, y * ratio, width * ratio, height * ratio)
    }
  })
}

/** Draws in device pixels. */
function composed(pen: Pen, how: GlobalCompositeOperation, draw: () => void): void {
  pen.save()
  pen.resetTransform()
  pen.globalAlpha = 1
  pen.globalCompositeOperation = how
  draw()
  pen.restore()
}

const inPixels = ({ width, height }: Size): readonly [number, number] => [
  Math.max(1, Math.round(width * devicePixelRatio)),
  Math.max(1, Math.round(height * devicePixelRatio)),
]

/** The device's pixels that a box of the page touches. */
function inWholePixels(of: Box): Box {
  const x = Math.floor(of.x * devicePixelRatio)
  const y = Math.floor(of.y * devicePixelRatio)
  const width = Math.ceil(rightOf(of) * devicePixelRatio) - x
  return box(x, y, width, Math.ceil(bottomOf(of) * devicePixelRatio) - y)
}
