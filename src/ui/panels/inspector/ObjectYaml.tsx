import { useEffect, useState } from 'react'
import { editObject } from '../../../store/editing'
import { Button } from '../../design/Button'
import css from './Inspector.module.css'
import { Section } from './Rows'

/** The object as YAML, and the way to change it. */
export function ObjectYaml({ object, path }: { readonly object: unknown; readonly path: string }) {
  const [text, setText] = useState('')
  useEffect(() => {
    let wanted = true
    if (object !== undefined) {
      void import('yaml').then(({ stringify }) => {
        if (wanted) setText(stringify(withoutManagedFields(object), AS_KUBECTL))
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
        <Button size="small" onClick={() => editObject(path, text)}>
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

/** Keys in the order of the alphabet, as `kubectl get -o yaml` prints them. */
const AS_KUBECTL = { aliasDuplicateObjects: false, sortMapEntries: true } as const

function withoutManagedFields(object: unknown): unknown {
  if (typeof object !== 'object' || object === null || !('metadata' in object)) return object
  const { managedFields: _, ...metadata } = object.metadata as Record<string, unknown>
  return { ...object, metadata }
}
