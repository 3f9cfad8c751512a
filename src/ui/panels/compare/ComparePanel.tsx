import X from 'lucide-react/icons/x'
import { leaveComparison, useRun } from '../../../store/comparison/run'
import { openComparison } from '../../../store/selection'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import css from './ComparePanel.module.css'
import { ComparisonResult } from './ComparisonResult'
import { SetupForm } from './SetupForm'

/** One workload under two configurations of the scheduler, side by side in lock-step. */
export function ComparePanel() {
  const choosing = useRun(({ phase }) => phase === 'setup' || phase === 'asked')
  const labels = useRun((state) => state.labels)
  return (
    <main className={css.panel} aria-label="Compare">
      <header className={css.head}>
        <h2>Compare</h2>
        <p className={css.about}>
          {choosing
            ? 'One workload, two schedulers, on clusters of their own. Yours is not touched.'
            : `${labels.workload} on ${labels.workers}`}
        </p>
        {!choosing && <Button onClick={leaveComparison}>Change</Button>}
        <IconButton label="Back to the cluster" keys="Esc" onClick={() => openComparison(false)}>
          <X size={18} />
        </IconButton>
      </header>
      {choosing ? <SetupForm /> : <ComparisonResult />}
    </main>
  )
}
