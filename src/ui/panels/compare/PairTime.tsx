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
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import { Slider } from '../../design/Slider'
import css from './PairTime.module.css'

/** One time for both halves: play, hold, step, or go to any moment. */
export function PairTime() {
  const { phase, frames, shown, playing } = useRun()
  const last = Math.max(0, frames.length - 1)
  const timeOf = (frame: number): string => secondsText(frames[frame]?.at ?? 0)
  const working = isWorking(phase)
  return (
    <section className={css.time} aria-label="Time of both halves">
      <IconButton
        label="One moment back"
        side="top"
        disabled={shown === 0}
        onClick={() => showFrame(shown - 1)}
      >
        <ChevronLeft size={18} />
      </IconButton>
      <IconButton label={playing ? 'Hold both' : 'Play both'} side="top" onClick={togglePlaying}>
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </IconButton>
      <IconButton
        label="One moment on"
        side="top"
        disabled={shown === last}
        onClick={() => showFrame(shown + 1)}
      >
        <ChevronRight size={18} />
      </IconButton>
      <span className={css.slider}>
        <Slider
          label="Moment"
          value={shown}
          min={0}
          max={Math.max(1, last)}
          words={timeOf}
          onChange={showFrame}
        />
      </span>
      <span className={css.clock}>
        {timeOf(shown)} of {timeOf(last)}
      </span>
      <Button size="small" disabled={shown === last} onClick={() => showFrame(last)}>
        To the end
      </Button>
      <span className={css.state} role="status">
        {STATES[phase]}
      </span>
      {working && (
        <Button size="small" onClick={() => void cancelComparison()}>
          Cancel
        </Button>
      )}
    </section>
  )
}

const STATES: Readonly<Record<string, string>> = {
  running: 'Still running',
  done: 'Done',
  stopped: 'Stopped',
}
