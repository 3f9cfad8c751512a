import X from 'lucide-react/icons/x'
import { type ComponentType, lazy, Suspense } from 'react'
import { type DockTab, openDock, useSelection } from '../../../store/selection'
import { dock } from '../../../words/english/dock'
import { useWords } from '../../../words/language'
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

/** The bottom dock: what is written, and what can be read of the cluster. */
export function Dock() {
  const tab = useSelection((state) => state.dock)
  const words = useWords(dock)
  const waits = { panel: words.panelFetched, editor: words.editorFetched }
  return (
    <section className={css.dock} data-dock-panel aria-label={words.dock}>
      <Tabs
        label={words.dock}
        value={tab ?? 'yaml'}
        onChange={(id) => openDock(TABS.find((known) => known.id === id)?.id)}
        tabs={TABS.map(({ id, fetched, Panel }) => ({
          id,
          label: words.tabs[id],
          content: (
            <Suspense fallback={fetched && <p className={css.wait}>{waits[fetched]}</p>}>
              <Panel />
            </Suspense>
          ),
        }))}
        aside={
          <IconButton
            label={words.close}
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

interface Tab {
  readonly id: DockTab
  /** What is said while it comes; nothing where it is at hand. */
  readonly fetched?: 'panel' | 'editor'
  readonly Panel: ComponentType
}

const TABS: readonly Tab[] = [
  { id: 'yaml', fetched: 'editor', Panel: EditorPanel },
  { id: 'events', Panel: EventsPanel },
  { id: 'objects', fetched: 'panel', Panel: ObjectsPanel },
  { id: 'acts', fetched: 'panel', Panel: ActsPanel },
  { id: 'requests', fetched: 'panel', Panel: RequestsPanel },
  { id: 'etcd', fetched: 'panel', Panel: EtcdPanel },
  { id: 'logs', fetched: 'panel', Panel: LogsPanel },
  { id: 'visitors', fetched: 'panel', Panel: VisitorsPanel },
  { id: 'because', fetched: 'panel', Panel: BecausePanel },
  { id: 'plugins', fetched: 'editor', Panel: PluginPanel },
]
