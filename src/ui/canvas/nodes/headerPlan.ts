/** What a worker's header has room for: the name first, then its condition, trouble, and the bars. */
import type { CardInside } from '../layout/workerCard'

export interface HeaderPlan {
  /** Characters of the name. */
  readonly name: number
  /** How chips are said: in words, by icon alone, or not at all. */
  readonly condition: Said
  readonly trouble: Said
  readonly since: boolean
  readonly bars: number
  readonly barWidth: number
}

export type Said = 'words' | 'icon' | 'no'

interface Wants {
  readonly name: string
  readonly condition: string
  readonly trouble: string
  readonly silent: boolean
}

/** Widths in pixels at zoom 1, with the gap before. */
const NAME_CHARACTER = { card: 9.05, small: 7.85, slim: 7.85 } as const
const CHIP_CHARACTER = 6.9
const CHIP_EDGES = 40
const CHIP_ICON = 34
const SINCE = 118
/** A bar with its word, long or short. */
const BAR_WORD = 38
const BAR_LONG = 54
const BAR_SHORT = 42
const RING = { card: 46, small: 40, slim: 32 } as const

export function headerPlan({ form, header }: CardInside, wants: Wants): HeaderPlan {
  const each = NAME_CHARACTER[form]
  let left = header.width - RING[form] - (form === 'slim' ? 2 : 8)
  const name = Math.max(3, Math.min(wants.name.length, Math.floor(left / each)))
  left -= name * each
  const take = (width: number): boolean => {
    if (width > left) return false
    left -= width
    return true
  }
  const say = (word: string): Said => {
    if (word === '') return 'no'
    if (take(word.length * CHIP_CHARACTER + CHIP_EDGES)) return 'words'
    return take(CHIP_ICON) ? 'icon' : 'no'
  }
  const condition = say(wants.condition)
  const since = wants.silent && take(SINCE)
  const trouble = say(wants.trouble)
  const barWidth = left >= BAR_WORD + BAR_LONG ? BAR_LONG : BAR_SHORT
  const bar = (): number => Number(take(BAR_WORD + barWidth))
  const bars = wants.silent ? 0 : bar() + bar()
  return { name, condition, trouble, since, bars, barWidth }
}
