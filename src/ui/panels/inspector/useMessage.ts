import { useEffect, useState } from 'react'
import type { CauseLink, MessageDetail } from '../../../protocol/messages'
import { because, messageDetail } from '../../../store/actions'
import { onFlight, useTimeline } from '../../../store/timeline'

export interface KnownMessage {
  readonly id: number
  /** Undefined for one that the trace no longer holds. */
  readonly detail: MessageDetail | undefined
  readonly chain: readonly CauseLink[]
}

/** A message with its causes; asked for again while its answer is on the way. */
export function useMessage(id: number): KnownMessage | undefined {
  const [known, setKnown] = useState<KnownMessage>()
  useEffect(() => {
    let wanted = true
    let answered = false
    const ask = async (): Promise<void> => {
      const [detail, chain] = await Promise.all([messageDetail(id), because(id)])
      if (!wanted) return
      setKnown({ id, detail, chain })
      answered = detail?.flight.kind !== 'request' || detail.responseAt !== undefined
    }
    void ask()
    const stop = useTimeline.subscribe(({ now }, before) => {
      // Once a frame at most, and only while something may have come.
      if (!answered && now !== before.now) void ask()
    })
    // Told of again when it was dropped or held up on its way.
    const stopHearing = onFlight((flight) => {
      if (flight.id === id) void ask()
    })
    return () => {
      wanted = false
      stop()
      stopHearing()
    }
  }, [id])
  return known?.id === id ? known : undefined
}
