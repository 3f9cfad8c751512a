/** What the YAML editor shows: a manifest, whose text is kept in this browser, or an object. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { keeping } from './keeping'
import { openDock } from './selection'

export interface Editing {
  /** The manifest, also while an object is edited. */
  readonly text: string
  /** The API path of the object being edited; empty for a manifest to apply. */
  readonly path: string
}

const first: Editing = { text: '', path: '' }

export const useEditing = create<Editing>()(
  persist(() => first, { name: 'kubeorama.editor', version: 1, storage: keeping<Editing>() }),
)

export const setText = (text: string): void => {
  useEditing.setState({ text })
}

/** Opens the editor on the object at a path, or on the manifest when it is empty. */
export function showInEditor(path: string): void {
  useEditing.setState({ path })
  openDock('yaml')
}

/** Opens the editor on a manifest that was pasted or dropped. */
export function openManifest(text: string): void {
  useEditing.setState({ text, path: '' })
  openDock('yaml')
}
