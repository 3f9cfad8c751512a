import { sessions } from '../../../words/english/sessions'
import { wordsOf } from '../../../words/language'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago a session was saved, both in Unix milliseconds: `saved 5 min ago`. */
export function savedText(savedAt: number, now: number): string {
  const words = wordsOf(sessions)
  if (savedAt === 0) return words.unsaved
  const ago = now - savedAt
  if (ago < MINUTE) return words.now
  if (ago < HOUR) return words.minutes(Math.floor(ago / MINUTE))
  return ago < DAY ? words.hours(Math.floor(ago / HOUR)) : words.days(Math.floor(ago / DAY))
}
