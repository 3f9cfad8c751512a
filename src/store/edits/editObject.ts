import type { Problem } from '../../protocol/messages'
import { pathOf } from '../objects'

/** Opens the editor on an object, as `kubectl edit` would; with what was typed before, if it waits. */
export async function editObject(path: string): Promise<Problem | undefined> {
  // The parser is heavy, and not needed for the first picture.
  const { openEdit } = await import('./openEdit')
  return openEdit(path)
}

/** The same of what `Pod/default/web-7` names. */
export function editNamed(ref: string): Promise<Problem | undefined> {
  const [kind = '', ...key] = ref.split('/')
  const [name = '', namespace = ''] = key.reverse()
  return editObject(pathOf(kind, namespace, name))
}
