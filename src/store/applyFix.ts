/** Carries out what would help a Pending pod, as a person with kubectl would: step by step. */
import type { FixStep, Problem } from '../protocol/messages'
import { notices } from '../words/english/notices'
import { verbs } from '../words/english/verbs'
import { wordsOf } from '../words/language'
import { command, request } from './actions'
import { problemOf } from './making'
import { notify, tell } from './notices'
import type { ToldFix } from './pending/toldReport'

const CONFLICT = 409

/** True when every step was taken. Says so, and offers to take it back where that is cheap. */
export async function applyFix({ title, node, steps, undo }: ToldFix): Promise<boolean> {
  const problem = await carryOut(wordsOf(verbs).asked.fix(title), steps)
  if (problem !== undefined) {
    notify(problem)
    return false
  }
  const words = wordsOf(notices)
  const takeBack = undo && { label: words.undo, act: () => void takenBack(title, undo) }
  tell(words.fixDone(title, node), takeBack)
  return true
}

async function takenBack(title: string, steps: readonly FixStep[]): Promise<void> {
  const problem = await carryOut(wordsOf(verbs).asked.undoFix(title), steps)
  if (problem === undefined) tell(wordsOf(notices).fixTakenBack(title))
  else notify(problem)
}

/** The first step that is refused ends it. */
async function carryOut(where: string, steps: readonly FixStep[]): Promise<Problem | undefined> {
  for (const step of steps) {
    const problem = await take(where, step)
    if (problem !== undefined) return problem
  }
  return undefined
}

async function take(where: string, step: FixStep): Promise<Problem | undefined> {
  if ('command' in step) return command(step.command)
  const response = await request(step.request)
  if (step.mayExist === true && response.status === CONFLICT) return undefined
  return problemOf(where, response)
}
