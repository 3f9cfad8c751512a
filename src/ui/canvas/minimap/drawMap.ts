/** The whole stage in little: board, workers as warm as they are full, what is selected, the view. */
import { recordOf } from '../../../store/cluster'
import { litNow } from '../../../store/relations/lit'
import { useSelection } from '../../../store/selection'
import { heatOf } from '../atlas/drawCells'
import { type Box, bottomOf, box, rightOf } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { discBox } from '../layout/stations'
import type { Inks } from '../paint/inks'
import type { Looking } from '../paint/scene'
import type { Pen } from '../paint/sheet'
import { placeOf } from '../view/placeOf'
import { inView, type MapScale, onMap } from './mapScale'

export function drawMap(
  pen: Pen,
  layout: StageLayout,
  map: MapScale,
  { view, room }: Looking,
  inks: Inks,
): void {
  pen.lineWidth = 1
  board(pen, layout, map, inks)
  for (const [name, card] of layout.workers) worker(pen, name, onMap(map, card), inks)
  selected(pen, layout, map, inks)
  rectangle(pen, map, onMap(map, inView(view, room)), inks)
}

function board(
  pen: Pen,
  { board: { box: place, parts }, stations }: StageLayout,
  map: MapScale,
  inks: Inks,
) {
  pen.strokeStyle = inks.ink
  pen.fillStyle = inks.sunk
  for (const one of [place, ...parts.map((part) => part.box)]) {
    const { x, y, width, height } = onMap(map, one)
    pen.fillRect(x, y, width, height)
    pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
  }
  pen.beginPath()
  for (const station of stations) {
    const { x, y, width, height } = onMap(map, discBox(station))
    pen.roundRect(x, y, width, height, width / 2)
  }
  pen.stroke()
}

function worker(pen: Pen, name: string, { x, y, width, height }: Box, inks: Inks): void {
  const record = recordOf('Worker', name)
  const down = isDown(name)
  pen.fillStyle = down ? inks.badText : (inks.heat[heatOf(record)] ?? inks.ink)
  pen.fillRect(x, y, Math.max(1, width - 0.5), Math.max(1, height - 0.5))
  // Down is also a shape: a worker with a hole in it.
  if (down && width > HOLE_FROM) pen.clearRect(x + width / 3, y + height / 3, width / 3, height / 3)
}

const HOLE_FROM = 5

/** What the map tells of a worker by its colour: 0 to 5 as it is asked for, 6 when it is down. */
export const tintOf = (name: string): number =>
  isDown(name) ? DOWN : heatOf(recordOf('Worker', name))

const DOWN = 6

function isDown(name: string): boolean {
  const record = recordOf('Worker', name)
  return record?.registered === true && record.ready !== 'True'
}

function selected(pen: Pen, layout: StageLayout, map: MapScale, inks: Inks): void {
  pen.strokeStyle = inks.wireLive
  pen.lineWidth = 1.5
  for (const name of litNow()?.onWorker.keys() ?? []) {
    const card = layout.workers.get(name)
    if (card) outline(pen, onMap(map, card))
  }
  const { selected: one } = useSelection.getState()
  const at = one && placeOf(layout, one)
  if (at === undefined) return
  const { x, y } = onMap(map, box(at.x, at.y, 0, 0))
  pen.fillStyle = inks.select
  pen.beginPath()
  pen.arc(x, y, DOT, 0, 2 * Math.PI)
  pen.fill()
}

const DOT = 3.5

const outline = (pen: Pen, { x, y, width, height }: Box): void =>
  pen.strokeRect(x - 1, y - 1, width + 2, height + 2)

/** What is out of view lies under a veil. */
function rectangle(pen: Pen, { size }: MapScale, seen: Box, inks: Inks): void {
  const all = box(0, 0, size.width, size.height)
  pen.globalAlpha = 0.5
  pen.fillStyle = inks.canvas
  pen.beginPath()
  for (const { x, y, width, height } of [all, within(seen, all)]) pen.rect(x, y, width, height)
  pen.fill('evenodd')
  pen.globalAlpha = 1
  pen.strokeStyle = inks.text
  pen.lineWidth = 1.5
  const { x, y, width, height } = within(seen, all)
  pen.strokeRect(x + 0.75, y + 0.75, Math.max(2, width - 1.5), Math.max(2, height - 1.5))
}

function within(one: Box, room: Box): Box {
  const [x, y] = [Math.max(one.x, room.x), Math.max(one.y, room.y)]
  const [right, bottom] = [
    Math.min(rightOf(one), rightOf(room)),
    Math.min(bottomOf(one), bottomOf(room)),
  ]
  return box(x, y, Math.max(0, right - x), Math.max(0, bottom - y))
}
