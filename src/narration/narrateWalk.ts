/** A pod on its way through the scheduler, told where somebody stopped it. */
import type { Held, NodeVerdict } from '../protocol/messages'
import { narration } from '../words/english/narration'
import { wordsOf } from '../words/language'
import { linkTo, say, type Told } from './sentence'

/** `Stopped before Bind: …` */
export function tellStop({ point, pod, text }: Pick<Held, 'point' | 'pod' | 'text'>): Told {
  const { walk } = wordsOf(narration)
  const word = BEFORE.has(point) ? walk.before : walk.at
  const words = text.replaceAll(pod, pod.slice(pod.indexOf('/') + 1))
  return { parts: say(word, point, linkTo(`Pod/${pod}`), words), weight: 3 }
}

/** Where stopping means that it has not happened. */
const BEFORE: ReadonlySet<string> = new Set(['Bind', 'PostBind'])

/** The room is asked, and nothing is given away. */
export const tellQuestion = (pod: string): Told => ({
  parts: say(wordsOf(narration).walk.question, linkTo(`Pod/${pod}`)),
  weight: 3,
})

/** The answer. `words` is a sentence. */
export const tellWinner = (pod: string, words: string): Told => ({
  parts: say(wordsOf(narration).walk.answer, linkTo(`Pod/${pod}`), words),
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
  const { walk } = wordsOf(narration)
  const told = equal
    ? walk.givesAll(plugin, first?.points ?? 0)
    : walk.gives(plugin, pointsOf(given.slice(0, TOLD_MOST), given.length > TOLD_MOST))
  const [leader] = leaders
  const lead =
    leaders.length > 1 || leader === undefined
      ? say(walk.share, leaders.length, highest)
      : say(walk.leads, linkTo(`Worker/${leader.node}`), highest)
  return { parts: [told, ' ', ...lead], weight: 3 }
}

interface Given {
  readonly node: string
  readonly points: number
}

/** `worker-1 200, worker-2 100 …` */
const pointsOf = (given: readonly Given[], more: boolean): string =>
  given.map(({ node, points }) => `${node} ${points}`).join(', ') + (more ? ' …' : '')

const TOLD_MOST = 3

function lastPoints(scores: NodeVerdict['scores']): number {
  const last = scores.at(-1)
  return last === undefined ? 0 : last.normalized * last.weight
}
