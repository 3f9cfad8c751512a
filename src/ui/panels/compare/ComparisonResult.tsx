import { useMemo, useState } from 'react'
import type { Moment } from '../../../store/comparison/metrics'
import { placedAt } from '../../../store/comparison/placed'
import { cancelComparison, useRun } from '../../../store/comparison/run'
import { summaryOf } from '../../../store/comparison/summary'
import { Button } from '../../design/Button'
import { Segments } from '../../design/Segments'
import css from './ComparisonResult.module.css'
import { CopyButtons } from './CopyButtons'
import { Definitions, MetricsTable } from './MetricsTable'
import { PairTime } from './PairTime'
import { SidePicture } from './SidePicture'
import { WorkersTable } from './WorkersTable'

type View = 'picture' | 'table'

const VIEWS = [
  { id: 'picture', label: 'Picture' },
  { id: 'table', label: 'Table' },
] as const

/** Both halves at the moment that is shown, and what differs. */
export function ComparisonResult() {
  const { nodes, frames, shown, labels, playing } = useRun()
  const [view, setView] = useState<View>('picture')
  const moment: Moment = useMemo(
    () => ({ nodes, frames, shown, placed: placedAt(frames, shown), probe: labels.probe }),
    [nodes, frames, shown, labels.probe],
  )
  return (
    <div className={css.result}>
      <Progress />
      {frames.length > 0 && (
        <>
          <div className={css.told}>
            {/* While it plays it would be said ten times a second. */}
            <p className={css.summary} aria-live={playing ? 'off' : 'polite'}>
              {summaryOf(moment)}
            </p>
            <Segments label="View" segments={VIEWS} value={view} onChange={setView} />
          </div>
          <div className={css.halves}>
            {view === 'table' ? (
              <WorkersTable moment={moment} />
            ) : (
              <>
                <SidePicture letter="A" label={labels.a} moment={moment} index={0} />
                <SidePicture letter="B" label={labels.b} moment={moment} index={1} />
              </>
            )}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that keys must reach it */}
            <div className={css.numbers} tabIndex={0}>
              <MetricsTable moment={moment} />
              <Refused />
              <Definitions probe={labels.probe} />
            </div>
          </div>
          <div className={css.foot}>
            <PairTime />
            <CopyButtons moment={moment} />
          </div>
        </>
      )}
    </div>
  )
}

/** What goes on before there is anything to see, in words. */
function Progress() {
  const { phase, ready, workers, why } = useRun()
  const count = workers === 0 ? '' : `: ${ready} of ${workers} are Ready`
  const words = phase === 'preparing' ? `The workers start in both halves${count}.` : why
  if (words === '') return null
  return (
    <div className={css.progress} data-preparing={phase === 'preparing'}>
      <p role="status">{words}</p>
      {phase === 'preparing' && (
        <>
          <progress aria-label="Workers that are Ready" value={ready} max={Math.max(1, workers)} />
          <Button onClick={() => void cancelComparison()}>Cancel</Button>
        </>
      )}
    </div>
  )
}

function Refused() {
  const refused = useRun((state) => state.refused)
  if (refused.length === 0) return null
  return (
    <section className={css.refused} aria-label="Refused">
      <h3>Refused by the API server</h3>
      {refused.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}
