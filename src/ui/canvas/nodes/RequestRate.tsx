import { useSyncExternalStore } from 'react'
import type { ApiServerView } from '../../../protocol/messages'
import { grouped } from '../../../store/describe'
import { onSimulatedTime, tickedNow } from '../../design/simulatedTime'
import css from './RequestRate.module.css'

interface Props {
  readonly server: ApiServerView | undefined
  /** Large, with how it went over the last while; otherwise a few letters in a line. */
  readonly curved: boolean
}

/** Requests a simulated second. */
export function RequestRate({ server, curved }: Props) {
  const rates = useSyncExternalStore(onSimulatedTime, () => sampled(server?.requests ?? 0))
  const rate = rates.at(-1)
  if (!curved) return rate !== undefined && ` · ${grouped(rate)}/s`
  return (
    <>
      <p className={css.number}>
        <b>{grouped(rate ?? 0)}</b> requests/s
      </p>
      <svg className={css.curve} width={WIDTH} height={HEIGHT} aria-hidden="true">
        <path d={curve(rates)} />
      </svg>
    </>
  )
}

const WIDTH = 150
const HEIGHT = 20
const SAMPLES = 30
const SAMPLE_MICROS = 500_000

let last = { at: 0, requests: 0 }
let kept: readonly number[] = []

/** Adds a rate once a while of simulated time; going back in time starts anew. */
function sampled(requests: number): readonly number[] {
  const at = tickedNow()
  if (at < last.at) kept = []
  const since = at - last.at
  if (since < SAMPLE_MICROS && since >= 0) return kept
  if (last.at > 0 && since > 0) {
    const rate = Math.round(((requests - last.requests) * 1_000_000) / since)
    kept = [...kept, Math.max(0, rate)].slice(-SAMPLES)
  }
  last = { at, requests }
  return kept
}

function curve(rates: readonly number[]): string {
  const most = Math.max(1, ...rates)
  return rates
    .map((rate, i) => {
      const x = (i * WIDTH) / (SAMPLES - 1)
      const y = HEIGHT - (rate / most) * HEIGHT
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
