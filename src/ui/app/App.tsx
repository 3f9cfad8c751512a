import { lazy, Suspense } from 'react'
import { usePicked } from '../../store/picked'
import { useSelection } from '../../store/selection'
import type { SessionControl } from '../../store/session'
import { useSession } from '../../store/session'
import { useTabs } from '../../store/tabs'
import { TooltipRoom } from '../design/Tooltip'
import { Caption } from '../panels/caption/Caption'
import { Dock } from '../panels/dock/Dock'
import { Inspector } from '../panels/inspector/Inspector'
import { Rail } from '../panels/palette/Rail'
import { SchedulingPanel } from '../panels/scheduling/SchedulingPanel'
import { TimeBar } from '../panels/timeline/TimeBar'
import css from './App.module.css'
import { useAsked } from './actions/asking'
import { CrashNotice } from './CrashNotice'
import { StageArea } from './StageArea'
import { Toasts } from './Toasts'
import { TopBar } from './TopBar'
import { useFileDrop } from './useFileDrop'
import { useFrameRoom } from './useFrameRoom'
import { usePaste } from './usePaste'
import { useShortcuts } from './useShortcuts'
import { useTextSize, useTheme } from './useTheme'

// Not needed for the first picture.
const PointStrip = lazy(() =>
  import('../panels/scheduling/deciding/PointStrip').then((loaded) => ({
    default: loaded.PointStrip,
  })),
)
const ComparePanel = lazy(async () => ({
  default: (await import('../panels/compare/ComparePanel')).ComparePanel,
}))

const Overlays = lazy(async () => ({ default: (await import('./finding/Overlays')).Overlays }))
const ElsewhereStrip = lazy(async () => ({
  default: (await import('./sessions/ElsewhereStrip')).ElsewhereStrip,
}))
const PickedPanel = lazy(async () => ({
  default: (await import('../panels/picked/PickedPanel')).PickedPanel,
}))

/** The frame: bar above, palette at the left, stage with its panels, caption and time below. */
export function App({ session }: { readonly session: Promise<SessionControl> }) {
  useTheme()
  useTextSize()
  useFrameRoom()
  useShortcuts()
  usePaste()
  const { dropping, hands } = useFileDrop()
  const crashed = useSession((state) => state.phase === 'crashed')
  const elsewhere = useTabs((state) => state.elsewhere)
  const dock = useSelection((state) => (state.comparing ? undefined : state.dock))
  const many = usePicked((state) => state.picked.length > 0)
  const one = useSelection(sideOf)
  const side = many && one === 'none' ? 'picked' : one
  const asked = useAsked((state) => state.asked)
  return (
    <TooltipRoom>
      <div
        className={css.app}
        data-side={side}
        data-dock={dock}
        data-elsewhere={elsewhere || undefined}
        data-dropping={dropping || undefined}
        {...hands}
      >
        <TopBar session={session} />
        {side === 'comparison' ? (
          <Suspense fallback={<main className={css.whole}>The comparison is being fetched …</main>}>
            <ComparePanel />
          </Suspense>
        ) : (
          <>
            <Rail />
            <main className={css.stage}>
              <StageArea />
            </main>
            {side === 'inspector' && <Inspector />}
            {side === 'picked' && (
              <Suspense>
                <PickedPanel />
              </Suspense>
            )}
            {side === 'scheduling' && <SchedulingPanel />}
            {side === 'scheduling' && (
              <Suspense>
                <PointStrip />
              </Suspense>
            )}
            {dock !== undefined && <Dock />}
            <Caption />
            <TimeBar />
          </>
        )}
        <Toasts />
        {elsewhere && (
          <Suspense>
            <ElsewhereStrip session={session} />
          </Suspense>
        )}
        {asked && (
          <Suspense>
            <Overlays asked={asked} session={session} />
          </Suspense>
        )}
        {crashed && <CrashNotice session={session} />}
      </div>
    </TooltipRoom>
  )
}

type Selection = ReturnType<typeof useSelection.getState>

/** What stands beside the stage, or in the place of everything. */
function sideOf({ selected, scheduling, comparing }: Selection): string {
  if (comparing) return 'comparison'
  if (scheduling !== undefined) return 'scheduling'
  return selected === undefined ? 'none' : 'inspector'
}
