import { useIsHidden, verdictNow } from '../../../store/scheduling/predict'
import type { Verdict } from '../../../store/scheduling/soFar'
import { useWalk } from '../../../store/scheduling/walk'

/** `verdictNow`, and again whenever it may be another. */
export function useVerdict(node: string): Verdict | undefined {
  const walk = useWalk((state) => state.walk)
  const hidden = useIsHidden()
  return walk === undefined || hidden ? undefined : verdictNow(node)
}
