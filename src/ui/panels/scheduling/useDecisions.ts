import { useEffect, useState } from 'react'
import type { Decision } from '../../../protocol/messages'
import { decisions as fetchDecisions } from '../../../store/actions'
import { onMoment } from '../../../store/timeline'

/** The decisions the scheduler remembers, newest first; only those about `pod` when one is named. */
export function useDecisions(pod: string | undefined): readonly Decision[] {
  const [known, setKnown] = useState<readonly Decision[]>([])
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
  return pod === undefined ? known : known.filter((one) => one.pod === pod)
}
