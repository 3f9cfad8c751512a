import { useEffect, useRef, useState } from 'react'
import { SESSION_NAME_MOST, type SessionRecord } from '../../../protocol/sessions'
import { nameOf } from '../../../store/sessions/shelf'
import { sessions } from '../../../words/english/sessions'
import { useWords } from '../../../words/language'
import { Field } from '../../design/Field'

interface Props {
  readonly of: SessionRecord
  /** Without a name: it stays as it is. */
  readonly done: (name?: string) => void
}

/** The name of a session, where it stands. Enter and a click elsewhere take it, Escape does not. */
export function SessionName({ of, done }: Props) {
  const words = useWords(sessions)
  const [name, setName] = useState(nameOf(of))
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  return (
    <Field
      ref={input}
      label={words.name}
      labelHidden
      value={name}
      maxLength={SESSION_NAME_MOST}
      onChange={setName}
      onBlur={() => done(name)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') done(name)
        if (key === 'Escape') done()
      }}
    />
  )
}
