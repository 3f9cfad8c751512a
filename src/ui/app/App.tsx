import { lazy, Suspense } from 'react'
import { useSelection } from '../../store/selection'
import type { SessionControl } from '../../store/session'
import { useSession } from '../../store/session'
import { TooltipRoom } from '../design/Tooltip'
import { Caption } from '../panels/caption/Caption'
import { Dock } from '../panels/dock/Dock'
import { Inspector } from '../panels/inspector/Inspector'
import { Rail } from '../panels/palette/Rail'
import { SchedulingPanel } from '../panels/scheduling/SchedulingPanel'
import { TimeBar } from '../panels/timeline/TimeBar'
import css from './App.module.css'
import { CrashNotice } from './CrashNotice'
import { StageArea } from './StageArea'
import { Toasts } from './Toasts'
import { TopBar } from './TopBar'
import { useFileDrop } from './useFileDrop'
import { usePaste } from './usePaste'
import { useShortcuts } from './useShortcuts'
import { useTheme } from './useTheme'

const PointStrip = lazy(() =>
  import('../panels/scheduling/deciding/PointStrip').then((loaded) => ({
    default: loaded.PointStrip,
  })),
)

/** The frame: bar above, palette at the left, stage with its panels, caption and time below. */
export function App({ session }: { readonly session: Promise<SessionControl> }) {
  useTheme()
  useShortcuts()
  usePaste()
  const { dropping, hands } = useFileDrop()
  const crashed = useSession((state) => state.phase === 'crashed')
  const dock = useSelection((state) => state.dock !== undefined)
  const side = useSelection(sideOf)
  return (
    <TooltipRoom>
      <div className={css.app} data-side={side} data-dock={dock || undefined} {...hands}>
        <TopBar session={session} />
        <Rail />
        <main className={css.stage} data-dropping={dropping || undefined}>
          <StageArea />
        </main>
        {side === 'inspector' && <Inspector />}
        {side === 'scheduling' && <SchedulingPanel />}
        {side === 'scheduling' && (
          <Suspense>
            <PointStrip />
          </Suspense>
        )}
        {dock && <Dock />}
        <Caption />
        <TimeBar />
        <Toasts />
        {crashed && <CrashNotice session={session} />}
      </div>
    </TooltipRoom>
  )
}

function sideOf({ selected, scheduling }: ReturnType<typeof useSelection.getState>): string {
  if (scheduling !== undefined) return 'scheduling'
  return selected === undefined ? 'none' : 'inspector'
}
