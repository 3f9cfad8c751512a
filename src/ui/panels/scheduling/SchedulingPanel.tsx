import X from 'lucide-react/icons/x'
import { lazy, Suspense, useState } from 'react'
import type { Decision } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { matching, NO_FILTER, nameOf } from '../../../store/decisionHistory'
import {
  closeScheduling,
  openComparison,
  openPlugins,
  useSelection,
} from '../../../store/selection'
import { scheduling } from '../../../words/english/scheduling'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { EmptyState } from '../../design/EmptyState'
import { IconButton } from '../../design/IconButton'
import { isPending, LazyWhyPending } from '../whyPending/LazyWhyPending'
import { DecisionMatrix } from './DecisionMatrix'
import { useIsDeciding } from './deciding/useIsDeciding'
import { Export } from './Export'
import { History } from './History'
import css from './SchedulingPanel.module.css'
import { useDecisions } from './useDecisions'

// What is for a lesson is fetched when the panel is opened for the first time.
const Modes = lazy(async () => ({ default: (await import('./deciding/Modes')).Modes }))
const Deciding = lazy(async () => ({ default: (await import('./deciding/Deciding')).Deciding }))
const BesidePanel = lazy(async () => ({
  default: (await import('./BesidePanel')).BesidePanel,
}))
const PreemptionWalk = lazy(() =>
  import('./PreemptionWalk').then((module) => ({ default: module.PreemptionWalk })),
)

/** The scheduler's decisions, nodes × plugins, with the numbers it really had. */
export function SchedulingPanel() {
  const words = useWords(scheduling)
  const pod = useSelection((state) => state.scheduling?.pod)
  const decisions = useDecisions(pod)
  const [chosen, choose] = useState<number>()
  const deciding = useIsDeciding(pod)
  const [filter, setFilter] = useState(NO_FILTER)
  const found = matching(decisions, filter)
  const decision = decisions.find((one) => one.id === chosen) ?? found[0] ?? decisions[0]
  const about = useRecord('Pod', pod ?? decision?.pod ?? '')
  const waits = isPending(about) && (decision === undefined || decision === decisions[0])
  const walk = decision?.preemption && (
    <Suspense>
      <PreemptionWalk of={decision.preemption} />
    </Suspense>
  )
  return (
    <aside className={css.panel} aria-label={words.scheduling}>
      <header className={css.head}>
        <h2>{decision === undefined || deciding ? words.scheduling : titleOf(decision, words)}</h2>
        <IconButton label={words.close} size="small" onClick={closeScheduling}>
          <X size={16} />
        </IconButton>
      </header>
      <Suspense>
        <Modes />
        {deciding && <Deciding />}
      </Suspense>
      {!deciding && waits && (
        <>
          {walk}
          <LazyWhyPending pod={about} />
        </>
      )}
      {!deciding && decision === undefined && !waits && (
        <EmptyState title={words.noDecision} action={<WriteButton />}>
          {pod === undefined ? words.kept : words.notConsidered}
        </EmptyState>
      )}
      {!deciding && decision !== undefined && (
        <>
          <History
            decisions={decisions}
            chosen={decision.id}
            filter={filter}
            onFilter={setFilter}
            onChoose={choose}
          />
          {!waits && <DecisionMatrix key={decision.id} decision={decision} />}
          {!waits && walk}
          <Suspense>
            <BesidePanel key={decision.pod} decision={decision} />
          </Suspense>
          <Export decision={decision} found={found} />
          <div className={css.actions}>
            <Button size="small" onClick={() => openComparison(true)}>
              {words.compare}
            </Button>
            <WriteButton />
          </div>
        </>
      )}
    </aside>
  )
}

const WriteButton = () => (
  <Button size="small" onClick={openPlugins}>
    {useWords(scheduling).writePlugin}
  </Button>
)

function titleOf({ pod, node, result }: Decision, words: typeof scheduling.english): string {
  return result === 'scheduled' ? words.goesTo(nameOf(pod), node) : words.noNode(nameOf(pod))
}
