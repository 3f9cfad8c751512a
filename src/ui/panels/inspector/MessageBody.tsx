import { message } from '../../../words/english/message'
import { useWords } from '../../../words/language'
import { diffOf } from './diffOf'
import css from './Inspector.module.css'

interface Props {
  readonly title: string
  readonly value: unknown
  /** What it was before: then only what changed is shown. */
  readonly before?: unknown
  readonly open?: boolean
}

/** Plain data field by field, or what changed of it. */
export function MessageBody({ title, value, before, open = false }: Props) {
  const words = useWords(message)
  const lines = diffOf(before, value)
  return (
    <details className={css.section} open={open}>
      <summary>{title}</summary>
      <div className={css.diff}>
        {lines.length === 0 && <div>{words.nothing}</div>}
        {lines.map((line) => (
          <div key={line.key} data-side={line.side}>
            {line.text}
          </div>
        ))}
      </div>
    </details>
  )
}
