import { openManifest, useEditing } from '../../store/editing'
import { notify } from '../../store/notices'
import { readFiles } from './readFiles'

/** Dropped or pasted text joins what the editor holds as further documents: nothing there is lost. */
export function takeTexts(texts: readonly string[]): void {
  if (texts.length === 0) return
  const { text } = useEditing.getState()
  const kept = text.trim() !== '' ? [text] : []
  openManifest([...kept, ...texts].map((one) => one.trimEnd()).join('\n---\n'))
}

export async function takeFiles(files: readonly File[]): Promise<void> {
  const read = await readFiles(files)
  for (const problem of read.problems) notify(problem)
  takeTexts(read.texts)
}
