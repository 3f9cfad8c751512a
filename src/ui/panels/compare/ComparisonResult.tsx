import { useMemo, useState } from 'react'
import type { Moment } from '../../../store/comparison/metrics'
import { placedAt } from '../../../store/comparison/placed'
import { cancelComparison, useRun } from '../../../store/comparison/run'
import { summaryOf } from '../../../store/comparison/summary'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Segments } from '../../design/Segments'
import css from './ComparisonResult.module.css'
import { CopyButtons } from './CopyButtons'
import { Definitions, MetricsTable } from './MetricsTable'
import { PairTime } from './PairTime'
import { SidePicture } from './SidePicture'
import { WorkersTable } from './WorkersTable'

const VIEWS = ['picture', 'table'] as const

/** Both halves at the moment that is shown, and what differs. */
export function ComparisonResult() {
  const words = useWords(compare)
  const { nodes, frames, shown, labels, playing } = useRun()
  const [view, setView] = useState<(typeof VIEWS)[number]>('picture')
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
            <Segments
              label={words.view}
              segments={VIEWS.map((id) => ({ id, label: words[id] }))}
              value={view}
              onChange={setView}
            />
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
  const words = useWords(compare)
  const starting = workers === 0 ? words.starting : words.startingReady(ready, workers)
  const told = phase === 'preparing' ? starting : why
  if (told === '') return null
  return (
    <div className={css.progress} data-preparing={phase === 'preparing'}>
      <p role="status">{told}</p>
      {phase === 'preparing' && (
        <>
          <progress aria-label={words.readyWorkers} value={ready} max={Math.max(1, workers)} />
          <Button onClick={() => void cancelComparison()}>{words.cancel}</Button>
        </>
      )}
    </div>
  )
}

function Refused() {
  const words = useWords(compare)
  const refused = useRun((state) => state.refused)
  if (refused.length === 0) return null
  return (
    <section className={css.refused} aria-label={words.refused}>
      <h3>{words.refusedBy}</h3>
      {refused.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}
