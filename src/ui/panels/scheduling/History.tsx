import type { Decision } from '../../../protocol/messages'
import {
  type DecisionFilter,
  lineOf,
  matching,
  nodesChosen,
  RESULTS,
} from '../../../store/decisionHistory'
import { scheduling } from '../../../words/english/scheduling'
import { useWords } from '../../../words/language'
import css from './SchedulingPanel.module.css'

interface Props {
  readonly decisions: readonly Decision[]
  readonly chosen: number
  readonly filter: DecisionFilter
  readonly onFilter: (filter: DecisionFilter) => void
  readonly onChoose: (id: number) => void
}

/** The decisions that are remembered, by pod, node and result; each can be opened again. */
export function History({ decisions, chosen, filter, onFilter, onChoose }: Props) {
  const words = useWords(scheduling)
  if (decisions.length < 2) return null
  const found = matching(decisions, filter)
  const shown = found.some(({ id }) => id === chosen)
    ? found
    : decisions.filter((one) => one.id === chosen || found.includes(one))
  return (
    <div className={css.history}>
      <input
        type="search"
        placeholder={words.podHint}
        aria-label={words.find}
        value={filter.words}
        onChange={({ target }) => onFilter({ ...filter, words: target.value })}
      />
      <select
        aria-label={words.node}
        value={filter.node}
        onChange={({ target }) => onFilter({ ...filter, node: target.value })}
      >
        <option value="">{words.anyNode}</option>
        {nodesChosen(decisions).map((node) => (
          <option key={node}>{node}</option>
        ))}
      </select>
      <select
        aria-label={words.result}
        value={filter.result}
        onChange={({ target }) => onFilter({ ...filter, result: resultNamed(target.value) })}
      >
        <option value="">{words.anyResult}</option>
        {Object.entries(RESULTS).map(([result, name]) => (
          <option key={result} value={result}>
            {name}
          </option>
        ))}
      </select>
      <select
        className={css.decision}
        aria-label={words.decision}
        value={chosen}
        onChange={({ target }) => onChoose(Number(target.value))}
      >
        {shown.map((one) => (
          <option key={one.id} value={one.id}>
            {lineOf(one)}
          </option>
        ))}
      </select>
    </div>
  )
}

const resultNamed = (value: string): DecisionFilter['result'] =>
  value === 'scheduled' || value === 'unschedulable' || value === 'error' ? value : ''
