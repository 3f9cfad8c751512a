import { useState } from 'react'
import { applyText, type LineProblem } from '../../../store/applying'
import { setText, useEditing } from '../../../store/editing'
import { editor } from '../../../words/english/editor'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { CodeEditor, type Place } from './CodeEditor'
import css from './EditorPanel.module.css'
import { examples } from './examples'
import { Problems } from './Problems'
import { UnfinishedEdits } from './UnfinishedEdits'
import { yamlOf } from './yamlKind'

interface Outcome {
  readonly lines: readonly string[]
  readonly problems: readonly LineProblem[]
}

const nothing: Outcome = { lines: [], problems: [] }

/** Manifests to apply. What is refused is said beside it; the text stays. */
export function ManifestEditor() {
  const words = useWords(editor)
  const text = useEditing((state) => state.text)
  const [outcome, setOutcome] = useState(nothing)
  const [busy, setBusy] = useState(false)
  const [place, setPlace] = useState<Place>()
  const [kind] = useState(() => yamlOf(words.manifests, words.pasteHere))
  const apply = async () => {
    setBusy(true)
    setOutcome(await applyText(text))
    setBusy(false)
  }
  return (
    <div className={css.editor}>
      <div className={css.text}>
        <CodeEditor
          kind={kind}
          text={text}
          problems={outcome.problems}
          place={place}
          onChange={setText}
          onApply={apply}
        />
      </div>
      <div className={css.side}>
        <div className={css.actions}>
          <Button
            variant="primary"
            disabled={busy || text.trim() === ''}
            onClick={() => void apply()}
          >
            {words.apply}
          </Button>
        </div>
        <output className={css.outcome} aria-live="polite">
          {busy && <p>{words.sent}</p>}
          {outcome.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Problems problems={outcome.problems} onGoTo={setPlace} />
        </output>
        <UnfinishedEdits />
        {text.trim() === '' && (
          <div className={css.actions}>
            {examples.map((example) => (
              <Button key={example.name} size="small" onClick={() => setText(example.text)}>
                {words.examples[example.name]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
