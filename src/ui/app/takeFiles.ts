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

/** A saved session opens; anything else is read as manifests. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const sessions = files.filter(isSession)
  if (sessions.length > 0) (await import('../../store/sessions/shelf')).offerFiles(sessions)
  const read = await readFiles(files.filter((file) => !isSession(file)))
  for (const problem of read.problems) notify(problem)
  takeTexts(read.texts)
}

const isSession = ({ name }: File): boolean => name.endsWith('.kubeorama')
