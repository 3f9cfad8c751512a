import X from 'lucide-react/icons/x'
import { lazy, type ReactNode, Suspense } from 'react'
import { type DockTab, openDock, useSelection } from '../../../store/selection'
import { IconButton } from '../../design/IconButton'
import { Tabs } from '../../design/Tabs'
import css from './Dock.module.css'
import { EventsPanel } from './EventsPanel'

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
const ObjectsPanel = lazy(async () => ({
  default: (await import('../objects/ObjectsPanel')).ObjectsPanel,
}))

const RequestsPanel = lazy(async () => ({
  default: (await import('../requests/RequestsPanel')).RequestsPanel,
}))

const EtcdPanel = lazy(async () => ({
  default: (await import('../etcd/EtcdPanel')).EtcdPanel,
}))

const LogsPanel = lazy(async () => ({
  default: (await import('../logs/LogsPanel')).LogsPanel,
}))

const VisitorsPanel = lazy(async () => ({
  default: (await import('../visitors/VisitorsPanel')).VisitorsPanel,
}))

const BecausePanel = lazy(async () => ({
  default: (await import('../because/BecausePanel')).BecausePanel,
}))

const COMING = <p className={css.wait}>The panel is being fetched …</p>
const FETCHED = <p className={css.wait}>The editor is being fetched …</p>

/** The bottom dock: what is written, and what can be read of the cluster. */
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
          { id: 'objects', label: 'Objects', content: fetched(<ObjectsPanel />) },
          { id: 'acts', label: 'Actions', content: fetched(<ActsPanel />) },
          { id: 'requests', label: 'API traffic', content: fetched(<RequestsPanel />) },
          { id: 'etcd', label: 'etcd', content: fetched(<EtcdPanel />) },
          { id: 'logs', label: 'Logs', content: fetched(<LogsPanel />) },
          { id: 'visitors', label: 'Visitors', content: fetched(<VisitorsPanel />) },
          { id: 'because', label: 'Because', content: fetched(<BecausePanel />) },
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

const fetched = (panel: ReactNode) => <Suspense fallback={COMING}>{panel}</Suspense>

const TABS: readonly DockTab[] = [
  'yaml',
  'events',
  'objects',
  'acts',
  'requests',
  'etcd',
  'logs',
  'visitors',
  'because',
  'plugins',
]
