/** The people and the world outside: who stands where. */

import { stage } from '../../../words/english/stage'
import { wordsOf } from '../../../words/language'
import type { BoardLayout } from './board'
import { partOf } from './board'
import { type Box, bottomOf, box, middleY, type Point, rightOf } from './geometry'

export type StationName = 'you' | 'end-users' | 'image-registry' | 'cloud-provider'

export type Naming = 'no' | 'short' | 'long'

export interface StationLayout {
  readonly station: StationName
  readonly box: Box
  /** Diameter of the disc at the top middle of the box. */
  readonly disc: number
  /** How much of its name there is room for. */
  readonly named: Naming
}

export const discCenter = ({ box: place, disc }: StationLayout): Point => ({
  x: place.x + place.width / 2,
  y: place.y + disc / 2,
})

/** The disc itself: what stands at the top middle of its box. */
export function discBox(station: StationLayout): Box {
  const { x, y } = discCenter(station)
  const { disc } = station
  return box(x - disc / 2, y - disc / 2, disc, disc)
}

/** About where the name under the disc is written: a box of a station is wider than its words. */
export function nameBox({ station, box: place, disc, named }: StationLayout): Box {
  const name = named === 'no' ? '' : wordsOf(stage).stations[station][named]
  const whole = name.length * LETTER
  const longest = Math.max(...name.split(/[ -]/).map((word) => word.length)) * LETTER
  const width = whole > place.width ? longest : whole
  const top = place.y + disc
  return box(place.x + (place.width - width) / 2, top, width, bottomOf(place) - top)
}

const LETTER = 6.6
const NAME_HEIGHT = 24

/**
 * You stand at the API server's height, so that your wire is straight; users and registry below,
 * where the bottom wire begins, or above where there is no room; the cloud beside its controller.
 */
export function stationLayouts(board: BoardLayout, roomy: boolean): readonly StationLayout[] {
  const left = board.box.x
  const api = partOf(board, 'api')
  const level = api ? middleY(api.box) : middleY(board.box)
  const short = board.form === 'short'
  // Where there is next to no height, users and registry are discs without a name.
  const tiny = short && level - board.box.y < 150
  const small = tiny ? 28 : short ? 36 : 44
  const step = tiny ? 38 : short ? 64 : 90
  const fitsBelow = level + 84 + step + small <= bottomOf(board.box) + small
  const first = short || !fitsBelow ? board.box.y + (tiny ? 16 : 30) : level + 84
  const at = (station: StationName, named: Naming, y: number, disc: number): StationLayout => ({
    station,
    named,
    disc,
    box: box(4, y - disc / 2, left - 12, disc + (named === 'no' ? 0 : NAME_HEIGHT)),
  })
  const provider = partOf(board, 'cloud')
  const named = tiny ? 'no' : roomy ? 'long' : 'short'
  return [
    at('you', 'long', level, roomy ? 52 : short ? 44 : 48),
    at('end-users', named, first, small),
    at('image-registry', named, first + step, small),
    board.form === 'column' && provider
      ? at('cloud-provider', 'short', middleY(provider.box), 34)
      : cloudProvider(board, roomy),
  ]
}

function cloudProvider(board: BoardLayout, roomy: boolean): StationLayout {
  const cloud = partOf(board, 'cloud')
  const disc = roomy ? 44 : 34
  const width = roomy ? 84 : 52
  const y = cloud ? Math.min(middleY(cloud.box), cloud.box.y + 54) : board.box.y + 60
  return {
    station: 'cloud-provider',
    named: roomy ? 'long' : 'short',
    disc,
    box: box(rightOf(board.box), y - disc / 2, width, disc + (roomy ? 40 : NAME_HEIGHT)),
  }
}
