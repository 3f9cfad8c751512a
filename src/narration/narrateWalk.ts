/** A pod on its way through the scheduler, told where somebody stopped it. */
import type { Held, NodeVerdict } from '../protocol/messages'
import { linkTo, say, type Told } from './sentence'

/** `Stopped before Bind: …` */
export function tellStop({ point, pod, text }: Pick<Held, 'point' | 'pod' | 'text'>): Told {
  const before = BEFORE.has(point) ? 'before' : 'at'
  const words = text.replaceAll(pod, pod.slice(pod.indexOf('/') + 1))
  return { parts: say`Stopped ${before} ${point} of ${linkTo(`Pod/${pod}`)}: ${words}.`, weight: 3 }
}

/** Where stopping means that it has not happened. */
const BEFORE: ReadonlySet<string> = new Set(['Bind', 'PostBind'])

/** The room is asked, and nothing is given away. */
export const tellQuestion = (pod: string): Told => ({
  parts: say`Stopped before Bind: which node will ${linkTo(`Pod/${pod}`)} get?`,
  weight: 3,
})

/** The answer. `words` is a sentence. */
export const tellWinner = (pod: string, words: string): Told => ({
  parts: say`For ${linkTo(`Pod/${pod}`)}: ${words}`,
  weight: 3,
})

/** What the plugin that spoke last gave, most first, and who leads. */
export function tellPlugin(nodes: readonly NodeVerdict[]): Told | undefined {
  const scored = nodes.filter(({ scores }) => scores.length > 0)
  const plugin = scored[0]?.scores.at(-1)?.plugin
  if (plugin === undefined) return undefined
  const highest = Math.max(...scored.map(({ total }) => total))
  const leaders = scored.filter(({ total }) => total === highest)
  const given = scored
    .map(({ node, scores }) => ({ node, points: lastPoints(scores) }))
    .toSorted((one, other) => other.points - one.points)
  const [first] = given
  const equal = given.every(({ points }) => points === first?.points)
  const told = equal
    ? `gives every node ${first?.points}`
    : `gives ${given
        .slice(0, TOLD_MOST)
        .map(({ node, points }) => `${node} ${points}`)
        .join(', ')}${given.length > TOLD_MOST ? ' …' : ''}`
  const [leader] = leaders
  const lead =
    leaders.length > 1 || leader === undefined
      ? say`${String(leaders.length)} nodes share the lead with ${String(highest)}.`
      : say`${linkTo(`Worker/${leader.node}`)} leads with ${String(highest)}.`
  return { parts: [`${plugin} ${told}; `, ...lead], weight: 3 }
}

const TOLD_MOST = 3

function lastPoints(scores: NodeVerdict['scores']): number {
  const last = scores.at(-1)
  return last === undefined ? 0 : last.normalized * last.weight
}
