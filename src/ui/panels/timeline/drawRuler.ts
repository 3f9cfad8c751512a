/** Draws the time ruler on its canvas; nothing when nothing moved. */
import { type Mark, type Skip, simulatedNow, useTimeline } from '../../../store/timeline'
import { spanText } from './clockText'

const NOW_AT = 0.74
const BREAK_PIXELS = 58
const TICK_HEIGHT = { 1: 6, 2: 12 } as const
const TRACK_TOP = 21
const TRACK_HEIGHT = 8

/** Seconds a block stands for, the least that keeps labels apart. */
const BLOCK_SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600]

interface Scale {
  readonly width: number
  readonly now: number
  readonly microsPerPixel: number
  readonly skips: readonly Skip[]
}

const drawn = new WeakMap<HTMLCanvasElement, string>()

export function drawRuler(canvas: HTMLCanvasElement, wallMillis: number): void {
  const { marks, skips, pace } = useTimeline.getState()
  const now = simulatedNow(wallMillis)
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = devicePixelRatio
  const scale: Scale = { width, now, microsPerPixel: microsPerPixel(pace.mode, pace.factor), skips }
  const style = getComputedStyle(canvas)
  const state = `${width}|${Math.floor(now / scale.microsPerPixel)}|${marks.length}|${skips.length}|${style.color}|${ratio}`
  if (drawn.get(canvas) === state) return
  drawn.set(canvas, state)
  canvas.width = width * ratio
  canvas.height = height * ratio
  const context = canvas.getContext('2d')
  if (context === null) return
  context.scale(ratio, ratio)
  const token = (name: string): string => style.getPropertyValue(name)
  drawBlocks(context, scale, token)
  drawBreaks(context, scale, token)
  drawMarks(context, scale, marks, token)
  drawNow(context, scale, token)
}

/** Story shows some 12 seconds; a clock shows what passes in some 12 seconds of wall time. */
function microsPerPixel(mode: string, factor: number): number {
  return mode === 'clock' ? (12_000_000 * Math.max(factor, 0.1)) / 700 : 12_000_000 / 700
}

/** Where a moment stands: back from now, each skipped stretch on the way as one short break. */
function xOf(scale: Scale, at: number): number {
  let micros = scale.now - at
  let breaks = 0
  for (const skip of scale.skips) {
    if (skip.to <= at || skip.from >= scale.now) continue
    const from = Math.max(skip.from, at)
    micros -= Math.min(skip.to, scale.now) - from
    breaks++
  }
  return scale.width * NOW_AT - micros / scale.microsPerPixel - breaks * BREAK_PIXELS
}

function drawBlocks(
  context: CanvasRenderingContext2D,
  scale: Scale,
  token: (name: string) => string,
): void {
  const least = scale.microsPerPixel * 24
  const seconds = BLOCK_SECONDS.find((candidate) => candidate * 1_000_000 >= least) ?? 3600
  const block = seconds * 1_000_000
  const last = scale.now + scale.width * scale.microsPerPixel * (1 - NOW_AT)
  context.font = `500 12px ${token('--mono')}`
  context.textAlign = 'center'
  for (let at = Math.floor(last / block) * block; at >= 0; at -= block) {
    const x = xOf(scale, at)
    const end = xOf(scale, at + block)
    if (end < 0) break
    const past = at < scale.now
    const odd = (at / block) % 2 < 1
    const fill = past ? (odd ? '--ink' : '--card') : odd ? '--line' : '--sunk'
    context.fillStyle = token(fill)
    context.fillRect(x, TRACK_TOP, Math.max(1, end - x), TRACK_HEIGHT)
    context.strokeStyle = token(past ? '--ink' : '--line')
    context.strokeRect(x, TRACK_TOP, Math.max(1, end - x), TRACK_HEIGHT)
    if ((at / block) % 4 === 0 && x > 20 && x < scale.width - 20) {
      context.fillStyle = token('--text-quiet')
      context.fillText(labelOf(at, seconds), x, TRACK_TOP + 24)
    }
  }
}

function labelOf(at: number, blockSeconds: number): string {
  const seconds = at / 1_000_000
  const minutes = Math.floor(seconds / 60)
  const rest = seconds - minutes * 60
  const digits = blockSeconds >= 1 ? 0 : blockSeconds >= 0.02 ? 1 : 3
  return `${minutes}:${rest.toFixed(digits).padStart(digits === 0 ? 2 : digits + 3, '0')}`
}

function drawBreaks(
  context: CanvasRenderingContext2D,
  scale: Scale,
  token: (name: string) => string,
): void {
  for (const skip of scale.skips) {
    const right = xOf(scale, skip.to)
    const left = right - BREAK_PIXELS
    if (right < 0) continue
    context.fillStyle = token('--panel')
    context.fillRect(left - 1, TRACK_TOP - 2, BREAK_PIXELS + 2, TRACK_HEIGHT + 28)
    context.strokeStyle = token('--ink')
    for (const x of [left, right]) {
      context.beginPath()
      context.moveTo(x - 3, TRACK_TOP + TRACK_HEIGHT + 2)
      context.lineTo(x + 3, TRACK_TOP - 2)
      context.stroke()
    }
    context.fillStyle = token('--text-quiet')
    context.font = `italic 500 12px ${token('--sans')}`
    context.textAlign = 'center'
    context.fillText(spanText(skip.to - skip.from), (left + right) / 2, TRACK_TOP + TRACK_HEIGHT)
  }
}

function drawMarks(
  context: CanvasRenderingContext2D,
  scale: Scale,
  marks: readonly Mark[],
  token: (name: string) => string,
): void {
  for (const mark of marks) {
    const x = xOf(scale, mark.at)
    if (x < 0 || mark.at > scale.now) continue
    const height = TICK_HEIGHT[mark.weight]
    context.fillStyle = token(`--verb-${mark.verb}`)
    context.fillRect(Math.round(x) - 1, TRACK_TOP - 2 - height, 2.5, height)
  }
}

function drawNow(
  context: CanvasRenderingContext2D,
  scale: Scale,
  token: (name: string) => string,
): void {
  const x = Math.round(scale.width * NOW_AT)
  context.fillStyle = token('--select')
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
