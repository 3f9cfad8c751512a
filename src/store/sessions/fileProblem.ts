import type { Problem } from '../../protocol/messages'
import type { FileProblem } from '../../protocol/sessions'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'

/** Why a file cannot be opened, where it is at fault, and what to do. Absent: it gave no answer. */
export function fileProblem(file: string, problem: FileProblem | undefined): Problem {
  const words = wordsOf(keptSessions)
  const reason = problem?.reason ?? 'damaged'
  const what = words.notOpened(file)
  const where = problem?.line === undefined ? words.file[reason] : words.line(problem.line)
  return { what, where, remedy: words.openRemedy[reason] }
}
