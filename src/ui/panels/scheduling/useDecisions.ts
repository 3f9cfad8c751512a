import { useEffect, useState } from 'react'
import type { Decision } from '../../../protocol/messages'
import { decisions as fetchDecisions } from '../../../store/actions'
import { useWalk } from '../../../store/scheduling/walk'
import { onMoment } from '../../../store/timeline'

/** The decisions the scheduler remembers, newest first; only those about `pod` when one is named. */
export function useDecisions(pod: string | undefined): readonly Decision[] {
  const [known, setKnown] = useState<readonly Decision[]>([])
  const underWay = useWalk((state) => state.walk?.id)
  useEffect(() => {
    let wanted = true
    const fetch = () =>
      void fetchDecisions().then((all) => {
        if (wanted) setKnown(all)
      })
    fetch()
    const stop = onMoment((moment) => {
      if (moment.note.type === 'scheduler.decision') fetch()
    })
    return () => {
      wanted = false
      stop()
    }
  }, [])
  // Of a cycle that is not over the end is not told yet.
  const over = underWay === undefined ? known : known.filter((one) => one.id !== underWay)
  return pod === undefined ? over : over.filter((one) => one.pod === pod)
}
