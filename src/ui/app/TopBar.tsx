import Columns2 from 'lucide-react/icons/columns-2'
import FileCode from 'lucide-react/icons/file-code'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import List from 'lucide-react/icons/list'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import ScrollText from 'lucide-react/icons/scroll-text'
import Search from 'lucide-react/icons/search'
import { lazy, type ReactNode, Suspense } from 'react'
import { setChatter } from '../../store/pace'
import { useScene } from '../../store/scene'
import { type DockTab, openComparison, openDock, useSelection } from '../../store/selection'
import { type SessionControl, useSession } from '../../store/session'
import { useSettings } from '../../store/settings'
import { app } from '../../words/english/app'
import { useWords } from '../../words/language'
import { tidyStage } from '../canvas/view/stageCommands'
import { Button } from '../design/Button'
import { IconButton } from '../design/IconButton'
import { Switch } from '../design/Switch'
import { MessageFilterTool } from '../panels/messages/MessageFilterTool'
import { keyName } from './actions/action'
import { askFor } from './actions/asking'
import { Helm } from './Helm'
import { startOver } from './startOver'
import { ThemeTool } from './ThemeTool'
import css from './TopBar.module.css'
import { UndoTools } from './UndoTools'

const SessionsTool = lazy(async () => ({
  default: (await import('./sessions/SessionsTool')).SessionsTool,
}))

/** Name, what there is, the panels of the dock, and what concerns the page as a whole. */
export function TopBar({ session }: { readonly session: Promise<SessionControl> }) {
  const words = useWords(app)
  const saveProblem = useSession((state) => state.saveProblem)
  const chatter = useSettings((state) => state.chatter)
  return (
    <header className={css.bar}>
      <h1 className={css.brand}>
        <Helm /> Kubeorama
      </h1>
      <span className={css.separator} />
      <Scene />
      <span className={css.session}>
        <Suspense>
          <SessionsTool session={session} />
        </Suspense>
      </span>
      {saveProblem !== '' && (
        <span className={css.problem} role="status" title={saveProblem}>
          {saveProblem}
        </span>
      )}
      <span className={css.grow} />
      <span className={css.chatter}>
        <Switch checked={chatter} onChange={setChatter}>
          <span className={css.whole}>{words.chatter}</span>
          <span className={css.brief} aria-hidden="true">
            {words.chatterShort}
          </span>
        </Switch>
      </span>
      <MessageFilterTool />
      <DockButton tab="yaml" label={words.dock.yaml}>
        <FileCode size={16} />
      </DockButton>
      <DockButton tab="events" label={words.dock.events}>
        <ScrollText size={16} />
      </DockButton>
      <DockButton tab="objects" label={words.dock.objects}>
        <List size={16} />
      </DockButton>
      <CompareButton />
      <span className={css.separator} />
      <UndoTools />
      <IconButton label={words.find} keys={keyName('Mod+k')} onClick={() => askFor('find')}>
        <Search size={18} />
      </IconButton>
      <IconButton label={words.tidy} onClick={tidyStage}>
        <LayoutGrid size={18} />
      </IconButton>
      <IconButton label={words.startOver} onClick={() => void startOver(session)}>
        <RotateCcw size={18} />
      </IconButton>
      <ThemeTool />
    </header>
  )
}

function Scene() {
  return <span className={css.scene}>{useScene()}</span>
}

function CompareButton() {
  const words = useWords(app)
  const open = useSelection((state) => state.comparing)
  return (
    <Button
      icon={<Columns2 size={16} />}
      aria-pressed={open}
      data-open={open}
      onClick={() => openComparison(!open)}
    >
      {words.compare}
    </Button>
  )
}

interface DockButtonProps {
  readonly tab: DockTab
  readonly label: string
  readonly children: ReactNode
}

function DockButton({ tab, label, children }: DockButtonProps) {
  const open = useSelection((state) => state.dock === tab && !state.comparing)
  return (
    <Button
      icon={children}
      aria-pressed={open}
      data-open={open}
      onClick={() => openDock(open ? undefined : tab)}
    >
      {label}
    </Button>
  )
}
