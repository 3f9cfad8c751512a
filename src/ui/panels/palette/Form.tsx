import { type ReactNode, useState } from 'react'
import type { Problem } from '../../../protocol/messages'
import { Button } from '../../design/Button'
import css from './Form.module.css'

interface Props {
  /** The one thing it does: `Create`. */
  readonly action: string
  readonly onSubmit: () => Promise<Problem | undefined>
  readonly onDone: () => void
  readonly children: ReactNode
}

/** The few things people change, with good defaults: Enter makes it. What is refused is said here. */
export function Form({ action, onSubmit, onDone, children }: Props) {
  const [problem, setProblem] = useState<Problem>()
  const submit = async () => {
    const refused = await onSubmit()
    if (refused === undefined) onDone()
    else setProblem(refused)
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {children}
      {problem !== undefined && (
        <p className={css.problem} role="alert">
          {problem.what} {problem.remedy}
        </p>
      )}
      <Button variant="primary" type="submit">
        {action}
      </Button>
    </form>
  )
}
