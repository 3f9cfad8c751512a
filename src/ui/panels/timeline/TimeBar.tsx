import { BreakpointsButton } from '../breakpoints/BreakpointsButton'
import { ClockFace } from './ClockFace'
import { ModeSwitch } from './ModeSwitch'
import { Ruler } from './Ruler'
import css from './TimeBar.module.css'
import { Transport } from './Transport'

/** Time is a control: play and pause, step, mode and speed, the ruler, the clock. */
export function TimeBar() {
  return (
    <footer className={css.bar}>
      <Transport />
      <BreakpointsButton />
      <ModeSwitch />
      <Ruler />
      <ClockFace />
    </footer>
  )
}
