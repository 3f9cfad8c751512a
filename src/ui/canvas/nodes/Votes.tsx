import { useIsAsking, usePredict, votesFor } from '../../../store/scheduling/predict'
import { useWalk } from '../../../store/scheduling/walk'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import css from './Votes.module.css'

/** How many in the room say it will be this worker. */
export function Votes({ node }: { readonly node: string }) {
  const words = useWords(nodes).worker
  const id = useWalk((state) => state.walk?.id ?? 0)
  const votes = usePredict((state) => votesFor(state, id, node))
  const asking = useIsAsking()
  if (!asking || votes === 0) return null
  return <span className={css.votes}>{words.votes(votes)}</span>
}
