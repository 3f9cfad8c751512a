import { useMemo } from 'react'
import { textOf } from '../../../kubectl/objectText'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { EditButton } from '../editor/EditButton'
import css from './Inspector.module.css'
import { Section } from './Rows'

interface Props {
  readonly object: unknown
  readonly path: string
}

export function ObjectText({ object, path }: Props) {
  const words = useWords(inspector)
  const text = useMemo(() => (object === undefined ? '' : textOf(object)), [object])
  if (text === '') return null
  return (
    <Section title="YAML">
      <div className={css.actions}>
        <EditButton path={path} />
        <Button size="small" onClick={() => void navigator.clipboard.writeText(text)}>
          {words.copy}
        </Button>
      </div>
      <pre className={css.code}>{text}</pre>
    </Section>
  )
}
