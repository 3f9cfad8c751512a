import { useIsHidden } from '../../../../store/scheduling/predict'
import { useWalk } from '../../../../store/scheduling/walk'
import { Placing } from './Placing'
import { Question } from './Question'
import { WalkNow } from './WalkNow'

/** What is decided just now: asked of the room, followed step by step, or left to a person. */
export function Deciding() {
  const walk = useWalk((state) => state.walk)
  const hidden = useIsHidden()
  if (walk === undefined) return <Placing />
  return hidden ? <Question key={walk.id} walk={walk} /> : <WalkNow walk={walk} />
}
