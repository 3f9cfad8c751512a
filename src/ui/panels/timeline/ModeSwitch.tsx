import { setPace } from '../../../store/actions'
import { useTimeline } from '../../../store/timeline'
import { Segments } from '../../design/Segments'
import { Slider } from '../../design/Slider'
import { factorOf, formatFactor, sliderOf } from './speed'
import css from './TimeBar.module.css'

/** Story, Clock or Paused, and how fast: the speed is in plain sight. */
export function ModeSwitch() {
  const pace = useTimeline((state) => state.pace)
  const clock = pace.mode === 'clock' ? `Clock ${formatFactor(pace.factor)}` : 'Clock'
  return (
    <>
      <Segments
        label="Mode of time"
        value={pace.mode}
        segments={[
          { id: 'story', label: 'Story' },
          { id: 'clock', label: clock },
          { id: 'paused', label: 'Paused' },
        ]}
        onChange={(mode) => void setPace({ ...pace, mode, factor: 1 })}
      />
      {pace.mode === 'clock' && (
        <div className={css.speed}>
          <Slider
            label="Speed"
            min={0}
            max={SLIDER_MOST}
            value={sliderOf(pace.factor)}
            words={(at) => `${formatFactor(factorOf(at))} of real time`}
            onChange={(at) => void setPace({ ...pace, factor: factorOf(at) })}
          />
        </div>
      )}
    </>
  )
}

const SLIDER_MOST = 1000
