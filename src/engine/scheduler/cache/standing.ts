/**
 * Answers to questions about where pods are that are asked again for every pod of a workload: how
 * many of its pods each zone has, where its foes are. The first time all looks of pods are gone
 * through; from then on the answer follows the pods that come and go.
 */
import { changesSoFar, forChangesSince } from './changes'
import { isKnown, type KnownNode } from './nodeInfo'
import type { PodTally } from './podTallies'
import type { CacheView } from './schedulerCache'

/** A question with its answer so far. */
export interface Question<Answer> {
  readonly answer: Answer
  /** Those that may count, to begin with. */
  readonly looks: Iterable<PodTally>
  /** Takes in that so many pods of a look came to a node, or went. */
  count(look: PodTally, node: KnownNode, pods: number): void
}

interface Standing {
  readonly question: Question<unknown>
  /** The cache's topology that it goes by. */
  readonly topology: number
  seen: number
}

/** The last ones asked; busy workloads are few at a time. */
const KEPT = 64

const STANDING = new WeakMap<CacheView, Map<string, Standing>>()

/** The answer as of now. `key` names the question with all that the answer depends on. */
export function standingAnswer<Answer>(
  cache: CacheView,
  key: string,
  ask: () => Question<Answer>,
): Answer {
  const kept = keptFor(cache)
  const known = kept.get(key)
  kept.delete(key)
  const standing = known !== undefined && catchUp(cache, known) ? known : begin(cache, ask())
  kept.set(key, standing)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  // A key names one kind of question.
  return standing.question.answer as Answer
}

/** The answer, of nothing but what there is now. */
export function answerNow<Answer>(cache: CacheView, question: Question<Answer>): Answer {
  for (const look of question.looks) {
    look.nodes.forEach((pods, name) => {
      const node = cache.nodes.get(name)
      if (isKnown(node)) question.count(look, node, pods)
    })
  }
  return question.answer
}

/** What a look means to a question, worked out once. */
export function remembered<Meaning extends object>(
  known: WeakMap<PodTally, Meaning>,
  look: PodTally,
  meaningOf: (look: PodTally) => Meaning,
): Meaning {
  let meaning = known.get(look)
  if (meaning === undefined) {
    meaning = meaningOf(look)
    known.set(look, meaning)
  }
  return meaning
}

function begin(cache: CacheView, question: Question<unknown>): Standing {
  const standing = { question, topology: cache.topology, seen: changesSoFar(cache.tallies) }
  answerNow(cache, question)
  return standing
}

/** False where it must begin anew. */
function catchUp(cache: CacheView, standing: Standing): boolean {
  if (standing.topology !== cache.topology) return false
  const { question } = standing
  const caughtUp = forChangesSince(cache.tallies, standing.seen, ({ node: name, look, pods }) => {
    const node = cache.nodes.get(name)
    if (isKnown(node)) question.count(look, node, pods)
  })
  standing.seen = changesSoFar(cache.tallies)
  return caughtUp
}

function keptFor(cache: CacheView): Map<string, Standing> {
  const known = STANDING.get(cache)
  if (known !== undefined) return known
  const kept = new Map<string, Standing>()
  STANDING.set(cache, kept)
  return kept
}
