/** Draws the time ruler on its canvas: the edge of a chart, with ticks and breaks. */
import { type Mark, useTimeline } from '../../../store/timeline'
import { spanText } from './clockText'
import { type Leg, placeOf, type RulerScale, rulerScale } from './rulerScale'

const TICK_HEIGHT = { 1: 6, 2: 12 } as const
const TRACK_TOP = 21
const TRACK_HEIGHT = 8
const BLOCK_PIXELS_LEAST = 24
const LABEL_PIXELS_LEAST = 92
const BLOCK_SECONDS = [
  0.0001, 0.0005, 0.001, 0.005, 0.02, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 21_600,
]

/** What the ruler is drawn on: asked of the page once, as asking costs a layout each time. */
export interface RulerSheet {
  readonly context: CanvasRenderingContext2D
  readonly width: number
  readonly inks: RulerInks
  /** What is on it; empty for nothing. */
  drawn: string
}

const tokens = {
  ink: '--ink',
  card: '--card',
  line: '--line',
  sunk: '--sunk',
  words: '--text-quiet',
  select: '--select',
  create: '--verb-create',
  read: '--verb-read',
  update: '--verb-update',
  delete: '--verb-delete',
  traffic: '--verb-traffic',
  sans: '--sans',
  mono: '--mono',
} as const

type RulerInks = Readonly<Record<keyof typeof tokens, string>>

/** Measures the canvas and reads its theme's tokens. To be done again when either changes. */
export function readSheet(canvas: HTMLCanvasElement): RulerSheet {
  const { clientWidth: width, clientHeight: height } = canvas
  const style = getComputedStyle(canvas)
  const read = Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token)])
  // The frame is scaled on wide screens; what is drawn must stay sharp.
  const ratio = devicePixelRatio * (canvas.currentCSSZoom ?? 1)
  canvas.width = width * ratio
  canvas.height = height * ratio
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser has no 2D canvas')
  context.scale(ratio, ratio)
  return { context, width, inks: Object.fromEntries(read) as RulerInks, drawn: '' }
}

export function drawRuler(sheet: RulerSheet, wallMillis: number): void {
  const { marks, hit } = useTimeline.getState()
  const { context, width } = sheet
  const scale = rulerScale(width, wallMillis)
  const state = `${scale.now}|${scale.legs[0]?.left}|${marks.at(-1)?.at}|${marks.length}|${hit?.at}`
  if (sheet.drawn === state) return
  sheet.drawn = state
  context.clearRect(0, 0, width, context.canvas.height)
  for (const leg of scale.legs) if (!leg.skip) drawBlocks(sheet, leg)
  drawLabels(sheet, scale)
  for (const leg of scale.legs) if (leg.skip) drawBreak(sheet, leg)
  drawMarks(sheet, scale, marks)
  if (hit !== undefined) drawHit(sheet, placeOf(scale, hit.at))
  drawNow(sheet, scale.nowAt)
}

/** How long a block is, in microseconds: the least that can be told apart. */
function blockOf({ from, to, left, right }: Leg): number {
  const least = ((to - from) / Math.max(right - left, 1)) * BLOCK_PIXELS_LEAST
  return (BLOCK_SECONDS.find((one) => one * 1_000_000 >= least) ?? 86_400) * 1_000_000
}

function drawBlocks({ context, inks, width }: RulerSheet, leg: Leg): void {
  const { from, to, left, right, past } = leg
  if (to <= from || right <= left) return
  const block = blockOf(leg)
  const xOf = (at: number): number => left + ((at - from) / (to - from)) * (right - left)
  const [dark, light] = past ? [inks.ink, inks.card] : [inks.line, inks.sunk]
  for (let at = Math.floor(from / block) * block; at < to; at += block) {
    const start = Math.max(xOf(at), left)
    const end = Math.min(xOf(at + block), right)
    if (end < 0 || start > width) continue
    context.fillStyle = Math.round(at / block) % 2 === 0 ? dark : light
    context.fillRect(start, TRACK_TOP, end - start, TRACK_HEIGHT)
  }
  context.fillStyle = dark
  context.fillRect(left, TRACK_TOP, right - left, 1)
  context.fillRect(left, TRACK_TOP + TRACK_HEIGHT - 1, right - left, 1)
}

