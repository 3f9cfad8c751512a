import { useState } from 'react'
import type { PluginTrial } from '../../../protocol/messages'
import { useKeys } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import {
  changeDraft,
  type Draft,
  deleteDraft,
  draftState,
  switchPlugin,
  tryDraft,
  useWritten,
} from '../../../store/plugins'
import { plugins } from '../../../words/english/plugins'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Field } from '../../design/Field'
import { Switch } from '../../design/Switch'
import css from './PluginPanel.module.css'
import { PluginReference } from './PluginReference'
import { TrialTable } from './TrialTable'

interface Props {
  readonly draft: Draft
  /** What went wrong last; empty when nothing did. */
  readonly problem: string
  /** It is on its way to the scheduler: the first one waits for its interpreter. */
  readonly busy: boolean
  readonly onProblem: (problem: string) => void
  readonly onSave: () => void
}

/** Name and weight, the cluster's switch, a try on a pod, and what came of it. */
export function PluginTools({ draft, problem, busy, onProblem, onSave }: Props) {
  const words = useWords(plugins)
  const written = useWritten((state) => state.written)
  const known = written.find(({ name }) => name === draft.name)
  const state = draftState(draft, written)
  const change = (part: Partial<Draft>) => changeDraft(draft.id, part)
  return (
    <div className={css.side}>
      <div className={css.row}>
        <div className={css.name}>
          <Field label={words.name} value={draft.name} onChange={(name) => change({ name })} />
        </div>
        <div className={css.weight}>
          <Field
            label={words.weight}
            type="number"
            min={1}
            max={100}
            value={String(draft.weight)}
            onChange={(text) => change({ weight: Number(text) })}
          />
        </div>
      </div>
      <div className={css.row}>
        <Button
          variant="primary"
          disabled={busy || state === 'on' || state === 'off'}
          onClick={onSave}
        >
          {busy ? words.saving : known === undefined ? words.enable : words.save}
        </Button>
        {known !== undefined && (
          <Switch
            checked={known.enabled}
            onChange={(enabled) => void notifyIfRefused(switchPlugin(known, enabled))}
          >
            {words.takesPart}
          </Switch>
        )}
        <Button
          variant="quiet"
          size="small"
          onClick={() => void notifyIfRefused(deleteDraft(draft))}
        >
          {words.delete}
        </Button>
      </div>
      <Try draft={draft} onProblem={onProblem} />
      {problem !== '' && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <details className={css.help}>
        <summary>{words.whatItCanDo}</summary>
        <PluginReference />
      </details>
    </div>
  )
}

/** The plugin alone on one pod, as if that had no node yet. */
function Try({ draft, onProblem }: Pick<Props, 'draft' | 'onProblem'>) {
  const words = useWords(plugins)
  const pods = useKeys('Pod')
  const [chosen, choose] = useState('')
  const [trial, setTrial] = useState<PluginTrial>()
  const pod = pods.includes(chosen) ? chosen : (pods.at(-1) ?? '')
  const run = async () => {
    const told = await tryDraft(draft, pod)
    setTrial(told)
    onProblem(told.problem)
  }
  if (pod === '') return <p className={css.note}>{words.noPod}</p>
  return (
    <>
      <div className={css.row}>
        <Button onClick={() => void run()}>{words.tryIt}</Button>
        <select
          className={css.pods}
          aria-label={words.podToTry}
          value={pod}
          onChange={({ target }) => choose(target.value)}
        >
          {pods.map((key) => (
            <option key={key} value={key}>
              {key.startsWith('default/') ? key.slice('default/'.length) : key}
            </option>
          ))}
        </select>
      </div>
      <output aria-label={words.whatItSays} aria-live="polite">
        {trial !== undefined && trial.nodes.length > 0 && <TrialTable nodes={trial.nodes} />}
      </output>
    </>
  )
}
