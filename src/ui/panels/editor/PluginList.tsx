import Plus from 'lucide-react/icons/plus'
import { addDraft, draftState, openDraft, useDrafts, useWritten } from '../../../store/plugins'
import { plugins } from '../../../words/english/plugins'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Menu } from '../../design/Menu'
import css from './PluginPanel.module.css'
import { pluginExamples } from './pluginExamples'

/** All that were written, in this browser and in this cluster. */
export function PluginList({ open }: { readonly open: number }) {
  const words = useWords(plugins)
  const drafts = useDrafts((state) => state.drafts)
  const written = useWritten((state) => state.written)
  return (
    <nav className={css.list} aria-label={words.list}>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <button
              type="button"
              className={css.item}
              aria-current={draft.id === open}
              onClick={() => openDraft(draft.id)}
            >
              {draft.name || words.nameless}
              <small>{words.states[draftState(draft, written)]}</small>
            </button>
          </li>
        ))}
      </ul>
      <Menu
        label={words.aNew}
        trigger={
          <Button size="small" icon={<Plus size={14} />}>
            {words.new}
          </Button>
        }
        items={pluginExamples.map((draft) => ({
          label: words.examples[draft.name],
          onSelect: () => addDraft(draft),
        }))}
      />
    </nav>
  )
}
