import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PendingReport, PodView } from '../../../protocol/messages'
import { whyPending } from '../../../store/actions'
import { type ToldReport, tellReport } from '../../../store/pending/toldReport'
import { onMoment } from '../../../store/timeline'
import { useLanguage } from '../../../words/language'

interface Known {
  readonly report: ToldReport | undefined
  readonly refresh: () => void
}

/** What is known of a Pending pod, asked again whenever it was tried again or has changed. */
export function useReport(pod: PodView): Known {
  const language = useLanguage()
  const [known, setKnown] = useState<PendingReport>()
  const refresh = useCallback(() => void whyPending(pod.key).then(setKnown), [pod.key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pod that changed is asked about again
  useEffect(() => {
    refresh()
    return onMoment(({ note }) => {
      if (note.type === 'scheduler.decision') refresh()
    })
  }, [refresh, pod])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language tells it anew
  const told = useMemo(() => known && tellReport(known), [known, language])
  return { report: told?.pod === pod.key ? told : undefined, refresh }
}
