import { useState } from 'react'
import { useEditing } from '../../../store/editing'
import { isUnfinished, type ObjectEdit, typeInto } from '../../../store/edits/edits'
import { takeTheirs, throwAway } from '../../../store/edits/giveUp'
import { shortName } from '../../../store/edits/objectName'
import { createAgain, type Saved, saveEdit } from '../../../store/edits/saveEdit'
import { editor } from '../../../words/english/editor'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { CodeEditor, type Place } from './CodeEditor'
import { ConflictView } from './ConflictView'
import css from './ObjectEditor.module.css'
import { ObjectStrip } from './ObjectStrip'
import { Outcome } from './Outcome'
import { UnfinishedEdits } from './UnfinishedEdits'
import { useKeptNotice } from './useKeptNotice'
import { useVersions } from './useVersions'
import { yamlOf } from './yamlKind'

const NONE: Saved['problems'] = []

/** One object as YAML. What happens to it meanwhile is said above; the text is never touched. */
export function ObjectEditor({ edit }: { readonly edit: ObjectEdit }) {
  const words = useWords(editor)
  const { path, text } = edit
  const { since, versions } = useVersions(edit)
  const [saved, setSaved] = useState<Saved>()
  const [busy, setBusy] = useState(false)
  const [comparing, setComparing] = useState(false)
  const [place, setPlace] = useState<Place>({})
  const [kind] = useState(() => yamlOf(words.text(shortName(path)), words.pasteHere))
  useKeptNotice(path)
  const send = async (sending: Promise<Saved>) => {
    setBusy(true)
    const answer = await sending
    setBusy(false)
    setSaved(answer)
    setComparing(answer.type === 'conflict')
    const [first] = answer.problems
    if (first !== undefined) setPlace(first)
  }
  const backTo = (how: () => unknown) => {
    setComparing(false)
    setSaved(undefined)
    how()
  }
  const leave = () => useEditing.setState({ path: '' })
  return (
    <div className={css.editor}>
      <ObjectStrip
        edit={edit}
        since={since}
        contested={versions?.conflicts ?? []}
        onCompare={comparing ? undefined : () => setComparing(true)}
        onCreateAgain={() => void send(createAgain(edit))}
      />
      <div className={css.text} hidden={comparing}>
        <CodeEditor
          kind={kind}
          text={text}
          problems={saved?.problems ?? NONE}
          place={place}
          onChange={(next) => typeInto(path, next)}
          onApply={() => void send(saveEdit(edit))}
        />
      </div>
      {comparing && <ConflictView versions={versions} />}
      <div className={css.side}>
        <div className={css.actions}>
          {comparing ? (
            <>
              <Button
                variant="primary"
                disabled={busy}
                onClick={() => void send(saveEdit(edit, true))}
              >
                {words.onTop}
              </Button>
              <Button onClick={() => backTo(() => takeTheirs(edit))}>{words.takeTheirs}</Button>
              <Button onClick={() => backTo(() => setPlace({}))}>{words.keepEditing}</Button>
            </>
          ) : (
            <>
              <Button
                variant="primary"
                disabled={busy || !isUnfinished(edit)}
                onClick={() => void send(saveEdit(edit))}
              >
                {words.save}
              </Button>
              <Button onClick={leave}>{words.toManifest}</Button>
              {isUnfinished(edit) && (
                <Button variant="quiet" onClick={() => backTo(() => throwAway(edit))}>
                  {words.discard}
                </Button>
              )}
            </>
          )}
        </div>
        <Outcome busy={busy} saved={saved} onGoTo={setPlace} />
        <UnfinishedEdits open={path} />
      </div>
    </div>
  )
}
