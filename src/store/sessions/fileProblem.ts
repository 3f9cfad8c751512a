import type { Problem } from '../../protocol/messages'
import type { FileProblem } from '../../protocol/sessions'
import { keptSessions } from '../../words/english/keptSessions'
import { wordsOf } from '../../words/language'

/** Why a file cannot be opened, where it is at fault, and what to do. Absent: it gave no answer. */
export function fileProblem(file: string, problem: FileProblem | undefined): Problem {
  const reason = problem?.reason ?? 'damaged'
  const what = wordsOf(keptSessions).notOpened(file)
  const where =
    problem?.line === undefined
      ? wordsOf(keptSessions).file[reason]
      : wordsOf(keptSessions).line(problem.line)
  return { what, where, remedy: wordsOf(keptSessions).openRemedy[reason] }
}
