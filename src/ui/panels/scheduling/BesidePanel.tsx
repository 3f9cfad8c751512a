import { useMemo, useState } from 'react'
import { parse } from 'yaml'
import type { Decision, ProfileSupposition } from '../../../protocol/messages'
import { besideRows, differenceOf, PRESETS } from '../../../store/besideDecision'
import { beside } from '../../../words/english/beside'
import { useWords, wordsOf } from '../../../words/language'
import css from './BesidePanel.module.css'
import { useBeside } from './useBeside'

const AS_IT_RUNS = 'running'
const PASTED = 'pasted'

/** What if: the same pod with plugins off or with another profile, beside what was decided. */
export function BesidePanel({ decision }: { readonly decision: Decision }) {
  const words = useWords(beside)
  const [choice, choose] = useState(AS_IT_RUNS)
  const [off, setOff] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const profile = useMemo(() => profileOf(choice, text, off), [choice, text, off])
  const told = useBeside(decision.pod, profile)
  const toggle = (plugin: string, on: boolean) =>
    setOff(on ? off.filter((name) => name !== plugin) : [...off, plugin])
  return (
    <section className={css.beside} aria-label={words.whatIf}>
      <div className={css.choice}>
        <label>
          {words.decidedWith}{' '}
          <select value={choice} onChange={({ target }) => choose(target.value)}>
            <option value={AS_IT_RUNS}>{words.runningProfile}</option>
            {PRESETS.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
            <option value={PASTED}>{words.aProfile}</option>
          </select>
        </label>
      </div>
      {choice === PASTED && (
        <textarea
          className={css.pasted}
          aria-label={words.configuration}
          placeholder="apiVersion: kubescheduler.config.k8s.io/v1 …"
          rows={5}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <details className={css.plugins}>
        <summary>
          {off.length === 0 ? words.pluginsOff : words.withoutPlugins(off.join(', '))}
        </summary>
        {pluginsOf(decision).map((plugin) => (
          <label key={plugin}>
            <input
              type="checkbox"
              checked={!off.includes(plugin)}
              onChange={({ target }) => toggle(plugin, target.checked)}
            />
            {plugin}
          </label>
        ))}
      </details>
      {told !== undefined && 'problem' in told && (
        <p className={css.problem} role="alert">
          {told.problem}
        </p>
      )}
      {told !== undefined && 'now' in told && (
        <Table then={decision} {...told} name={nameOf(choice, off)} />
      )}
    </section>
  )
}

interface TableProps {
  readonly then: Decision
  readonly now: Decision
  readonly supposed: Decision
  readonly name: string
}

function Table({ then, now, supposed, name }: TableProps) {
  const words = useWords(beside)
  return (
    <>
      <p className={css.sentence} role="status">
        {differenceOf(name, now, supposed)}
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.node}</th>
            <th scope="col">{words.then}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.supposed}</th>
          </tr>
        </thead>
        <tbody>
          {besideRows(then, now, supposed).map((row) => (
            <tr key={row.node}>
              <th scope="row">{row.node}</th>
              <td data-winner={then.node === row.node || undefined}>{row.then}</td>
              <td data-winner={now.node === row.node || undefined}>{row.now}</td>
              <td data-winner={supposed.node === row.node || undefined}>{row.supposed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Undefined while nothing is supposed. */
function profileOf(
  choice: string,
  text: string,
  off: readonly string[],
): ProfileSupposition | undefined {
  const preset = PRESETS.find(({ id }) => id === choice)
  if (preset !== undefined) return { ...preset.profile, off }
  if (choice === PASTED) return text.trim() === '' ? undefined : { configuration: read(text), off }
  return off.length === 0 ? undefined : { off }
}

/** What is no YAML is no configuration either: the scheduler says what is wrong with it. */
function read(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return text
  }
}

function nameOf(choice: string, off: readonly string[]): string {
  const words = wordsOf(beside)
  const preset = PRESETS.find(({ id }) => id === choice)?.name
  const profile = preset ?? (choice === PASTED ? words.yourProfile : words.runningProfile)
  return off.length === 0 ? profile : words.without(profile, off.join(', '))
}

/** All that filters or scores, whether or not it had something to say. */
function pluginsOf({ filters, skippedFilters, scorers, skippedScorers }: Decision): string[] {
  const scoring = [...scorers.map(({ plugin }) => plugin), ...skippedScorers]
  return [...new Set([...filters, ...skippedFilters, ...scoring])]
}
