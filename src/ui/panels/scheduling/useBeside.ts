import { useEffect, useState } from 'react'
import type { Decision, ProfileSupposition } from '../../../protocol/messages'
import { decide } from '../../../store/actions'

export interface Beside {
  readonly now: Decision
  readonly supposed: Decision
}

/** What would be decided about the pod now, as the scheduler runs and with another profile. */
export function useBeside(
  pod: string,
  profile: ProfileSupposition | undefined,
): Beside | { readonly problem: string } | undefined {
  const [known, setKnown] = useState<Beside | { readonly problem: string }>()
  useEffect(() => {
    if (profile === undefined) return setKnown(undefined)
    let wanted = true
    void Promise.all([decide(pod), decide(pod, { profile })]).then(([now, supposed]) => {
      if (!wanted) return
      if ('problem' in now) setKnown({ problem: now.problem.what })
      else if ('problem' in supposed) setKnown({ problem: supposed.problem.what })
      else setKnown({ now: now.decision, supposed: supposed.decision })
    })
    return () => {
      wanted = false
    }
  }, [pod, profile])
  return known
}
