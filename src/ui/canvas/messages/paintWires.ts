/**
 * Paints the wires that are awake, over what lies on the ground. Those wide awake are one picture
 * with the ground, which serves until another set of them is, or one looks elsewhere; only those
 * that wake or go to rest are painted each frame.
 */
import type { Inks } from '../paint/inks'
import type { Looking, Scene } from '../paint/scene'
import { layUnder, pictureOf } from '../paint/sheet'
import { awake } from './awake'
import type { Way } from './convoy'

export interface WirePainter {
  /** Onto an empty sheet. True while a wire wakes or goes to rest. */
  paint(
    ways: readonly Way[],
    wall: number,
    scene: Scene,
    looking: Looking,
    inks: Inks,
    ground: ImageBitmap,
  ): boolean
  /** A wire was cut or mended. */
  renew(): void
}

export function wirePainter(context: CanvasRenderingContext2D): WirePainter {
  const wires = awake()
  let picture: ImageBitmap | undefined
  let paintedFor: readonly unknown[] = []
  const renew = (): void => {
    picture?.close()
    picture = undefined
  }
  return {
    paint(ways, wall, scene, { view, room }, inks, ground) {
      const { lively, changed } = wires.use(ways, wall)
      wires.paint('drowsy', context, scene, view, inks)
      const now = [ground, scene, inks]
      if (changed || now.some((one, i) => one !== paintedFor[i])) renew()
      paintedFor = now
      picture ??= pictureOf(room, (pen) => {
        wires.paint('wide', pen, scene, view, inks)
        layUnder(pen, ground)
      })
      layUnder(context, picture)
      return lively
    },
    renew,
  }
}
