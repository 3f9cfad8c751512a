/**
 * Pictures of what is drawn again and again, each painted once and stamped from then on: on a
 * machine without a GPU a hundred shapes of strokes take longer than a frame, a hundred stamps do not.
 */
import type { Point } from '../layout/geometry'
import { type Pen, pictureOf } from '../paint/sheet'

export interface Stamps {
  /**
   * Draws what `paint` paints round a point that it is given, within `reach` of it, at `at`. The
   * same name is the same picture, whatever `paint` says later.
   */
  stamp(name: string, at: Point, reach: number, paint: Paint): void
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
      const half = Math.ceil(reach * ratio) + 1
      let picture = pictures.get(key)
      if (picture === undefined) {
        if (pictures.size >= KEPT_MOST) pictures.clear()
        const middle = { x: (half + x.phase) / ratio, y: (half + y.phase) / ratio }
        const edge = (2 * half + 1) / ratio
        picture = pictureOf({ width: edge, height: edge }, (own) => paint(own, middle))
        pictures.set(key, picture)
      }
      const size = picture.width / ratio
      pen.drawImage(picture, (x.whole - half) / ratio, (y.whole - half) / ratio, size, size)
    },
    forget: () => pictures.clear(),
  }
}

/** A place in device pixels, as a whole one and the part of one that is drawn into the stamp. */
function placed(at: number): { readonly whole: number; readonly phase: number } {
  const rounded = Math.round(at * PHASES) / PHASES
  const whole = Math.floor(rounded)
  return { whole, phase: rounded - whole }
}
