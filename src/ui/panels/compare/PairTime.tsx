import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import {
  cancelComparison,
  isWorking,
  showFrame,
  togglePlaying,
  useRun,
} from '../../../store/comparison/run'
import { secondsText } from '../../../store/comparison/units'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import { Slider } from '../../design/Slider'
import css from './PairTime.module.css'

/** One time for both halves: play, hold, step, or go to any moment. */
export function PairTime() {
  const words = useWords(compare)
  const { phase, frames, shown, playing } = useRun()
  const last = Math.max(0, frames.length - 1)
  const timeOf = (frame: number): string => secondsText(frames[frame]?.at ?? 0)
  const working = isWorking(phase)
  return (
    <section className={css.time} aria-label={words.time}>
      <IconButton
        label={words.momentBack}
        side="top"
        disabled={shown === 0}
        onClick={() => showFrame(shown - 1)}
      >
        <ChevronLeft size={18} />
      </IconButton>
      <IconButton
        label={playing ? words.holdBoth : words.playBoth}
        side="top"
        onClick={togglePlaying}
      >
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </IconButton>
      <IconButton
        label={words.momentOn}
        side="top"
        disabled={shown === last}
        onClick={() => showFrame(shown + 1)}
      >
        <ChevronRight size={18} />
      </IconButton>
      <span className={css.slider}>
        <Slider
          label={words.moment}
          value={shown}
          min={0}
          max={Math.max(1, last)}
          words={timeOf}
          onChange={showFrame}
        />
      </span>
      <span className={css.clock}>{words.timeOf(timeOf(shown), timeOf(last))}</span>
      <Button size="small" disabled={shown === last} onClick={() => showFrame(last)}>
        {words.toTheEnd}
      </Button>
      <span className={css.state} role="status">
        {phase === 'running' || phase === 'done' || phase === 'stopped' ? words.states[phase] : ''}
      </span>
      {working && (
        <Button size="small" onClick={() => void cancelComparison()}>
          {words.cancel}
        </Button>
      )}
    </section>
  )
}
