/**
 * The whole stage for the room it has: where everything stands, in world units that are pixels at
 * zoom 1. The world fills the room at `zoom`; the rest of the rules are those of the look: left to
 * right is the story, nothing moves more than it must, a person's own places win.
 */
import { type BoardForm, type BoardLayout, boardLayout } from './board'
import { type FarGrid, farGrid, type WorkerPlace } from './farGrid'
import { type Box, box, clamp, mix, movedBy, type Point, rightOf, type Size } from './geometry'
import { type StationLayout, type StationName, stationLayouts } from './stations'
import { cellsOf, farFrom, gridFor } from './workerGrid'

export interface StageInput {
  /** In pixels of the page. */
  readonly room: Size
  readonly master: string
  readonly workers: readonly WorkerPlace[]
  /** Where a person dragged things to, by node id: corner in world units. */
  readonly places: Readonly<Record<string, Point>>
  /** Whether cells were drawn before. */
  readonly wasFar?: boolean
}

export type Level = 'near' | 'mid' | 'far'

export interface StageLayout {
  /** `near`: cards with a crew; `mid`: small cards on a trunk; `far`: cells. */
  readonly level: Level
  readonly zoom: number
  readonly world: Size
  readonly board: BoardLayout
  readonly stations: readonly StationLayout[]
  readonly workers: ReadonlyMap<string, Box>
  /** Where the first worker stands, or would. */
  readonly firstWorker: Box
  readonly columns: number
  /** Between board and workers, where wires turn. */
  readonly gutter: { readonly from: number; readonly to: number }
  readonly far: FarGrid | undefined
}

export const workerId = (name: string): string => `worker/${name}`
export const masterId = (name: string): string => `master/${name}`

export function stageLayout(input: StageInput): StageLayout {
  const { width, height } = input.room
  const short = height < TALL_LEAST || height / width < SHORT_RATIO
  if (farFrom(input.workers.length, short, input.wasFar ?? false)) return farLayout(input)
  const squat = short && (width >= SHORT_WIDTH || height < COLUMN_LEAST)
  return cardsLayout(input, squat)
}

/** A tall board needs this much; a room flatter than the ratio gets a short one, larger. */
const TALL_LEAST = 486
const SHORT_RATIO = 0.36
/** A short board beside workers needs this much; a narrower room has its parts in a column. */
const SHORT_WIDTH = 860
/** Where even a column has no height, all is drawn smaller. */
const COLUMN_LEAST = 380
const NORMAL: Size = { width: 1208, height: 556 }
const NARROW_WIDTH = 880
const SHORT_HEIGHT = 288
const ZOOM_MOST = 2

function cardsLayout(input: StageInput, short: boolean): StageLayout {
  const { room, places, workers } = input
  const many = workers.length > 4
  const widest = many || short ? NORMAL.width : NARROW_WIDTH
  const high = short ? SHORT_HEIGHT : NORMAL.height
  const largest = Math.min(room.height / high, room.width / widest)
  // A little smaller, if that leaves room for all names.
  const roomy = room.width / NORMAL.width
  const least = short ? Math.min(1, room.width / SHORT_WIDTH) : 1
  const zoom = clamp(roomy < largest && roomy > largest * 0.9 ? roomy : largest, least, ZOOM_MOST)
  const world = { width: room.width / zoom, height: room.height / zoom }
  const grid = gridFor(workers.length, world.width >= 1040)
  const plan = columnsOf(world, short, grid.columns)
  const board = placedBoard(boardLayout(input.master, plan.form, plan.board), places)
  const boxes = cellsOf(grid, plan.workers)
  const placed = workers.flatMap(({ name }, i) => {
    const cell = boxes[i]
    return cell ? [[name, placedBox(cell, places[workerId(name)])] as const] : []
  })
  const stations = stationLayouts(board, plan.roomy).map((station) => ({
    ...station,
    box: placedBox(station.box, places[station.station]),
  }))
  return {
    level: grid.columns >= 3 || (boxes[0]?.height ?? 0) < 66 ? 'mid' : 'near',
    zoom,
    world,
    board,
    stations,
    workers: new Map(placed),
    firstWorker: boxes[0] ?? plan.workers,
    columns: grid.columns,
    gutter: { from: rightOf(plan.board), to: plan.workers.x },
    far: undefined,
  }
}

