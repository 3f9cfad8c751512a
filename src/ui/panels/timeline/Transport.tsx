import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import SkipForward from 'lucide-react/icons/skip-forward'
import StepForward from 'lucide-react/icons/step-forward'
import { setPace, step } from '../../../store/actions'
import { selectedObject } from '../../../store/selection'
import { stepChoices, useTimeline } from '../../../store/timeline'
import { timeline } from '../../../words/english/timeline'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { Menu } from '../../design/Menu'
import css from './TimeBar.module.css'

/** Play and pause, and the four steps of a paused cluster. */
export function Transport() {
  const paused = useTimeline((state) => state.pace.mode === 'paused')
  const words = useWords(timeline)
  return (
    <div className={css.transport} role="toolbar" aria-label={words.transport}>
      <button
        type="button"
        className={css.play}
        aria-label={paused ? words.play : words.pause}
        title={paused ? words.playKey : words.pauseKey}
        onClick={togglePlay}
      >
        {paused ? <Play size={20} /> : <Pause size={20} />}
      </button>
      <IconButton
        label={words.nextMessage}
        keys="."
        side="top"
        onClick={() => void step('message')}
      >
        <StepForward size={20} />
      </IconButton>
      <Menu
        label={words.stepTo}
        trigger={
          <button type="button" className={css.quiet} aria-label={words.stepTo}>
            <SkipForward size={18} />
          </button>
        }
        items={stepChoices.map(({ unit, key }) => ({
          label: words.steps[unit],
          keys: key,
          onSelect: () => void step(unit, selectedObject()),
        }))}
      />
    </div>
  )
}

/** Pauses, or goes on in the mode it was in. */
export function togglePlay(): void {
  const { pace, playing } = useTimeline.getState()
  void setPace({ ...pace, mode: pace.mode === 'paused' ? playing : 'paused' })
}
