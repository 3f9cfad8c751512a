import { useCallback, useEffect, useState } from 'react'
import type { PendingReport, PodView } from '../../../protocol/messages'
import { whyPending } from '../../../store/actions'
import { onMoment } from '../../../store/timeline'

interface Known {
  readonly report: PendingReport | undefined
  readonly refresh: () => void
}

/** What is known of a Pending pod, asked again whenever it was tried again or has changed. */
export function useReport(pod: PodView): Known {
  const [known, setKnown] = useState<PendingReport>()
  const refresh = useCallback(() => void whyPending(pod.key).then(setKnown), [pod.key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pod that changed is asked about again
  useEffect(() => {
    refresh()
    return onMoment(({ note }) => {
      if (note.type === 'scheduler.decision') refresh()
    })
  }, [refresh, pod])
  return { report: known?.pod === pod.key ? known : undefined, refresh }
}
