import Eye from 'lucide-react/icons/eye'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { useEffect } from 'react'
import { useRecord } from '../../../../store/cluster'
import { cpuText, memoryText } from '../../../../store/describe'
import {
  goOn,
  reveal,
  useIsAsking,
  usePredict,
  vote,
  votesFor,
} from '../../../../store/scheduling/predict'
import type { Walk } from '../../../../store/scheduling/walk'
import { deciding } from '../../../../words/english/deciding'
import { useWords } from '../../../../words/language'
import { Button } from '../../../design/Button'
import { IconButton } from '../../../design/IconButton'
import { Kbd } from '../../../design/Kbd'
import css from './Deciding.module.css'
import { listenToDigits } from './listenToDigits'

/** Which node? The room answers, as often as there are people in it; then the winner is shown. */
export function Question({ walk: { pod, decision, id } }: { readonly walk: Walk }) {
  const words = useWords(deciding)
  const asking = useIsAsking()
  const nodes = decision?.nodes.map(({ node }) => node).toSorted(byNumber) ?? NONE
  useEffect(() => (asking ? listenToDigits(nodes, vote, reveal) : undefined), [asking, nodes])
  if (!asking) {
    return (
      <section className={css.now} aria-label={words.prediction}>
        <h3>{words.isDeciding}</h3>
        <p className={css.hint}>{words.hiddenUntilBind}</p>
      </section>
    )
  }
  return (
    <section className={css.now} aria-label={words.prediction}>
      <h3>{words.whichNode(pod.slice(pod.indexOf('/') + 1))}</h3>
      <Wishes pod={pod} />
      <ol className={css.nodes}>
        {nodes.map((node, i) => (
          <Answer key={node} id={id} node={node} digit={i + 1} />
        ))}
      </ol>
      <div className={css.ways}>
        <Button variant="primary" icon={<Eye size={16} />} onClick={reveal}>
          {words.reveal} <Kbd>r</Kbd>
        </Button>
        <Button onClick={goOn}>{words.skip}</Button>
      </div>
      <p className={css.hint}>{words.eachClick}</p>
    </section>
  )
}

const NONE: readonly string[] = []

/** `worker-10` comes after `worker-9`. */
const byNumber = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true })

/** What the pod asks for: what there is to go by. */
function Wishes({ pod }: { readonly pod: string }) {
  const words = useWords(deciding)
  const wishes = useRecord('Pod', pod)
  if (wishes === undefined) return null
  const { cpuMillis, memoryBytes } = wishes
  const none = cpuMillis === 0 && memoryBytes === 0
  return (
    <p className={css.wishes}>
      {words.asksFor}{' '}
      <b>{none ? words.nothing : words.wishes(cpuText(cpuMillis), memoryText(memoryBytes))}</b>.
    </p>
  )
}

interface AnswerProps {
  readonly id: number
  readonly node: string
  readonly digit: number
}

function Answer({ id, node, digit }: AnswerProps) {
  const words = useWords(deciding)
  const votes = usePredict((state) => votesFor(state, id, node))
  return (
    <li className={css.answer} data-named={votes > 0}>
      <button type="button" className={css.node} onClick={() => vote(node)}>
        {digit <= 9 && <Kbd>{digit}</Kbd>}
        {node}
      </button>
      <IconButton label={words.oneLess(node)} size="small" onClick={() => vote(node, -1)}>
        <Minus size={16} />
      </IconButton>
      <output className={css.votes} aria-label={words.votesFor(node)}>
        {votes}
      </output>
      <IconButton label={words.oneMore(node)} size="small" onClick={() => vote(node)}>
        <Plus size={16} />
      </IconButton>
    </li>
  )
}
