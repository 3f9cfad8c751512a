/** Thin lines from the selected pod to what it is tied to, while they are few enough to follow. */
import { type Box, middleX, middleY, overlap, type Point, point } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'
import type { Rimmed } from './drawRims'

const LINES_MOST = 8

interface Ends {
  readonly self: Box | undefined
  readonly rims: readonly Rimmed[]
  /** Where words are: lines pass behind. */
  readonly spoken: readonly Box[]
}

export function drawLines(pen: Pen, { self, rims, spoken }: Ends, room: Box, inks: Inks): void {
  if (self === undefined) return
  // What it lies on needs no line.
  const ends = rims.filter(({ place }) => overlap(place, self) === 0 && overlap(place, room) > 0)
  if (ends.length > LINES_MOST) return
  pen.save()
  pen.beginPath()
  for (const { x, y, width, height } of [room, ...spoken]) pen.rect(x, y, width, height)
  pen.clip('evenodd')
  pen.strokeStyle = inks.wireLive
  pen.lineWidth = 1.25
  pen.beginPath()
  for (const { place } of ends) {
    const [from, to] = [edgeToward(self, place), edgeToward(place, self)]
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
  }
  pen.stroke()
  pen.restore()
}

/** Where the straight way from the middle of one box to that of another leaves it. */
function edgeToward(from: Box, to: Box): Point {
  const [dx, dy] = [middleX(to) - middleX(from), middleY(to) - middleY(from)]
  const share = Math.min(
    dx === 0 ? 1 : from.width / 2 / Math.abs(dx),
    dy === 0 ? 1 : from.height / 2 / Math.abs(dy),
    1,
  )
  return point(middleX(from) + dx * share, middleY(from) + dy * share)
}