interface Columns {
  readonly form: BoardForm
  readonly board: Box
  readonly workers: Box
  /** Room for whole names at the left and for the cloud controllers on the board. */
  readonly roomy: boolean
}

/** A column of workers narrower than this says too little: the board gives way. */
const CARD_LEAST = 180

/** How the width is shared: stations, board, gutter, workers. */
function columnsOf(world: Size, short: boolean, columns: number): Columns {
  if (short) return shortColumns(world, columns)
  const ease = columns === 1 ? clamp((world.width - 880) / (NORMAL.width - 880), 0, 1) : 0
  const spare = Math.max(0, world.width - NORMAL.width)
  const x = Math.round(16 + mix(76, 160, ease))
  const gutter =
    columns === 1
      ? Math.round(mix(110, 140, ease) + Math.min(spare * 0.15, 40))
      : columns === 2
        ? 122
        : 104
  const margin = mix(9, 16, ease)
  const full = columns === 1 ? Math.round(mix(384, 476, ease) + Math.min(spare * 0.3, 90)) : 372
  const left = world.width - x - margin - gutter
  const narrow = world.height < TALL_LEAST || (left - full) / columns < CARD_LEAST
  const boardWidth = narrow ? 214 : full
  const workers = x + boardWidth + gutter
  return {
    form: narrow ? 'column' : 'tall',
    board: box(x, 28, boardWidth, world.height - 72),
    workers: box(workers, 20, world.width - workers - margin, world.height - 44),
    roomy: ease > 0.5,
  }
}

function shortColumns(world: Size, columns: number): Columns {
  const ease = clamp((world.width - 972) / (NORMAL.width - 972), 0, 1)
  const x = Math.round(mix(78, 96, ease))
  const boardWidth = Math.round(columns === 1 ? mix(470, 560, ease) : mix(420, 480, ease))
  const gutter = columns === 1 ? mix(72, 92, ease) : mix(96, 116, ease)
  const workers = Math.round(x + boardWidth + gutter)
  return {
    form: 'short',
    board: box(x, 24, boardWidth, world.height - 38),
    workers: box(workers, 12, world.width - workers - 16, world.height - 26),
    roomy: false,
  }
}

const FAR_BOARD = 206
/** Under the cells: where the bands run. */
const BANDS = 66

function farLayout({ room, master, workers }: StageInput): StageLayout {
  const zoom = clamp(Math.min(room.height / NORMAL.height, room.width / NORMAL.width), 1, ZOOM_MOST)
  const world = { width: room.width / zoom, height: room.height / zoom }
  const board = boardLayout(master, 'numbers', box(16, 28, FAR_BOARD, world.height - 44))
  const x = 16 + FAR_BOARD + 24
  const far = farGrid(workers, box(x, 20, world.width - x - 8, world.height - 20 - BANDS))
  return {
    level: 'far',
    zoom,
    world,
    board,
    stations: [],
    workers: far.cells,
    firstWorker: far.cells.values().next().value ?? board.box,
    columns: 0,
    gutter: { from: rightOf(board.box), to: x },
    far,
  }
}

function placedBoard(board: BoardLayout, places: StageInput['places']): BoardLayout {
  const place = places[masterId(board.master)]
  if (place === undefined) return board
  const [dx, dy] = [place.x - board.box.x, place.y - board.box.y]
  const parts = board.parts.map((part) => ({ ...part, box: movedBy(part.box, dx, dy) }))
  return { ...board, box: movedBy(board.box, dx, dy), parts }
}

const placedBox = (at: Box, place: Point | undefined): Box =>
  place === undefined ? at : { ...at, x: place.x, y: place.y }

export const stationOf = (layout: StageLayout, name: StationName): StationLayout | undefined =>
  layout.stations.find(({ station }) => station === name)
