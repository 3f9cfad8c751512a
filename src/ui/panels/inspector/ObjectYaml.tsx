import { useEffect, useState } from 'react'
import { editObject } from '../../../store/edits/editObject'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import css from './Inspector.module.css'
import { Section } from './Rows'

/** The object as YAML, and the way to change it. */
export function ObjectYaml({ object, path }: { readonly object: unknown; readonly path: string }) {
  const [text, setText] = useState('')
  useEffect(() => {
    let wanted = true
    if (object !== undefined) {
      void import('../../../kubectl/objectText').then(({ textOf }) => {
        if (wanted) setText(textOf(object))
      })
    }
    return () => {
      wanted = false
    }
  }, [object])
  if (text === '') return null
  return (
    <Section title="YAML">
      <div className={css.actions}>
        <Button size="small" onClick={() => void notifyIfRefused(editObject(path))}>
          Edit
        </Button>
        <Button size="small" onClick={() => void navigator.clipboard.writeText(text)}>
          Copy
        </Button>
      </div>
      <pre className={css.code}>{text}</pre>
    </Section>
  )
}
