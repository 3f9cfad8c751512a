import X from 'lucide-react/icons/x'
import { useState } from 'react'
import type { Decision } from '../../../protocol/messages'
import { closeScheduling, useSelection } from '../../../store/selection'
import { EmptyState } from '../../design/EmptyState'
import { IconButton } from '../../design/IconButton'
import { clockText } from '../timeline/clockText'
import { DecisionMatrix } from './DecisionMatrix'
import css from './SchedulingPanel.module.css'
import { useDecisions } from './useDecisions'

/** The scheduler's decisions, nodes × plugins, with the numbers it really had. */
export function SchedulingPanel() {
  const pod = useSelection((state) => state.scheduling?.pod)
  const decisions = useDecisions(pod)
  const [chosen, choose] = useState<number>()
  const decision = decisions.find((one) => one.id === chosen) ?? decisions[0]
  return (
    <aside className={css.panel} aria-label="Scheduling">
      <header className={css.head}>
        <h2>{decision === undefined ? 'Scheduling' : titleOf(decision)}</h2>
        <IconButton label="Close" size="small" onClick={closeScheduling}>
          <X size={16} />
        </IconButton>
      </header>
      {decision === undefined ? (
        <EmptyState title="No decision yet">
          {pod === undefined
            ? 'Create a pod: each scheduling cycle is kept here, with every verdict and score.'
            : 'The scheduler has not considered this pod, or no longer remembers it.'}
        </EmptyState>
      ) : (
        <>
          <DecisionHistory decisions={decisions} chosen={decision.id} onChoose={choose} />
          <DecisionMatrix decision={decision} />
        </>
      )}
    </aside>
  )
}

const nameOf = (pod: string): string => pod.slice(pod.indexOf('/') + 1)

function titleOf({ pod, node, result }: Decision): string {
  return result === 'scheduled' ? `${nameOf(pod)} goes to ${node}` : `No node for ${nameOf(pod)}`
}

interface HistoryProps {
  readonly decisions: readonly Decision[]
  readonly chosen: number
  readonly onChoose: (id: number) => void
}

function DecisionHistory({ decisions, chosen, onChoose }: HistoryProps) {
  if (decisions.length < 2) return null
  return (
    <label className={css.history}>
      Decision
      <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {decisions.map((one) => (
          <option key={one.id} value={one.id}>
            {`${clockText(one.at)}  ${nameOf(one.pod)} → ${one.node || 'none'}`}
          </option>
        ))}
      </select>
    </label>
  )
}
