import { useEffect, useState } from 'react'
import {
  addDraft,
  changeDraft,
  type Draft,
  faultLine,
  refreshWritten,
  saveDraft,
  useDrafts,
} from '../../../store/plugins'
import { onMoment } from '../../../store/timeline'
import { plugins } from '../../../words/english/plugins'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { EmptyState } from '../../design/EmptyState'
import { CodeEditor } from './CodeEditor'
import { javascriptOf } from './javascriptKind'
import { PluginList } from './PluginList'
import css from './PluginPanel.module.css'
import { PluginReference } from './PluginReference'
import { PluginTools } from './PluginTools'
import { pluginExamples } from './pluginExamples'

/** Scheduler plugins that a person writes: which there are, the source, and what it does. */
export function PluginPanel() {
  const { drafts, open } = useDrafts()
  const draft = drafts.find(({ id }) => id === open)
  useEffect(() => {
    void refreshWritten()
    return onMoment(({ note }) => {
      // Scripts write plugins too.
      if (note.type === 'operator') void refreshWritten()
    })
  }, [])
  if (draft === undefined) return <Beginning />
  return (
    <div className={css.panel}>
      <PluginList open={open} />
      <Workbench key={draft.id} draft={draft} />
    </div>
  )
}

function Beginning() {
  const words = useWords(plugins)
  return (
    <div className={css.beginning}>
      <EmptyState
        title={words.none}
        action={
          <div className={css.row}>
            {pluginExamples.map((draft) => (
              <Button key={draft.name} onClick={() => addDraft(draft)}>
                {words.examples[draft.name]}
              </Button>
            ))}
          </div>
        }
      >
        {words.about}
      </EmptyState>
      <PluginReference />
    </div>
  )
}

/** The source, and beside it what can be done with it. A key of its own for each draft. */
function Workbench({ draft }: { readonly draft: Draft }) {
  const words = useWords(plugins)
  const [kind] = useState(() => javascriptOf(words.source))
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const refused = await saveDraft(draft)
    setBusy(false)
    setProblem(refused === undefined ? '' : `${refused.what} ${refused.remedy}`)
  }
  return (
    <>
      <div className={css.text}>
        <CodeEditor
          kind={kind}
          text={draft.source}
          problems={problem === '' ? [] : [faultLine(problem)]}
          onChange={(source) => changeDraft(draft.id, { source })}
          onApply={() => void save()}
        />
      </div>
      <PluginTools
        draft={draft}
        problem={problem}
        busy={busy}
        onProblem={setProblem}
        onSave={() => void save()}
      />
    </>
  )
}
