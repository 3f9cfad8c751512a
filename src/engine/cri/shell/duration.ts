import { type Micros, seconds } from '../../kernel/micros'
import { FOREVER } from './shell'

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** What `sleep` waits: the sum of its arguments, `infinity` for ever. Undefined for no number. */
export function parseSleep(args: readonly string[]): Micros | undefined {
  let total = 0
  for (const arg of args) {
    if (arg === 'infinity' || arg === 'inf') return FOREVER
    const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(arg)
    if (match === null) return undefined
    total += seconds(Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1))
  }
  return Math.min(total, FOREVER)
}
