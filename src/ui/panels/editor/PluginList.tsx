import Plus from 'lucide-react/icons/plus'
import {
  addDraft,
  type DraftState,
  draftState,
  openDraft,
  useDrafts,
  useWritten,
} from '../../../store/plugins'
import { Button } from '../../design/Button'
import { Menu } from '../../design/Menu'
import css from './PluginPanel.module.css'
import { pluginExamples } from './pluginExamples'

const STATES: Readonly<Record<DraftState, string>> = {
  on: 'takes part',
  off: 'switched off',
  changed: 'changed here',
  draft: 'not in this cluster',
}

/** All that were written, in this browser and in this cluster. */
export function PluginList({ open }: { readonly open: number }) {
  const drafts = useDrafts((state) => state.drafts)
  const written = useWritten((state) => state.written)
  return (
    <nav className={css.list} aria-label="Your plugins">
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <button
              type="button"
              className={css.item}
              aria-current={draft.id === open}
              onClick={() => openDraft(draft.id)}
            >
              {draft.name || 'without a name'}
              <small>{STATES[draftState(draft, written)]}</small>
            </button>
          </li>
        ))}
      </ul>
      <Menu
        label="A new plugin"
        trigger={
          <Button size="small" icon={<Plus size={14} />}>
            New
          </Button>
        }
        items={pluginExamples.map(({ title, ...draft }) => ({
          label: title,
          onSelect: () => addDraft(draft),
        }))}
      />
    </nav>
  )
}