/** Words under the track, where there is room for them. */
function drawLabels({ context, inks }: RulerSheet, { legs, width }: RulerScale): void {
  context.font = `500 12px ${inks.mono}`
  context.textAlign = 'center'
  context.fillStyle = inks.words
  let free = 0
  for (const leg of legs) {
    const { from, to, left, right, skip } = leg
    if (skip || to <= from) {
      free = Math.max(free, right)
      continue
    }
    const block = blockOf(leg)
    const pixels = ((right - left) / (to - from)) * block
    const apart = block * Math.max(1, Math.ceil(LABEL_PIXELS_LEAST / pixels))
    // Labels read to the millisecond, as the clock does.
    const every = Math.ceil(apart / 1_000) * 1_000
    for (let at = Math.ceil(from / every) * every; at < to; at += every) {
      const x = left + ((at - from) / (to - from)) * (right - left)
      const half = LABEL_PIXELS_LEAST / 2
      if (x - half < free || x > width - half) continue
      context.fillText(labelOf(at, block / 1_000_000), x, TRACK_TOP + 24)
      free = x + half
    }
  }
}

function labelOf(at: number, blockSeconds: number): string {
  const digits = blockSeconds >= 1 ? 0 : blockSeconds >= 0.1 ? 1 : 3
  const minutes = Math.floor(at / 60_000_000)
  const rest = (at / 1_000_000 - minutes * 60).toFixed(digits)
  const seconds = rest.padStart(digits === 0 ? 2 : digits + 3, '0')
  if (minutes < 60) return `${minutes}:${seconds}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${seconds}`
}

function drawBreak({ context, inks }: RulerSheet, { left, right, from, to }: Leg): void {
  context.strokeStyle = inks.ink
  context.lineWidth = 1.5
  for (const x of [left + 3, right - 3]) {
    context.beginPath()
    context.moveTo(x - 3, TRACK_TOP + TRACK_HEIGHT + 3)
    context.lineTo(x + 3, TRACK_TOP - 3)
    context.stroke()
  }
  context.fillStyle = inks.words
  context.font = `italic 500 12px ${inks.sans}`
  context.textAlign = 'center'
  context.fillText(spanText(to - from), (left + right) / 2, TRACK_TOP + TRACK_HEIGHT)
}

function drawMarks({ context, inks }: RulerSheet, scale: RulerScale, marks: readonly Mark[]): void {
  const oldest = scale.legs[0]?.from ?? 0
  let drawn = ''
  for (const mark of marks) {
    if (mark.at < oldest || mark.at > scale.now) continue
    const x = placeOf(scale, mark.at)
    if (x === undefined || x < 0) continue
    const height = TICK_HEIGHT[mark.weight]
    // Of one burst many fall on the same spot.
    const tick = `${Math.round(x)} ${mark.verb} ${height}`
    if (tick === drawn) continue
    drawn = tick
    context.fillStyle = inks[mark.verb]
    context.fillRect(Math.round(x) - 1, TRACK_TOP - 2 - height, 2.5, height)
  }
}

/** A breakpoint: a bar through the track where time is held. */
function drawHit({ context, inks }: RulerSheet, x: number | undefined): void {
  if (x === undefined) return
  context.fillStyle = inks.select
  for (const side of [-5, 2]) context.fillRect(x + side, TRACK_TOP - 6, 3, TRACK_HEIGHT + 12)
}

function drawNow({ context, inks }: RulerSheet, x: number): void {
  context.fillStyle = inks.select
  context.fillRect(x - 1, 4, 2, TRACK_TOP + TRACK_HEIGHT)
  context.beginPath()
  context.moveTo(x - 6, 0)
  context.lineTo(x + 6, 0)
  context.lineTo(x + 6, 6)
  context.lineTo(x, 11)
  context.lineTo(x - 6, 6)
  context.closePath()
  context.fill()
}
