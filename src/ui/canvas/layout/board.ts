/** Where the parts of a master stand on its board. */
import { type Box, bottomOf, box, clamp, rightOf } from './geometry'

export type PartName = 'scheduler' | 'controllers' | 'cloud' | 'api' | 'etcd'

/**
 * `full`: all it has to say; `spine`: icon and lamps; `brief`: a short board, two lines each;
 * `bar`: one of five in a column; `number`: far away, one number each.
 */
export type PartForm = 'full' | 'spine' | 'brief' | 'bar' | 'number'

export interface PartLayout {
  readonly part: PartName
  readonly actor: string
  readonly form: PartForm
  readonly box: Box
}

/** `tall`: three above, API server, etcd; `short`: four above, API server; `column`: one by one. */
export type BoardForm = 'tall' | 'short' | 'column' | 'numbers'

export interface BoardLayout {
  readonly master: string
  readonly form: BoardForm
  readonly box: Box
  readonly parts: readonly PartLayout[]
}

const actors: Readonly<Record<PartName, string>> = {
  scheduler: 'kube-scheduler',
  controllers: 'kube-controller-manager',
  cloud: 'cloud-controller-manager',
  api: 'kube-apiserver',
  etcd: 'etcd',
}

export function boardLayout(master: string, form: BoardForm, room: Box): BoardLayout {
  const parts = arrangements[form](room).map(({ part, form: partForm, box: place }) => ({
    part,
    form: partForm,
    box: place,
    actor: `${actors[part]}/${master}`,
  }))
  return { master, form, box: room, parts }
}

export const partOf = (board: BoardLayout, part: PartName): PartLayout | undefined =>
  board.parts.find((one) => one.part === part)

type Arranged = Omit<PartLayout, 'actor'>

const GAP = 8
const SPINE = 38
/** The board's name tab stands on its upper edge. */
const UNDER_TAB = 20

const arrangements: Readonly<Record<BoardForm, (room: Box) => readonly Arranged[]>> = {
  tall,
  short,
  column: (room) => column(room, 'bar', [1.25, 1.25, 0.62, 1.12, 0.9]),
  numbers: (room) => column(room, 'number', [2.4, 1.05, 0.62, 1.15, 0.85]),
}

/** Three parts above, 58 px for a message with its ring, the API server, etcd. */
function tall(room: Box): readonly Arranged[] {
  const pad = room.width >= 440 ? 16 : 12
  const inner = room.width - 2 * pad
  const x = room.x + pad
  const spare = room.height - 34 - 450
  const top = clamp(160 + spare * 0.4, 136, 220)
  const gap = clamp(58 + spare * 0.22, 40, 84)
  const lower = clamp(40 + spare * 0.18, 28, 64)
  const etcd = clamp(100 + spare * 0.1, 84, 110)
  const y = room.y + UNDER_TAB
  const api = bottomOf(room) - 14 - etcd - lower - 92
  const spine = inner < 420
  const cloud = spine ? SPINE : 104
  const scheduler = Math.round((inner - cloud - 2 * GAP) * 0.45)
  const controllers = inner - cloud - 2 * GAP - scheduler
  const upper = Math.min(top, api - gap - y)
  return [
    { part: 'scheduler', form: 'full', box: box(x, y, scheduler, upper) },
    { part: 'controllers', form: 'full', box: box(x + scheduler + GAP, y, controllers, upper) },
    {
      part: 'cloud',
      form: spine ? 'spine' : 'full',
      box: box(rightOf(room) - pad - cloud, y, cloud, upper),
    },
    { part: 'api', form: 'full', box: box(x, api, inner, 92) },
    { part: 'etcd', form: 'full', box: box(x, bottomOf(room) - 14 - etcd, inner, etcd) },
  ]
}

/** Little height: etcd joins the others above, so that the API server stays the bar between all. */
function short(room: Box): readonly Arranged[] {
  const pad = 12
  const inner = room.width - 2 * pad
  const x = room.x + pad
  const y = room.y + UNDER_TAB - 2
  const height = room.height - UNDER_TAB + 2 - pad
  const api = clamp(height * 0.4, 66, 94)
  const gap = clamp(height * 0.17, 28, 52)
  const upper = height - api - gap
  const rest = inner - SPINE - 3 * GAP
  const [scheduler, controllers] = [Math.round(rest * 0.32), Math.round(rest * 0.34)]
  const etcd = rest - scheduler - controllers
  const second = x + scheduler + GAP
  const third = second + controllers + GAP
  return [
    { part: 'scheduler', form: 'brief', box: box(x, y, scheduler, upper) },
    { part: 'controllers', form: 'brief', box: box(second, y, controllers, upper) },
    { part: 'etcd', form: 'brief', box: box(third, y, etcd, upper) },
    { part: 'cloud', form: 'spine', box: box(third + etcd + GAP, y, SPINE, upper) },
    { part: 'api', form: api >= 88 ? 'full' : 'brief', box: box(x, y + upper + gap, inner, api) },
  ]
}

const order: readonly PartName[] = ['scheduler', 'controllers', 'cloud', 'api', 'etcd']

/** One under the other, heights by `weights`; wires run in the margin at the left. */
function column(room: Box, form: PartForm, weights: readonly number[]): readonly Arranged[] {
  const pad = 12
  const margin = 22
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const height = room.height - UNDER_TAB - pad - GAP * (order.length - 1)
  let y = room.y + UNDER_TAB
  return order.map((part, i) => {
    const each = Math.round((height * (weights[i] ?? 1)) / total)
    const place = box(room.x + margin, y, room.width - margin - pad, each)
    y += each + GAP
    return { part, form, box: place }
  })
}
