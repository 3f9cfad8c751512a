import { useEffect, useState } from 'react'
import { useObject } from '../../../store/objects'
import { useTimeline } from '../../../store/timeline'
import css from '../dock/Panes.module.css'

/** An object that the stage does not draw, as YAML. Data of Secrets is not shown. */
export function ChosenObject({ path }: { readonly path: string }) {
  const version = useTimeline((state) => state.readAt)
  const object = useObject(path, version)
  const [text, setText] = useState('')
  useEffect(() => {
    let wanted = true
    void import('yaml').then(({ stringify }) => {
      if (wanted) setText(object === undefined ? '' : stringify(shown(object), SORTED))
    })
    return () => {
      wanted = false
    }
  }, [object])
  return (
    <aside className={css.detail} aria-label="Chosen object">
      <h3>{path}</h3>
      <pre>{text}</pre>
    </aside>
  )
}

const SORTED = { aliasDuplicateObjects: false, sortMapEntries: true } as const

function shown(object: unknown): unknown {
  if (typeof object !== 'object' || object === null) return object
  const { kind, data } = object as { readonly kind?: unknown; readonly data?: unknown }
  if (kind !== 'Secret' || typeof data !== 'object' || data === null) return object
  const hidden = Object.keys(data).map((key) => [key, '(not shown)'])
  return { ...object, data: Object.fromEntries(hidden) }
}
