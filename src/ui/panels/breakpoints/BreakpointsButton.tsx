import CirclePause from 'lucide-react/icons/circle-pause'
import { lazy, Suspense } from 'react'
import { openBreakpoints, useBreakpoints } from '../../../store/breakpoints'
import { breakpointsButton } from '../../../words/english/breakpointsButton'
import { useWords } from '../../../words/language'
import { Popover } from '../../design/Popover'
import css from './BreakpointsButton.module.css'

// Only who sets one needs it.
const BreakpointsPanel = lazy(async () => ({
  default: (await import('./BreakpointsPanel')).BreakpointsPanel,
}))

/** Opens the list of breakpoints; says how many are on. */
export function BreakpointsButton() {
  const words = useWords(breakpointsButton)
  const open = useBreakpoints((state) => state.open)
  const on = useBreakpoints((state) => state.list.filter((one) => one.on).length)
  return (
    <Popover
      label={words.breakpoints}
      side="top"
      open={open}
      onOpenChange={openBreakpoints}
      trigger={
        <button
          type="button"
          className={css.button}
          aria-label={on === 0 ? words.breakpoints : words.on(on)}
          title={words.withKey}
        >
          <CirclePause size={18} aria-hidden="true" />
          {on > 0 && <b>{on}</b>}
        </button>
      }
    >
      <Suspense fallback={words.fetched}>
        <BreakpointsPanel />
      </Suspense>
    </Popover>
  )
}
