import { fitted } from '../../../store/describe'
import { type Box, rightOf } from '../layout/geometry'
import type { Inks } from '../paint/inks'
import type { Pen } from '../paint/sheet'

const FONT = 12
const HEIGHT = 14
/** Of it above the upper edge: between two rows of pods, where no words are. */
const ABOVE = 10
const EDGE = 4

export interface Tag {
  readonly place: Box
  /** The longest that fits is drawn, or none. */
  readonly words: readonly string[]
  /** How much larger than at zoom 1. */
  readonly k: number
  /** From the upper edge down, in pixels; absent: on the edge. */
  readonly down?: number
}

/** A word at the upper right of a thing. */
export function drawTag(pen: Pen, { place, words, k, down }: Tag, inks: Inks): void {
  pen.font = `680 ${FONT * k}px ${inks.sans}`
  const room = place.width - 2 * EDGE * k
  const word = words.find((one) => pen.measureText(one).width <= room) ?? cut(words, room, k)
  if (word === '') return
  const width = pen.measureText(word).width + 2 * EDGE * k
  const x = rightOf(place) - width
  const y = place.y + (down ?? -ABOVE * k)
  pen.beginPath()
  pen.roundRect(x, y, width, HEIGHT * k, 3 * k)
  pen.fillStyle = inks.wireLive
  pen.fill()
  pen.fillStyle = inks.card
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.fillText(word, x + EDGE * k, y + (HEIGHT * k) / 2)
  pen.textBaseline = 'alphabetic'
}

/** A name may be cut in its middle; where not even that helps, the rim must do. */
function cut(words: readonly string[], room: number, k: number): string {
  const most = Math.floor(room / (LETTER * k))
  return most < SHORTEST ? '' : fitted(words.at(-1) ?? '', most)
}

const LETTER = 7
const SHORTEST = 7
