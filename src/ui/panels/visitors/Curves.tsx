import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { TrafficSpan } from '../../../protocol/looks'
import { useSettings } from '../../../store/settings'
import { visitors } from '../../../words/english/visitors'
import { useWords } from '../../../words/language'
import { clockText } from '../timeline/clockText'
import css from './Curves.module.css'

const SPAN_SECONDS = 5
const SIZE = { width: 290, height: 84 } as const

/** Requests a second, answered and failed; and how long the answers took. */
export function Curves({ spans }: { readonly spans: readonly TrafficSpan[] }) {
  const words = useWords(visitors)
  const room = useRef<HTMLDivElement>(null)
  const plots = useRef<readonly uPlot[]>([])
  const theme = useSettings((state) => state.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other inks
  useEffect(() => {
    const { current } = room
    if (current === null) return
    plots.current = [
      new uPlot(
        options(
          words.answeredCurve,
          words.failedCurve,
          inkOf('--phase-running'),
          inkOf('--phase-failed'),
        ),
        [[], [], []],
        current,
      ),
      new uPlot(
        options(words.p50, words.p95, inkOf('--score-b'), inkOf('--text-quiet')),
        [[], [], []],
        current,
      ),
    ]
    return () => {
      for (const plot of plots.current) plot.destroy()
    }
  }, [theme, words])
  // biome-ignore lint/correctness/useExhaustiveDependencies: fresh plots want their data too
  useEffect(() => {
    const at = spans.map(({ from }) => from / 1_000_000)
    const [fortune, patience] = plots.current
    fortune?.setData([
      at,
      spans.map(({ ok }) => ok / SPAN_SECONDS),
      spans.map(({ failed }) => failed / SPAN_SECONDS),
    ])
    patience?.setData([
      at,
      spans.map(({ p50Micros }) => (p50Micros === 0 ? null : p50Micros / 1000)),
      spans.map(({ p95Micros }) => (p95Micros === 0 ? null : p95Micros / 1000)),
    ])
  }, [spans, theme, words])
  const ok = spans.reduce((sum, span) => sum + span.ok, 0)
  const all = ok + spans.reduce((sum, span) => sum + span.failed, 0)
  const rate = all === 0 ? '' : words.answered(((100 * ok) / all).toFixed(1), all)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must too
    <figure className={css.curves} aria-label={words.lastMinutes} tabIndex={0}>
      <figcaption>{rate}</figcaption>
      <div ref={room} />
    </figure>
  )
}

function options(first: string, second: string, ink: string, other: string): uPlot.Options {
  const axis = { stroke: inkOf('--text-quiet'), grid: { stroke: inkOf('--line'), width: 1 } }
  const font = `12px ${inkOf('--sans')}`
  return {
    ...SIZE,
    scales: { x: { time: false } },
    legend: { live: false },
    cursor: { show: false },
    axes: [
      { ...axis, font, size: 30, values: (_, ticks) => ticks.map((at) => minutes(at)) },
      { ...axis, font, size: 40, space: 18 },
    ],
    series: [
      {},
      { label: first, stroke: ink, width: 2 },
      { label: second, stroke: other, width: 2, dash: [4, 3] },
    ],
  }
}

const minutes = (seconds: number): string => clockText(seconds * 1_000_000).replace('.000', '')

const inkOf = (token: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(token).trim()
