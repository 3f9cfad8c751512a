/** A life laid out on a strip: where each stretch stands, in percent of the whole. */
import { life } from '../../words/english/life'
import { wordsOf } from '../../words/language'
import { clockOf } from '../describe'
import { wordText } from './lifeWord'
import type { Life } from './lives'
import type { Band } from './past'

export interface Stretch {
  readonly look: Band['look']
  /** `Ready: from 0:12.9 until now, 4.1 s` */
  readonly said: string
  readonly left: number
  readonly width: number
}

export interface Tick {
  readonly said: string
  readonly left: number
}

export interface Strip {
  readonly stretches: readonly Stretch[]
  readonly ticks: readonly Tick[]
}

export function stripOf({ from, until, bands, restartsAt }: Life, now: number): Strip {
  const words = wordsOf(life)
  const end = Math.max(until ?? now, from + 1)
  const share = (micros: number): number => (100 * micros) / (end - from)
  return {
    stretches: bands.map(({ from: begins, look, word }, i) => {
      const next = bands[i + 1]?.from
      const ends = next ?? end
      const open = next === undefined && until === undefined
      const said = words.stretch(
        wordText(word),
        exactly(begins),
        open ? words.now : exactly(ends),
        lasted(ends - begins),
      )
      return { look, said, left: share(begins - from), width: share(ends - begins) }
    }),
    ticks: restartsAt.map((at) => ({ said: words.restart(exactly(at)), left: share(at - from) })),
  }
}

const lasted = (micros: number): string =>
  micros < 60_000_000 ? `${Math.round(micros / 100_000) / 10} s` : clockOf(micros)

/** `0:12.9`: some of what a pod goes through takes no second. */
const exactly = (micros: number): string =>
  `${clockOf(micros)}.${Math.floor(micros / 100_000) % 10}`
