import { setPace } from '../../../store/actions'
import { useTimeline } from '../../../store/timeline'
import { timeline } from '../../../words/english/timeline'
import { useWords } from '../../../words/language'
import { Segments } from '../../design/Segments'
import { Slider } from '../../design/Slider'
import { factorOf, formatFactor, sliderOf } from './speed'
import css from './TimeBar.module.css'

/** Story, Clock or Paused, and how fast: the speed is in plain sight. */
export function ModeSwitch() {
  const pace = useTimeline((state) => state.pace)
  const words = useWords(timeline)
  const clock = pace.mode === 'clock' ? words.clockAt(formatFactor(pace.factor)) : words.clock
  return (
    <>
      <Segments
        label={words.mode}
        value={pace.mode}
        segments={[
          { id: 'story', label: words.story },
          { id: 'clock', label: clock },
          { id: 'paused', label: words.paused },
        ]}
        onChange={(mode) => void setPace({ ...pace, mode, factor: 1 })}
      />
      {pace.mode === 'clock' && (
        <div className={css.speed}>
          <Slider
            label={words.speed}
            min={0}
            max={SLIDER_MOST}
            value={sliderOf(pace.factor)}
            words={(at) => words.ofRealTime(formatFactor(factorOf(at)))}
            onChange={(at) => void setPace({ ...pace, factor: factorOf(at) })}
          />
        </div>
      )}
    </>
  )
}

const SLIDER_MOST = 1000
