/** The texts of dropped files; what cannot be a manifest is a problem, not read at all. */
import type { Problem } from '../../protocol/messages'
import { app } from '../../words/english/app'
import { wordsOf } from '../../words/language'

interface FilesRead {
  readonly texts: readonly string[]
  readonly problems: readonly Problem[]
}

/** The API server's limit for one request, beyond which no manifest makes sense. */
const FILE_LIMIT_BYTES = 3_145_728
const FILES_MOST = 20

export async function readFiles(files: readonly File[]): Promise<FilesRead> {
  const words = wordsOf(app).files
  const texts: string[] = []
  const problems: Problem[] = []
  for (const file of files.slice(0, FILES_MOST)) {
    if (file.size > FILE_LIMIT_BYTES) {
      const what = `Request entity too large: limit is ${FILE_LIMIT_BYTES}`
      problems.push({ where: file.name, what, remedy: words.smaller })
    } else texts.push(await file.text())
  }
  if (files.length > FILES_MOST) {
    const what = words.tooMany(files.length)
    problems.push({ where: words.drop, what, remedy: words.most(FILES_MOST) })
  }
  return { texts, problems }
}
