import { Range, Root, Thumb, Track } from 'radix-ui/slider'
import css from './Slider.module.css'

interface Props {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  /** The value in words, for who hears it: `7 points`. */
  readonly words?: (value: number) => string
  readonly onChange: (value: number) => void
}

export function Slider({ label, value, min, max, step = 1, words = String, onChange }: Props) {
  return (
    <Root
      className={css.slider}
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => next !== undefined && onChange(next)}
    >
      <Track className={css.track}>
        <Range className={css.range} />
      </Track>
      <Thumb className={css.thumb} aria-label={label} aria-valuetext={words(value)} />
    </Root>
  )
}
