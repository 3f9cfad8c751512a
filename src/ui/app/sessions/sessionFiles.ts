/** Session files between the page and the person's disk. */
import type { SessionControl } from '../../../store/session'
import { FILE_ENDING, openFiles, sessionAsFile } from '../../../store/sessions/files'
import { downloadFile } from '../../design/download'

export async function saveAsFile(control: SessionControl): Promise<void> {
  const file = await sessionAsFile(control)
  if (file !== undefined) downloadFile(file)
}

/** Asks for files, and opens them when they were chosen. */
export function chooseFiles(session: Promise<SessionControl>): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = FILE_ENDING
  input.multiple = true
  input.addEventListener('change', () => {
    void session.then((control) => openFiles(control, [...(input.files ?? [])]))
  })
  input.click()
}
