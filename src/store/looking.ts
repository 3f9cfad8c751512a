/** What an open panel shows of the engine's state: asked for again while time passes. */
import { useEffect, useState } from 'react'
import type { Look, LookAnswers } from '../protocol/looks'
import { look } from './actions'
import { useTimeline } from './timeline'

/** Five times a second: what is only read need not change oftener. */
const BEAT_MILLIS = 200

/**
 * The answer to a question, asked anew when the question changes and, at most five times a second,
 * while simulated time passes. The last answer stays until the next one has come.
 */
export function useLook<L extends Look>(asked: L): LookAnswers[L['of']] | undefined {
  const [known, setKnown] = useState<LookAnswers[L['of']]>()
  const question = JSON.stringify(asked)
  useEffect(() => {
    let wanted = true
    let busy = false
    let askedAt = -1
    const ask = async (): Promise<void> => {
      const { now } = useTimeline.getState()
      if (busy || now === askedAt) return
      busy = true
      askedAt = now
      const answer = await look(JSON.parse(question) as L)
      busy = false
      if (wanted && answer !== undefined) setKnown(answer)
    }
    void ask()
    const beat = setInterval(() => void ask(), BEAT_MILLIS)
    return () => {
      wanted = false
      clearInterval(beat)
    }
  }, [question])
  return known
}
