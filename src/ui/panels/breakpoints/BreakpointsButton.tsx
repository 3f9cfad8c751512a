import CirclePause from 'lucide-react/icons/circle-pause'
import { lazy, Suspense } from 'react'
import { openBreakpoints, useBreakpoints } from '../../../store/breakpoints'
import { Popover } from '../../design/Popover'
import css from './BreakpointsButton.module.css'

// Only who sets one needs it.
const BreakpointsPanel = lazy(async () => ({
  default: (await import('./BreakpointsPanel')).BreakpointsPanel,
}))

/** Opens the list of breakpoints; says how many are on. */
export function BreakpointsButton() {
  const open = useBreakpoints((state) => state.open)
  const on = useBreakpoints((state) => state.list.filter((one) => one.on).length)
  return (
    <Popover
      label="Breakpoints"
      side="top"
      open={open}
      onOpenChange={openBreakpoints}
      trigger={
        <button
          type="button"
          className={css.button}
          aria-label={on === 0 ? 'Breakpoints' : `Breakpoints, ${on} on`}
          title="Breakpoints (b)"
        >
          <CirclePause size={18} aria-hidden="true" />
          {on > 0 && <b>{on}</b>}
        </button>
      }
    >
      <Suspense fallback="The breakpoints are being fetched …">
        <BreakpointsPanel />
      </Suspense>
    </Popover>
  )
}
