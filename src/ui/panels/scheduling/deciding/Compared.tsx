import type { Decision } from '../../../../protocol/messages'
import { useRecord } from '../../../../store/cluster'
import {
  gapsBetween,
  isRight,
  madeTheDifference,
  whyNot,
  winningWords,
} from '../../../../store/scheduling/reasons'
import type { Placement } from '../../../../store/scheduling/standIn'
import { deciding } from '../../../../words/english/deciding'
import { useWords } from '../../../../words/language'
import css from './Deciding.module.css'

/** What a person did beside what kube-scheduler would have done at that instant. */
export function Compared({
  placement: { pod, node, decision },
}: {
  readonly placement: Placement
}) {
  const words = useWords(deciding)
  const refused = whyNot(decision, node)
  const name = pod.slice(pod.indexOf('/') + 1)
  const alike = isRight(decision, node)
  return (
    <section className={css.compared} aria-label={words.compared}>
      <h4>{alike ? words.choseAlike(name, node) : words.chose(name, node)}</h4>
      <p>
        kube-scheduler: {winningWords(decision)} {refused}
      </p>
      <Scores decision={decision} yours={node} />
      <Outcome pod={pod} node={node} />
    </section>
  )
}

interface ScoresProps {
  readonly decision: Decision
  readonly yours: string
}

/** Both nodes, plugin by plugin; the plugin that made the difference is marked. */
function Scores({ decision, yours }: ScoresProps) {
  const words = useWords(deciding)
  const { node, scorers } = decision
  if (scorers.length === 0 || node === '') return null
  const gaps = gapsBetween(decision, node, yours)
  const decisive = node === yours ? undefined : madeTheDifference(gaps)
  const total = (of: string): number =>
    decision.nodes.find((verdict) => verdict.node === of)?.total ?? 0
  const refused = decision.nodes.find((one) => one.node === yours)?.refusal !== undefined
  const points = (given: number): string => (refused ? '–' : String(given))
  return (
    <table className={css.scores}>
      <thead>
        <tr>
          <th scope="col">{words.plugin}</th>
          <th scope="col">{words.yours(yours)}</th>
          <th scope="col">{words.its(node)}</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <tr key={gap.plugin} data-decisive={gap === decisive && !refused}>
            <th scope="row">{gap.plugin}</th>
            <td>{points(gap.other)}</td>
            <td>{gap.one}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.sum}</th>
          <td>{refused ? words.refused : total(yours)}</td>
          <td>{total(node)}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** What the kubelet made of it. */
function Outcome({ pod, node }: { readonly pod: string; readonly node: string }) {
  const words = useWords(deciding)
  const record = useRecord('Pod', pod)
  if (record === undefined) return <p className={css.hint}>{words.gone}</p>
  const failed = record.look === 'failed'
  return (
    <p className={css.hint} role="status">
      {failed ? words.kubeletRefuses(node, record.status) : words.statusNow(record.status)}
    </p>
  )
}
