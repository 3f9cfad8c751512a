import X from 'lucide-react/icons/x'
import { lazy, Suspense, useState } from 'react'
import type { Decision } from '../../../protocol/messages'
import { notify, tell } from '../../../store/notices'
import { closeScheduling, useSelection } from '../../../store/selection'
import { simulatorAnnotations } from '../../../store/simulatorAnnotations'
import { Button } from '../../design/Button'
import { EmptyState } from '../../design/EmptyState'
import { IconButton } from '../../design/IconButton'
import { clockText } from '../timeline/clockText'
import { DecisionMatrix } from './DecisionMatrix'
import css from './SchedulingPanel.module.css'
import { useDecisions } from './useDecisions'

const PreemptionWalk = lazy(() =>
  import('./PreemptionWalk').then((module) => ({ default: module.PreemptionWalk })),
)

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
          <DecisionMatrix key={decision.id} decision={decision} />
          <Suspense>
            {decision.preemption && <PreemptionWalk preemption={decision.preemption} />}
          </Suspense>
          <div className={css.actions}>
            <Button size="small" onClick={() => copyAnnotations(decision)}>
              Copy as JSON
            </Button>
          </div>
        </>
      )}
    </aside>
  )
}

const nameOf = (pod: string): string => pod.slice(pod.indexOf('/') + 1)

function titleOf({ pod, node, result }: Decision): string {
  return result === 'scheduled' ? `${nameOf(pod)} goes to ${node}` : `No node for ${nameOf(pod)}`
}

const RESULTS: Readonly<Record<Decision['result'], string>> = {
  scheduled: 'scheduled',
  unschedulable: 'no node fits',
  error: 'failed',
}

const lineOf = ({ at, pod, node, result }: Decision): string =>
  `${clockText(at)}  ${nameOf(pod)} → ${node || RESULTS[result]}`

interface HistoryProps {
  readonly decisions: readonly Decision[]
  readonly chosen: number
  readonly onChoose: (id: number) => void
}

/** The decisions that are remembered, by what is written in their lines. */
function DecisionHistory({ decisions, chosen, onChoose }: HistoryProps) {
  const [wanted, want] = useState('')
  if (decisions.length < 2) return null
  const words = wanted.toLowerCase().split(/\s+/)
  const found = decisions.filter((one) => {
    const line = lineOf(one).toLowerCase()
    return one.id === chosen || words.every((word) => line.includes(word))
  })
  return (
    <div className={css.history}>
      <input
        type="search"
        placeholder="find …"
        aria-label="Find decisions"
        value={wanted}
        onChange={({ target }) => want(target.value)}
      />
      <select
        aria-label="Decision"
        value={chosen}
        onChange={({ target }) => onChoose(Number(target.value))}
      >
        {found.map((one) => (
          <option key={one.id} value={one.id}>
            {lineOf(one)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** For tools that read what kube-scheduler-simulator writes. */
function copyAnnotations(decision: Decision): void {
  const text = JSON.stringify(simulatorAnnotations(decision), null, 2)
  navigator.clipboard.writeText(text).then(
    () => tell('Copied, in the shape of kube-scheduler-simulator’s annotations.'),
    () => notify({ where: 'The clipboard', what: 'It cannot be written to.', remedy: 'Allow it.' }),
  )
}
