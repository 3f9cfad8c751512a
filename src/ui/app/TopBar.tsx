import FileCode from 'lucide-react/icons/file-code'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import List from 'lucide-react/icons/list'
import Moon from 'lucide-react/icons/moon'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import ScrollText from 'lucide-react/icons/scroll-text'
import Sun from 'lucide-react/icons/sun'
import type { ReactNode } from 'react'
import { setChatter as setPaceChatter } from '../../store/pace'
import { type DockTab, openDock, useSelection } from '../../store/selection'
import { type SessionControl, useSession } from '../../store/session'
import { forgetPlaces, setTheme, useSettings } from '../../store/settings'
import { Helm } from './Helm'
import css from './TopBar.module.css'

export function TopBar({ session }: { readonly session: Promise<SessionControl> }) {
  const saveProblem = useSession((state) => state.saveProblem)
  const chatter = useSettings((state) => state.chatter)
  return (
    <header className={css.bar}>
      <h1 className={css.brand}>
        <Helm /> Kubeorama
      </h1>
      <span className={css.separator} />
      <span className={css.scene}>A small healthy cluster</span>
      {saveProblem !== '' && <span className={css.problem}>{saveProblem}</span>}
      <span className={css.grow} />
      <label className={css.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={chatter}
          onChange={(event) => setPaceChatter(event.target.checked)}
        />
        Background chatter
      </label>
      <DockButton tab="yaml" label="YAML">
        <FileCode size={16} />
      </DockButton>
      <DockButton tab="events" label="Events">
        <ScrollText size={16} />
      </DockButton>
      <DockButton tab="objects" label="Objects">
        <List size={16} />
      </DockButton>
      <span className={css.separator} />
      <Tool label="Tidy up: everything back to its place" onClick={forgetPlaces}>
        <LayoutGrid size={18} />
      </Tool>
      <Tool
        label="Start over with a fresh cluster"
        onClick={() => void session.then((control) => control.reset())}
      >
        <RotateCcw size={18} />
      </Tool>
      <ThemeTool />
    </header>
  )
}

function ThemeTool() {
  // Subscribed so that the sign changes with the theme; what shows is read off the document.
  useSettings((state) => state.theme)
  const dark = document.documentElement.dataset.theme === 'dark'
  return (
    <Tool
      label={dark ? 'Light theme' : 'Dark theme'}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun size={18} /> : <Moon size={18} />}
    </Tool>
  )
}

interface ToolProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <button type="button" className={css.tool} aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

interface DockButtonProps {
  readonly tab: DockTab
  readonly label: string
  readonly children: ReactNode
}

function DockButton({ tab, label, children }: DockButtonProps) {
  const open = useSelection((state) => state.dock === tab)
  return (
    <button
      type="button"
      className={css.button}
      aria-pressed={open}
      onClick={() => openDock(open ? undefined : tab)}
    >
      {children}
      {label}
    </button>
  )
}
