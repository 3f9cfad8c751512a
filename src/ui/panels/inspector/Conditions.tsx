import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import css from './Inspector.module.css'
import { Section } from './Rows'

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

/** status.conditions, as the API holds them. */
export function Conditions({ object }: { readonly object: unknown }) {
  const words = useWords(inspector)
  const conditions = conditionsOf(object)
  if (conditions.length === 0) return null
  return (
    <Section title={words.conditions}>
      <ul className={css.list}>
        {conditions.map((one) => (
          <li key={one.type}>
            <strong>{one.type}</strong> {one.status}
            {one.reason !== undefined && ` · ${one.reason}`}
            {one.message !== undefined && <div className={css.kind}>{one.message}</div>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** An object the API server itself answered: its shape is known. */
export function conditionsOf(object: unknown): readonly Condition[] {
  if (typeof object !== 'object' || object === null || !('status' in object)) return []
  const status = object.status as { readonly conditions?: readonly Condition[] } | undefined
  return status?.conditions ?? []
}
