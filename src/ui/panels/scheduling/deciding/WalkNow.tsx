import Play from 'lucide-react/icons/play'
import SkipForward from 'lucide-react/icons/skip-forward'
import StepForward from 'lucide-react/icons/step-forward'
import { hasReached } from '../../../../protocol/extensionPoints'
import type { Decision } from '../../../../protocol/messages'
import { setPace, step } from '../../../../store/actions'
import { shortName } from '../../../../store/scheduling/pluginNames'
import { goOn, usePredict, votesOf } from '../../../../store/scheduling/predict'
import { isRight, whyNot, winningWords } from '../../../../store/scheduling/reasons'
import type { Walk } from '../../../../store/scheduling/walk'
import { useTimeline } from '../../../../store/timeline'
import { deciding } from '../../../../words/english/deciding'
import { useWords } from '../../../../words/language'
import { Button } from '../../../design/Button'
import { DecisionMatrix } from '../DecisionMatrix'
import css from './Deciding.module.css'

/** The decision as far as it has come, and the ways on from here. */
export function WalkNow({ walk }: { readonly walk: Walk }) {
  const words = useWords(deciding)
  const { soFar, decision } = walk
  const paused = useTimeline((state) => state.pace.mode === 'paused')
  const told = hasReached(walk.point, 'NormalizeScore')
  return (
    <section className={css.now} aria-label={words.inHand}>
      <h3>{titleOf(walk, words)}</h3>
      <div className={css.ways}>{paused ? <Ways walk={walk} /> : <Hold />}</div>
      {told && decision && <p className={css.won}>{winningWords(decision)}</p>}
      {told && decision && <Answers decision={decision} />}
      {soFar && hasReached(walk.point, 'Filter') && (
        <DecisionMatrix key={soFar.id} decision={soFar} />
      )}
      {!hasReached(walk.point, 'Filter') && <p className={css.hint}>{hintAt(walk.point, words)}</p>}
    </section>
  )
}

function Ways({ walk: { point, spoken, decision } }: { readonly walk: Walk }) {
  const words = useWords(deciding)
  const next = point === 'Score' ? decision?.scorers[spoken]?.plugin : undefined
  return (
    <>
      {next !== undefined && (
        <Button
          variant="primary"
          icon={<StepForward size={16} />}
          onClick={() => void step('plugin')}
        >
          {words.ask(shortName(next))}
        </Button>
      )}
      <Button
        variant={next === undefined ? 'primary' : 'plain'}
        icon={<SkipForward size={16} />}
        onClick={() => void step('phase')}
      >
        {words.nextPoint}
      </Button>
      <Button icon={<Play size={16} />} onClick={goOn}>
        {words.goOn}
      </Button>
    </>
  )
}

function Hold() {
  const words = useWords(deciding)
  const pace = useTimeline((state) => state.pace)
  return <Button onClick={() => void setPace({ ...pace, mode: 'paused' })}>{words.hold}</Button>
}

/** How the room fared with the question that was asked about this decision. */
function Answers({ decision }: { readonly decision: Decision }) {
  const words = useWords(deciding)
  const answers = usePredict((state) => state.asked === decision.id && state.votes)
  const given = votesOf(answers || {})
  if (given.length === 0) return null
  const all = given.reduce((sum, { votes }) => sum + votes, 0)
  const right = given
    .filter(({ node }) => isRight(decision, node))
    .reduce((sum, { votes }) => sum + votes, 0)
  return (
    <div className={css.answers} role="status">
      <p>
        <b>{words.countOf(right, all)}</b> {words.saidSo}
      </p>
      <ul>
        {given
          .filter(({ node }) => node !== decision.node)
          .map(({ node, votes }) => (
            <li key={node}>
              <b>{votes}×</b> {whyNot(decision, node)}
            </li>
          ))}
      </ul>
    </div>
  )
}

const nameOf = (pod: string): string => pod.slice(pod.indexOf('/') + 1)

type Said = typeof deciding.english

function titleOf({ point, pod, spoken, decision, soFar }: Walk, words: Said): string {
  if (point === 'Score' && decision !== undefined) {
    return words.haveSpoken(spoken, decision.scorers.length)
  }
  if (point === 'Filter' && soFar !== undefined) {
    const passed = soFar.nodes.filter(({ refusal }) => refusal === undefined).length
    return words.nodesPass(passed, soFar.examined)
  }
  return point === 'Bind' ? words.beforeBind(nameOf(pod)) : words.pointOf(point, nameOf(pod))
}

function hintAt(point: string, words: Said): string {
  if (point === 'PreEnqueue') return words.atPreEnqueue
  return point === 'QueueSort' ? words.atQueueSort : words.atPrepare
}
