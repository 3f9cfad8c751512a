import { useMemo } from 'react'
import { textOf } from '../../../kubectl/objectText'
import { useObject } from '../../../store/objects'
import { useTimeline } from '../../../store/timeline'
import { objects } from '../../../words/english/objects'
import { useWords } from '../../../words/language'
import css from '../dock/Panes.module.css'
import { EditButton } from '../editor/EditButton'

/** An object that the stage does not draw, as YAML. Data of Secrets is neither shown nor edited. */
export function ChosenObject({ path }: { readonly path: string }) {
  const { chosen, notShown } = useWords(objects)
  const version = useTimeline((state) => state.readAt)
  const object = useObject(path, version)
  const text = useMemo(
    () => (object === undefined ? '' : textOf(shown(object, notShown))),
    [object, notShown],
  )
  return (
    <aside className={css.detail} aria-label={chosen}>
      <h3>{path}</h3>
      {!path.includes('/secrets/') && (
        <p>
          <EditButton path={path} />
        </p>
      )}
      <pre>{text}</pre>
    </aside>
  )
}

function shown(object: unknown, notShown: string): unknown {
  if (typeof object !== 'object' || object === null) return object
  const { kind, data } = object as { readonly kind?: unknown; readonly data?: unknown }
  if (kind !== 'Secret' || typeof data !== 'object' || data === null) return object
  const hidden = Object.keys(data).map((key) => [key, notShown])
  return { ...object, data: Object.fromEntries(hidden) }
}
