import { type ReactNode, useId } from 'react'
import { useRun } from '../../../store/comparison/run'
import type { SetupProblem } from '../../../store/comparison/setup'
import css from './SetupForm.module.css'

interface Wrong {
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

interface Props {
  readonly input: SetupProblem['input']
  readonly children: (wrong: Wrong) => ReactNode
}

/** An input with what was wrong with it, as the parser or kube-scheduler said it. */
export function Problems({ input, children }: Props) {
  const problems = useRun((state) => state.problems)
  const id = useId()
  const own = problems.filter((problem) => problem.input === input)
  const wrong = own.length > 0
  return (
    <>
      {children({ 'aria-invalid': wrong, 'aria-describedby': wrong ? id : undefined })}
      {wrong && (
        <div id={id} className={css.problem} role="alert">
          {own.map(({ what, line }) => (
            <p key={`${line}${what}`}>{what}</p>
          ))}
        </div>
      )}
    </>
  )
}
