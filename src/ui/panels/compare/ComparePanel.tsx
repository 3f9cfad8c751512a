import X from 'lucide-react/icons/x'
import { leaveComparison, useRun } from '../../../store/comparison/run'
import { openComparison } from '../../../store/selection'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import css from './ComparePanel.module.css'
import { ComparisonResult } from './ComparisonResult'
import { SetupForm } from './SetupForm'

/** One workload under two configurations of the scheduler, side by side in lock-step. */
export function ComparePanel() {
  const words = useWords(compare)
  const choosing = useRun(({ phase }) => phase === 'setup' || phase === 'asked')
  const labels = useRun((state) => state.labels)
  return (
    <main className={css.panel} aria-label={words.compare}>
      <header className={css.head}>
        <h2>{words.compare}</h2>
        <p className={css.about}>
          {choosing ? words.about : words.workloadOn(labels.workload, labels.workers)}
        </p>
        {!choosing && <Button onClick={leaveComparison}>{words.change}</Button>}
        <IconButton label={words.back} keys="Esc" onClick={() => openComparison(false)}>
          <X size={18} />
        </IconButton>
      </header>
      {choosing ? <SetupForm /> : <ComparisonResult />}
    </main>
  )
}
