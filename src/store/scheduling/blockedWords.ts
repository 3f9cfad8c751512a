/** A refusal in a word or two, for where a sentence has no room. */
import type { NodeVerdict } from '../../protocol/messages'
import { verdicts } from '../../words/english/verdicts'
import { wordsOf } from '../../words/language'

type Refusal = NonNullable<NodeVerdict['refusal']>

/** `Insufficient cpu`, `taint gpu`, `cordoned`. `taints` are the node's, as `key=value:Effect`. */
export function blockedWords({ plugin, reasons }: Refusal, taints: readonly string[]): string {
  if (plugin === 'NodeResourcesFit') return lacking(reasons)
  if (plugin === 'TaintToleration') return taintWords(taints)
  const { blocked } = wordsOf(verdicts)
  return isIn(blocked, plugin) ? blocked[plugin] : reasons.join(', ').replace(NODES, '')
}

const isIn = <T extends object>(words: T, name: string): name is string & keyof T =>
  Object.hasOwn(words, name)

/** Upstream counts in this word: `3 node(s) were unschedulable`. */
const NODES = /^node\(s\) /
const INSUFFICIENT = 'Insufficient '

function lacking(reasons: readonly string[]): string {
  const resources = reasons.filter((reason) => reason.startsWith(INSUFFICIENT))
  const others = reasons.filter((reason) => !reason.startsWith(INSUFFICIENT))
  const names = resources.map((reason) => reason.slice(INSUFFICIENT.length))
  return [...(names.length > 0 ? [INSUFFICIENT + names.join(', ')] : []), ...others].join(', ')
}

/** The filter does not say which taint it was: with several, none is named. */
function taintWords(taints: readonly string[]): string {
  const words = wordsOf(verdicts)
  const hard = taints.filter((taint) => !taint.endsWith(':PreferNoSchedule'))
  const [only] = hard
  if (only === undefined || hard.length > 1) return words.someTaint
  const key = only.split(/[=:]/)[0] ?? ''
  return words.taint(key.slice(key.lastIndexOf('/') + 1))
}
