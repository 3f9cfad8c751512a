/** Workers from far away: a cell each, one square a pod, darker the more of its CPU is asked for. */

import type { WorkerView } from '../../../protocol/messages'
import { recordOf } from '../../../store/cluster'
import { podsOn } from '../../../store/podsOnNodes'
import type { Box } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'

/** Simulated time that a pod counts as new. */
export const NEW_MICROS = 10_000_000
/** Cells narrower than this are one flat square each. */
const FLAT_BELOW = 18

/** Cells wider than this have room for a name. */
export const NAMED_FROM = 62

export interface Cell extends Box {
  readonly name: string
}

export function drawCells(context: Pen, cells: readonly Cell[], now: number, inks: Inks): void {
  const flat = (cells[0]?.width ?? 0) < FLAT_BELOW
  const up: Cell[][] = inks.heat.map(() => [])
  const down: Cell[] = []
  for (const cell of cells) {
    const worker = recordOf('Worker', cell.name)
    if (worker?.registered && worker.ready !== 'True') down.push(cell)
    else up[heatOf(worker)]?.push(cell)
  }
  if (!flat) for (const group of up) outline(context, group, inks)
  for (const [step, group] of up.entries()) {
    const colour = inks.heat[step] ?? inks.ink
    if (flat) fillAll(context, group, colour)
    else squares(context, group, colour, now, inks)
  }
  if ((cells[0]?.width ?? 0) >= NAMED_FROM) names(context, cells, inks)
  drawDown(context, down, flat, inks)
}

/** 0 nothing asked … 5 all of it. */
export function heatOf(worker: WorkerView | undefined): number {
  if (worker === undefined || worker.cpuMillis === 0) return 0
  return Math.min(5, Math.ceil((worker.cpuRequestedMillis / worker.cpuMillis) * 5))
}

function outline(context: Pen, cells: readonly Cell[], inks: Inks): void {
  context.beginPath()
  for (const { x, y, width, height } of cells) context.roundRect(x, y, width, height, 2.5)
  context.fillStyle = inks.card
  context.fill()
  context.strokeStyle = inks.ink
  context.lineWidth = 1
  context.stroke()
}

function fillAll(context: Pen, cells: readonly Cell[], colour: string): void {
  context.fillStyle = colour
  for (const { x, y, width, height } of cells) context.fillRect(x, y, width, height)
}

/** Pods from the bottom up, as cargo is stowed; those just come with an outline. */
function squares(
  context: Pen,
  cells: readonly Cell[],
  colour: string,
  now: number,
  inks: Inks,
): void {
  const fresh: Box[] = []
  context.fillStyle = colour
  for (const cell of cells) {
    const pods = podsOn(cell.name)
    const columns = pods.length <= 36 ? 6 : pods.length <= 81 ? 9 : 12
    const edge = cell.width / 9
    const pitch = (cell.width - 2 * edge) / columns
    const size = pitch * 0.8
    pods.slice(0, columns * columns).forEach((key, i) => {
      const x = cell.x + edge + (i % columns) * pitch
      const y = cell.y + cell.height - edge - (Math.floor(i / columns) + 1) * pitch
      const pod = recordOf('Pod', key)
      if (pod && now - pod.createdAt < NEW_MICROS) fresh.push({ x, y, width: size, height: size })
      else context.fillRect(x, y, size, size)
    })
  }
  context.strokeStyle = inks.creating
  context.lineWidth = 1.2
  for (const { x, y, width, height } of fresh)
    context.strokeRect(x + 0.6, y + 0.6, width - 1.2, height - 1.2)
}

function names(context: Pen, cells: readonly Cell[], inks: Inks): void {
  context.font = `600 12px ${inks.mono}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.fillStyle = inks.text
  for (const { name, x, y, width } of cells) {
    const most = Math.floor((width - 6) / 7.3)
    context.fillText(name.length > most ? `…${name.slice(1 - most)}` : name, x + width / 2, y + 14)
  }
}

function drawDown(context: Pen, cells: readonly Cell[], flat: boolean, inks: Inks): void {
  if (cells.length === 0) return
  fillAll(context, cells, inks.look.failed.soft)
  context.strokeStyle = inks.badText
  context.lineWidth = flat ? 1 : 1.5
  context.setLineDash(flat ? [] : [3, 2])
  context.beginPath()
  for (const { x, y, width, height } of cells) context.rect(x, y, width, height)
  context.stroke()
  context.setLineDash([])
  context.lineWidth = flat ? 1.5 : 2.5
  context.beginPath()
  for (const { x, y, width, height } of cells) {
    const [mx, my, arm] = [x + width / 2, y + height / 2, Math.min(8, width * 0.28)]
    context.moveTo(mx - arm, my - arm)
    context.lineTo(mx + arm, my + arm)
    context.moveTo(mx + arm, my - arm)
    context.lineTo(mx - arm, my + arm)
  }
  context.stroke()
}
