import type { Act } from '../../../protocol/acts'
import { diffLines, diffText, shellText } from '../../../store/actLines'
import { acts } from '../../../words/english/acts'
import { useWords } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import { clockText } from '../timeline/clockText'
import css from './ActsPanel.module.css'
import { CopyButton } from './CopyButton'
import { useActs } from './useActs'

/** All that was done by hand, newest first: each as its kubectl line, with what it changed. */
export function ActsPanel() {
  const words = useWords(acts)
  const done = useActs(0)
  if (done === undefined) return null
  if (done.length === 0) {
    return (
      <div className={css.empty}>
        <EmptyState title={words.none}>{words.filledBy}</EmptyState>
      </div>
    )
  }
  return (
    <ol className={css.acts} aria-label={words.list}>
      {done.toReversed().map((act) => (
        <li key={act.id}>
          <OneAct act={act} />
        </li>
      ))}
    </ol>
  )
}

function OneAct({ act }: { readonly act: Act }) {
  const words = useWords(acts)
  const { at, deed, changes } = act
  return (
    <>
      <time className={css.time}>{clockText(at)}</time>
      {deed.isKubectl ? (
        <pre className={css.line}>{shellText(deed)}</pre>
      ) : (
        <p className={css.words}>
          {sentence(deed.line)} <span>{words.noLine}</span>
        </p>
      )}
      <div className={css.buttons}>
        {deed.isKubectl && (
          <CopyButton text={() => shellText(deed)} label={words.copyLine(deed.line)}>
            {words.copy}
          </CopyButton>
        )}
        {changes.length > 0 && (
          <CopyButton text={() => diffText(act)} label={words.copyDiffOf(deed.line)}>
            {words.copyDiff}
          </CopyButton>
        )}
      </div>
      {changes.length > 0 && (
        <details className={css.changes}>
          <summary>{words.changed(changes.length)}</summary>
          {changes.map((change) => (
            <pre key={change.path} className={css.diff}>
              {diffLines(change).map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was done does not change
                <span key={index} data-side={index < FILE_LINES ? 'place' : SIDES[line.charAt(0)]}>
                  {line}
                </span>
              ))}
            </pre>
          ))}
        </details>
      )}
    </>
  )
}

/** The names of the two files, as a patch begins with them. */
const FILE_LINES = 2

const SIDES: Readonly<Record<string, string>> = { '-': 'old', '+': 'new', '@': 'place' }

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
