/** The texts of dropped files; what cannot be a manifest is a problem, not read at all. */
import type { Problem } from '../../protocol/messages'

interface FilesRead {
  readonly texts: readonly string[]
  readonly problems: readonly Problem[]
}

/** The API server's limit for one request, beyond which no manifest makes sense. */
const FILE_LIMIT_BYTES = 3_145_728
const FILES_MOST = 20

export async function readFiles(files: readonly File[]): Promise<FilesRead> {
  const texts: string[] = []
  const problems: Problem[] = []
  for (const file of files.slice(0, FILES_MOST)) {
    if (file.size > FILE_LIMIT_BYTES) {
      const what = `Request entity too large: limit is ${FILE_LIMIT_BYTES}`
      problems.push({ where: file.name, what, remedy: 'Drop it in smaller pieces.' })
    } else texts.push(await file.text())
  }
  if (files.length > FILES_MOST) {
    const what = `${files.length} files at once are too many.`
    problems.push({ where: 'the drop', what, remedy: `Drop ${FILES_MOST} at the most.` })
  }
  return { texts, problems }
}
