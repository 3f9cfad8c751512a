/**
 * Paints the wires that are awake, over what lies on the ground. Those wide awake are one sheet
 * with the ground, which serves until another set of them is, or one looks elsewhere; only those
 * that wake or go to rest are painted each frame.
 */
import type { Ground } from '../paint/ground'
import type { Inks } from '../paint/inks'
import type { Looking, Scene } from '../paint/scene'
import { emptied, erase, hiddenSheet, lay, layBack, layInPlace } from '../paint/sheet'
import { awake } from './awake'
import type { Way } from './convoy'

export interface WirePainter {
  /** In place of all that is on the sheet. True while a wire wakes or goes to rest. */
  paint(
    ways: readonly Way[],
    wall: number,
    scene: Scene,
    looking: Looking,
    inks: Inks,
    ground: Ground,
  ): boolean
  /** A wire was cut or mended. */
  renew(): void
}

export function wirePainter(context: CanvasRenderingContext2D): WirePainter {
  const wires = awake()
  const wide = hiddenSheet()
  /** The ground with the wires that are wide awake. */
  const under = hiddenSheet()
  let paintedFor: readonly unknown[] = []
  return {
    paint(ways, wall, scene, { view, room }, inks, ground) {
      const { lively, changed } = wires.use(ways, wall)
      const now = [scene, inks]
      const anew = changed || now.some((one, i) => one !== paintedFor[i])
      paintedFor = now
      if (anew || ground.changed === undefined) {
        const pen = emptied(wide, room)
        wires.paint('wide', pen, scene, view, inks, (places) => erase(pen, places))
        const base = emptied(under, room)
        lay(base, ground.sheet)
        lay(base, wide.canvas)
      } else layBack(under.pen, [ground.sheet, wide.canvas], ground.changed)
      layInPlace(context, under.canvas)
      wires.paint('drowsy', context, scene, view, inks, (places) =>
        layBack(context, [under.canvas], places),
      )
      return lively
    },
    renew() {
      paintedFor = []
    },
  }
}
