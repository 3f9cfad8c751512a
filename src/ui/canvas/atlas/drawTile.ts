/** A pod as a square: line and ground by its look, and a sign where it is in trouble. */

import type { PodLook } from '../../../protocol/messages'
import type { Box } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'

export type TileLook = PodLook | 'expected'

export interface Tile extends Box {
  readonly look: TileLook
}

/** Paints tiles of one look together: a stage has thousands, and few looks. */
export function drawTiles(context: Pen, tiles: readonly Tile[], inks: Inks): void {
  const byLook = new Map<TileLook, Tile[]>()
  for (const tile of tiles) {
    const group = byLook.get(tile.look)
    if (group) group.push(tile)
    else byLook.set(tile.look, [tile])
  }
  for (const [look, group] of byLook) paintGroup(context, look, group, inks)
}

function paintGroup(context: Pen, look: TileLook, tiles: readonly Tile[], inks: Inks): void {
  const size = tiles[0]?.width ?? 0
  const line = Math.max(1, Math.min(1.5, size / 9))
  const ink = look === 'expected' ? { line: inks.lineStrong, soft: inks.canvas } : inks.look[look]
  const loud = look === 'crashing' || look === 'failed'
  context.beginPath()
  for (const { x, y, width, height } of tiles) {
    context.rect(x + line / 2, y + line / 2, width - line, height - line)
  }
  if (look !== 'expected') {
    context.fillStyle =
      loud || look === 'done'
        ? ink.line
        : look === 'pending' || look === 'creating'
          ? inks.card
          : ink.soft
    context.fill()
  }
  context.strokeStyle = ink.line
  context.lineWidth = line
  context.setLineDash(dashes[look] ?? [])
  context.stroke()
  context.setLineDash([])
  paintSigns(context, look, tiles, inks)
}

const dashes: Readonly<Partial<Record<TileLook, number[]>>> = {
  pending: [3, 2],
  expected: [3, 2],
  unknown: [1, 2],
}

/** A cross for who failed, a bar for who ends, half a square for who is not ready or not there yet. */
function paintSigns(context: Pen, look: TileLook, tiles: readonly Tile[], inks: Inks): void {
  if (look === 'notReady' || look === 'creating') {
    context.fillStyle = inks.look[look].line
    for (const { x, y, width, height } of tiles)
      context.fillRect(x, y + height / 2, width, height / 2)
    return
  }
  const cross = look === 'crashing' || look === 'failed'
  if (!cross && look !== 'ending') return
  context.strokeStyle = cross ? inks.card : inks.look.ending.line
  context.beginPath()
  for (const { x, y, width, height } of tiles) {
    const edge = width * 0.27
    context.moveTo(x + edge, y + height - edge)
    context.lineTo(x + width - edge, y + edge)
    if (!cross) continue
    context.moveTo(x + edge, y + edge)
    context.lineTo(x + width - edge, y + height - edge)
  }
  context.lineWidth = Math.max(1, (tiles[0]?.width ?? 0) / 7)
  context.stroke()
}
