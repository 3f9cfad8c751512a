/** The YAML editor's text: kept here, and in this browser, so that nothing typed is ever lost. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { keeping } from './keeping'
import { openDock } from './selection'

export interface Editing {
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

/** Opens the editor on an object's YAML. */
export function editObject(path: string, text: string): void {
  useEditing.setState({ text, path })
  openDock('yaml')
}

/** Opens the editor on a manifest that was pasted or dropped. */
export function openManifest(text: string): void {
  useEditing.setState({ text, path: '' })
  openDock('yaml')
}
