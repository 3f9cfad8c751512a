import { useIsHidden } from '../../../store/scheduling/predict'
import { type Verdict, verdictOn } from '../../../store/scheduling/soFar'
import { useWalk } from '../../../store/scheduling/walk'

/** What the scheduler has said of a node for the pod in its hands; nothing while the room guesses. */
export function useVerdict(node: string): Verdict | undefined {
  const walk = useWalk((state) => state.walk)
  const hidden = useIsHidden()
  if (hidden || walk?.soFar === undefined) return undefined
  return verdictOn(walk.soFar, walk, node)
}
