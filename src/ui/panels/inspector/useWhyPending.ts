import { useEffect, useState } from 'react'
import type { PodView } from '../../../protocol/messages'
import { explain } from '../../../store/actions'

/** Why a pod waits, in one sentence of the scheduler's or the kubelet's making. */
export function useWhyPending(pod: PodView | undefined): string | undefined {
  const [why, setWhy] = useState<string>()
  const waits = pod !== undefined && (pod.look === 'pending' || pod.look === 'creating')
  useEffect(() => {
    if (!waits || pod === undefined) return setWhy(undefined)
    let wanted = true
    void explain(pod.key).then((sentence) => {
      if (wanted) setWhy(sentence)
    })
    return () => {
      wanted = false
    }
  }, [waits, pod])
  return waits ? why : undefined
}
