import { useEffect, useState } from 'react'
import type { CausesAndEffects } from '../../../protocol/messages'
import { effects } from '../../../store/actions'
import { useTimeline } from '../../../store/timeline'

export interface KnownEffects {
  readonly id: number
  /** Undefined for a message that the trace no longer holds. */
  readonly told: CausesAndEffects | undefined
}

/** A question looks through the whole trace: twice a second is often enough to see it grow. */
const PAUSE_MILLIS = 500

/** What led to a message and what came of it; asked for again while time goes on. */
export function useEffects(id: number | undefined): KnownEffects | undefined {
  const [known, setKnown] = useState<KnownEffects>()
  useEffect(() => {
    if (id === undefined) return
    let timer = 0
    let askedAt = -1
    let wanted = true
    const ask = async (): Promise<void> => {
      const { now } = useTimeline.getState()
      if (now !== askedAt) {
        askedAt = now
        const told = await effects(id)
        if (!wanted) return
        setKnown({ id, told })
      }
      timer = window.setTimeout(() => void ask(), PAUSE_MILLIS)
    }
    void ask()
    return () => {
      wanted = false
      window.clearTimeout(timer)
    }
  }, [id])
  return known?.id === id ? known : undefined
}
