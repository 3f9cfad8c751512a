import type { LineProblem } from '../../../store/applying'
import { editor } from '../../../words/english/editor'
import { useWords } from '../../../words/language'
import type { Place } from './CodeEditor'
import css from './Problems.module.css'

interface Props {
  readonly problems: readonly LineProblem[]
  readonly onGoTo: (place: Place) => void
}

/** What is wrong in the text, each as the way to its line. */
export function Problems({ problems, onGoTo }: Props) {
  const words = useWords(editor)
  return (
    <>
      {problems.map((problem) => (
        <button
          key={`${problem.line}${problem.what}`}
          type="button"
          className={css.problem}
          onClick={() => onGoTo({ line: problem.line })}
        >
          {words.problemAt(problem.line, problem.what)}
        </button>
      ))}
      {problems.length > 1 && <p className={css.keys}>{words.problemKeys}</p>}
    </>
  )
}
