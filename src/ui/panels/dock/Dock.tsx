import X from 'lucide-react/icons/x'
import { lazy, Suspense } from 'react'
import { type DockTab, openDock, useSelection } from '../../../store/selection'
import { IconButton } from '../../design/IconButton'
import { Tabs } from '../../design/Tabs'
import css from './Dock.module.css'
import { EventsPanel } from './EventsPanel'
import { ObjectsPanel } from './ObjectsPanel'

// The editor is heavy, and not needed for the first picture.
const EditorPanel = lazy(async () => ({
  default: (await import('../editor/EditorPanel')).EditorPanel,
}))

const PluginPanel = lazy(async () => ({
  default: (await import('../editor/PluginPanel')).PluginPanel,
}))

const ActsPanel = lazy(async () => ({
  default: (await import('../acts/ActsPanel')).ActsPanel,
}))

const FETCHED = <p className={css.wait}>The editor is being fetched …</p>

/** The bottom dock: YAML, events, objects, actions, plugins. */
export function Dock() {
  const tab = useSelection((state) => state.dock)
  return (
    <section className={css.dock} data-dock-panel aria-label="Dock">
      <Tabs
        label="Dock"
        value={tab ?? 'yaml'}
        onChange={(id) => openDock(TABS.find((known) => known === id))}
        tabs={[
          {
            id: 'yaml',
            label: 'YAML',
            content: (
              <Suspense fallback={FETCHED}>
                <EditorPanel />
              </Suspense>
            ),
          },
          { id: 'events', label: 'Events', content: <EventsPanel /> },
          { id: 'objects', label: 'Objects', content: <ObjectsPanel /> },
          {
            id: 'acts',
            label: 'Actions',
            content: (
              <Suspense>
                <ActsPanel />
              </Suspense>
            ),
          },
          {
            id: 'plugins',
            label: 'Scheduler plugins',
            content: (
              <Suspense fallback={FETCHED}>
                <PluginPanel />
              </Suspense>
            ),
          },
        ]}
        aside={
          <IconButton
            label="Close the dock"
            size="small"
            side="top"
            onClick={() => openDock(undefined)}
          >
            <X size={16} />
          </IconButton>
        }
      />
    </section>
  )
}

const TABS: readonly DockTab[] = ['yaml', 'events', 'objects', 'acts', 'plugins']
