import type { ReactNode } from 'react'
import type { Problem } from '../../../protocol/messages'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import css from './Form.module.css'

interface Props {
  readonly title: string
  /** The one thing it does: `Create`. */
  readonly action: string
  /** What is wrong with the fields: then nothing is sent. */
  readonly wrong?: string | undefined
  readonly onSubmit: () => Promise<Problem | undefined>
  readonly onDone: () => void
  readonly children: ReactNode
}

/**
 * The few things people change, with good defaults: Enter makes it. It makes way for the stage at
 * once, where the request is seen; what the server refuses is said in its words.
 */
export function Form({ title, action, wrong, onSubmit, onDone, children }: Props) {
  const submit = () => {
    if (wrong !== undefined) return
    onDone()
    void notifyIfRefused(onSubmit())
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{title}</h2>
      {children}
      <Button variant="primary" type="submit" disabled={wrong !== undefined}>
        {action}
      </Button>
    </form>
  )
}
