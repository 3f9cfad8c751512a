/**
 * Pictures of what is drawn again and again, each painted once and stamped from then on: on a
 * machine without a GPU a hundred shapes of strokes take longer than a frame, a hundred stamps do not.
 */
import type { Point, Size } from '../layout/geometry'
import { type Pen, pictureOf } from '../paint/sheet'

export interface Stamps {
  /**
   * Draws what `paint` paints round a point that it is given, within `reach` of it to each side, at
   * `at`. The same name is the same picture, whatever `paint` says later.
   */
  stamp(name: string, at: Point, reach: Size, paint: Paint): void
  /** The theme changed: all is painted anew. */
  forget(): void
}

type Paint = (pen: Pen, middle: Point) => void

/** While one zooms every frame has its own sizes: more than this are not worth keeping. */
const KEPT_MOST = 600
/** Stamps stand on half pixels: on whole ones, slow messages would be seen to step. */
const PHASES = 2

export function stamps(pen: CanvasRenderingContext2D): Stamps {
  const pictures = new Map<string, ImageBitmap>()
  return {
    stamp(name, at, reach, paint) {
      const ratio = devicePixelRatio
      const [x, y] = [placed(at.x * ratio), placed(at.y * ratio)]
      const key = `${name} ${ratio} ${x.phase} ${y.phase}`
      const across = Math.ceil(reach.width * ratio) + 1
      const down = Math.ceil(reach.height * ratio) + 1
      let picture = pictures.get(key)
      if (picture === undefined) {
        if (pictures.size >= KEPT_MOST) forgetOldest(pictures)
        const middle = { x: (across + x.phase) / ratio, y: (down + y.phase) / ratio }
        const size = { width: (2 * across + 1) / ratio, height: (2 * down + 1) / ratio }
        picture = pictureOf(size, (own) => paint(own, middle))
        pictures.set(key, picture)
      }
      const [left, top] = [(x.whole - across) / ratio, (y.whole - down) / ratio]
      pen.drawImage(picture, left, top, picture.width / ratio, picture.height / ratio)
    },
    forget: () => pictures.clear(),
  }
}

function forgetOldest(pictures: Map<string, ImageBitmap>): void {
  for (const [name, picture] of pictures) {
    picture.close()
    pictures.delete(name)
    return
  }
}

/** A place in device pixels, as a whole one and the part of one that is drawn into the stamp. */
function placed(at: number): { readonly whole: number; readonly phase: number } {
  const rounded = Math.round(at * PHASES) / PHASES
  const whole = Math.floor(rounded)
  return { whole, phase: rounded - whole }
}
