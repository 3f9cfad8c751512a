import Ban from 'lucide-react/icons/ban'
import { useState } from 'react'
import type { Decision, NodeVerdict, PluginScore } from '../../../protocol/messages'
import { reweigh, type Weights } from '../../../store/reweigh'
import { shortName } from '../../../store/scheduling/pluginNames'
import { openSubject } from '../../../store/selection'
import { scheduling } from '../../../words/english/scheduling'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './DecisionMatrix.module.css'

interface Chosen {
  readonly node: string
  readonly plugin: string
}

/** Nodes × plugins. Large: what counts. Small: the plugin's own 0 to 100. */
export function DecisionMatrix({ decision: real }: { readonly decision: Decision }) {
  const words = useWords(scheduling)
  const [chosen, choose] = useState<Chosen>()
  const [weights, weigh] = useState<Weights>({})
  const changed = Object.keys(weights).length > 0
  const decision = changed ? reweigh(real, weights) : real
  const rows = [...decision.nodes].sort(byTotal)
  const scored = decision.scorers.length > 0
  return (
    <>
      <div className={css.scroll}>
        <table className={css.matrix} data-scored={scored}>
          <thead>
            <tr>
              <th scope="col">{words.node}</th>
              {decision.scorers.map(({ plugin, weight }) => (
                <th key={plugin} scope="col" title={plugin}>
                  {shortName(plugin)}
                  <label className={css.weight}>
                    ×
                    <input
                      type="number"
                      min={0}
                      max={WEIGHT_MOST}
                      value={weight}
                      aria-label={words.weightOf(plugin)}
                      onChange={({ target }) =>
                        weigh({ ...weights, [plugin]: clamped(target.valueAsNumber) })
                      }
                    />
                  </label>
                </th>
              ))}
              <th scope="col">{scored ? words.sum : words.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((verdict) => (
              <Row
                key={verdict.node}
                verdict={verdict}
                decision={decision}
                chosen={chosen}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.note}>
        {scored && `${words.legend} `}
        {filterWords(decision, words)}
      </p>
      {changed && (
        <WhatIf
          real={real}
          node={decision.node}
          tied={decision.ties.length}
          onBack={() => weigh({})}
        />
      )}
      {decision.message !== '' && <p className={css.message}>{decision.message}</p>}
      {scored && <Formula decision={decision} chosen={chosen} />}
    </>
  )
}

const WEIGHT_MOST = 100

const clamped = (weight: number): number =>
  Number.isFinite(weight) ? Math.min(Math.max(Math.round(weight), 0), WEIGHT_MOST) : 0

interface WhatIfProps {
  readonly real: Decision
  readonly node: string
  readonly tied: number
  readonly onBack: () => void
}

/** What was really decided stays beside what would have been. */
function WhatIf({ real, node, tied, onBack }: WhatIfProps) {
  const words = useWords(scheduling)
  return (
    <div className={css.whatIf} role="status">
      <p>
        {tied > 1 ? words.wouldTie(tied, node) : words.wouldWin(node)} {words.really}{' '}
        <b>{real.node}</b>.
      </p>
      <Button size="small" onClick={onBack}>
        {words.realWeights}
      </Button>
    </div>
  )
}

interface RowProps {
  readonly verdict: NodeVerdict
  readonly decision: Decision
  readonly chosen: Chosen | undefined
  readonly onChoose: (chosen: Chosen) => void
}

function Row({ verdict, decision, chosen, onChoose }: RowProps) {
  const words = useWords(scheduling)
  const { node, refusal } = verdict
  const name = (
    <th scope="row">
      <button type="button" className={css.name} onClick={() => openSubject(`Worker/${node}`)}>
        {node}
      </button>
    </th>
  )
  if (refusal !== undefined) {
    return (
      <tr data-refused>
        {name}
        <td colSpan={decision.scorers.length + 1}>
          <span className={css.refusal}>
            <Ban size={15} aria-hidden="true" />
            {refusal.plugin}: {refusal.reasons.join(', ')}
          </span>
        </td>
      </tr>
    )
  }
  const tied = decision.ties.length > 1 && decision.ties.includes(node)
  return (
    <tr data-winner={node === decision.node || undefined}>
      {name}
      {decision.scorers.map(({ plugin }) => (
        <Cell
          key={plugin}
          node={node}
          plugin={plugin}
          score={verdict.scores.find((score) => score.plugin === plugin)}
          chosen={chosen?.node === node && chosen.plugin === plugin}
          onChoose={onChoose}
        />
      ))}
      <td className={css.sum}>
        {decision.scorers.length === 0 ? words.onlyOne : verdict.total}
        {tied && <small>= {words.tie}</small>}
      </td>
    </tr>
  )
}

interface CellProps extends Chosen {
  readonly score: PluginScore | undefined
  readonly chosen: boolean
  readonly onChoose: (chosen: Chosen) => void
}

function Cell({ node, plugin, score, chosen, onChoose }: CellProps) {
  const words = useWords(scheduling)
  if (score === undefined) return <td className={css.wait} />
  return (
    <td>
      <button
        type="button"
        className={css.cell}
        aria-pressed={chosen}
        aria-label={words.gives(plugin, node, score.normalized, score.weight)}
        onClick={() => onChoose({ node, plugin })}
      >
        {score.normalized * score.weight}
        <small>{score.normalized}</small>
      </button>
    </td>
  )
}

function Formula({
  decision,
  chosen,
}: {
  readonly decision: Decision
  readonly chosen: Chosen | undefined
}) {
  const words = useWords(scheduling)
  const verdict = decision.nodes.find((one) => one.node === chosen?.node)
  const score = verdict?.scores.find((one) => one.plugin === chosen?.plugin)
  if (score === undefined || verdict === undefined) {
    return <p className={css.formula}>{words.choose}</p>
  }
  const { plugin, raw, normalized, weight, formula } = score
  return (
    <div className={css.formula}>
      <em>{words.pluginOn(plugin, verdict.node)}</em>
      {formula?.split('\n').map((line) => (
        <div key={line}>{line}</div>
      ))}
      <div>
        {words.reckoned(raw, normalized, weight)} <b>{normalized * weight}</b>
      </div>
    </div>
  )
}

/** Those that passed first, best first; the refused below, by name. */
function byTotal(one: NodeVerdict, other: NodeVerdict): number {
  const refused = Number(one.refusal !== undefined) - Number(other.refusal !== undefined)
  if (refused !== 0) return refused
  return other.total - one.total || (one.node < other.node ? -1 : 1)
}

function filterWords(
  { examined, allNodes, nodes }: Decision,
  words: typeof scheduling.english,
): string {
  const passed = nodes.filter((verdict) => verdict.refusal === undefined).length
  return words.passed(passed, examined, allNodes)
}
