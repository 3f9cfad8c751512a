import Play from 'lucide-react/icons/play'
import SkipForward from 'lucide-react/icons/skip-forward'
import StepForward from 'lucide-react/icons/step-forward'
import { hasReached } from '../../../../protocol/extensionPoints'
import type { Decision } from '../../../../protocol/messages'
import { setPace, step } from '../../../../store/actions'
import { isRight } from '../../../../store/scheduling/isRight'
import { shortName } from '../../../../store/scheduling/pluginNames'
import { goOn, usePredict, votesOf } from '../../../../store/scheduling/predict'
import { whyNot, winningWords } from '../../../../store/scheduling/reasons'
import type { Walk } from '../../../../store/scheduling/walk'
import { useTimeline } from '../../../../store/timeline'
import { Button } from '../../../design/Button'
import { DecisionMatrix } from '../DecisionMatrix'
import css from './Deciding.module.css'

/** The decision as far as it has come, and the ways on from here. */
export function WalkNow({ walk }: { readonly walk: Walk }) {
  const { soFar, decision } = walk
  const paused = useTimeline((state) => state.pace.mode === 'paused')
  const told = hasReached(walk.point, 'NormalizeScore')
  return (
    <section className={css.now} aria-label="The pod in hand">
      <h3>{titleOf(walk)}</h3>
      <div className={css.ways}>{paused ? <Ways walk={walk} /> : <Hold />}</div>
      {told && decision && <p className={css.won}>{winningWords(decision)}</p>}
      {told && decision && <Answers decision={decision} />}
      {soFar && hasReached(walk.point, 'Filter') && (
        <DecisionMatrix key={soFar.id} decision={soFar} />
      )}
      {!hasReached(walk.point, 'Filter') && <p className={css.hint}>{hintAt(walk.point)}</p>}
    </section>
  )
}

function Ways({ walk: { point, spoken, decision } }: { readonly walk: Walk }) {
  const next = point === 'Score' ? decision?.scorers[spoken]?.plugin : undefined
  return (
    <>
      {next !== undefined && (
        <Button
          variant="primary"
          icon={<StepForward size={16} />}
          onClick={() => void step('plugin')}
        >
          Ask {shortName(next)}
        </Button>
      )}
      <Button
        variant={next === undefined ? 'primary' : 'plain'}
        icon={<SkipForward size={16} />}
        onClick={() => void step('phase')}
      >
        Next point
      </Button>
      <Button icon={<Play size={16} />} onClick={goOn}>
        Go on
      </Button>
    </>
  )
}

function Hold() {
  const pace = useTimeline((state) => state.pace)
  return <Button onClick={() => void setPace({ ...pace, mode: 'paused' })}>Hold here</Button>
}

/** How the room fared with the question that was asked about this decision. */
function Answers({ decision }: { readonly decision: Decision }) {
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
        <b>
          {right} of {all}
        </b>{' '}
        said so.
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

function titleOf({ point, pod, spoken, decision, soFar }: Walk): string {
  if (point === 'Score' && decision !== undefined) {
    return `Score: ${spoken} of ${decision.scorers.length} plugins have spoken`
  }
  if (point === 'Filter' && soFar !== undefined) {
    const passed = soFar.nodes.filter(({ refusal }) => refusal === undefined).length
    return `Filter: ${passed} of ${soFar.examined} nodes pass`
  }
  return point === 'Bind' ? `Before Bind of ${nameOf(pod)}` : `${point} of ${nameOf(pod)}`
}

function hintAt(point: string): string {
  if (point === 'PreEnqueue')
    return 'Before a pod is queued, plugins may hold it back: a gate, for one.'
  if (point === 'QueueSort')
    return 'The pod was first in the queue; its cycle begins. No node has been looked at.'
  return 'Each plugin prepares, and leaves out what this pod gives no reason to check. No node has been looked at.'
}
