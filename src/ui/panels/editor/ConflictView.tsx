import type { JsonValue } from '../../../api/machinery/json'
import type { Versions } from '../../../store/edits/versions'
import { editor } from '../../../words/english/editor'
import { useWords, wordsOf } from '../../../words/language'
import css from './ConflictView.module.css'

interface Props {
  /** Undefined while they cannot be read. */
  readonly versions: Versions | undefined
}

/** The fields that two writers want differently, and beside each other all that each changed. */
export function ConflictView({ versions }: Props) {
  const words = useWords(editor)
  const conflicts = versions?.conflicts ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={focus} tabIndex={0} className={css.view} aria-label={words.conflict}>
      {conflicts.length === 0 && <p>{words.noConflict}</p>}
      {conflicts.length > 0 && (
        <table className={css.fields}>
          <thead>
            <tr>
              <th>{words.field}</th>
              <th>{words.base}</th>
              <th>{words.theirs}</th>
              <th>{words.mine}</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ path, base, theirs, mine }) => (
              <tr key={path}>
                <th scope="row">{path}</th>
                <td>{valueText(base)}</td>
                <td>{valueText(theirs)}</td>
                <td>{valueText(mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={css.sides}>
        <Side title={words.theirChanges} lines={versions?.theirs ?? []} />
        <Side title={words.myChanges} lines={versions?.mine ?? []} />
      </div>
    </section>
  )
}

/** The editor, which had it, is out of sight. */
const focus = (view: HTMLElement | null): void => view?.focus()

function Side({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const words = useWords(editor)
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 && <p>{words.noChanges}</p>}
      {lines.length > 0 && (
        <pre className={css.diff}>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
            <span key={index} data-side={SIDES[line.charAt(0)]}>
              {line}
            </span>
          ))}
        </pre>
      )}
    </div>
  )
}

const SIDES: Readonly<Record<string, string>> = { '-': 'old', '+': 'new', '@': 'place' }

function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return wordsOf(editor).absent
  return typeof value === 'string' ? value : JSON.stringify(value)
}
