/** What a component says about itself, in one sentence; undefined for what needs no words. */
import type { MomentView } from '../protocol/messages'
import { narration } from '../words/english/narration'
import { wordsOf } from '../words/language'
import { type Link, linkTo, type Part, type Sentence, say, type Told } from './sentence'
import { tellCommand } from './tellCommand'

export function narrateMoment(moment: MomentView): Sentence | undefined {
  const told = tell(moment.note)
  if (told === undefined) return undefined
  return { id: moment.id, at: moment.at, speaker: moment.actor, ...told }
}

function tell(note: MomentView['note']): Told | undefined {
  switch (note.type) {
    case 'scheduler.decision':
      return tellDecision(note.decision)
    case 'scheduler.point':
      return tellPoint(note)
    case 'apiserver.stages':
      return tellStages(note)
    case 'operator':
      return tellCommand(note)
    case 'person.printed':
      return { parts: [`kubectl: ${String(note.text)}`], weight: 2 }
    case 'cloud.machine':
      return tellMachine(note)
    case 'traffic.turned':
      return tellTraffic(note)
    default:
      return undefined
  }
}

interface PreemptionFacts {
  readonly nominatedNodeName: string
  readonly allCandidates: number
  readonly candidates: readonly {
    readonly budgetViolations: number
    readonly pods: readonly { readonly priority: number; readonly refusal: string }[]
  }[]
}

interface DecisionFacts {
  readonly pod: string
  readonly node: string
  readonly message: string
  readonly examined: number
  readonly ties: readonly string[]
  readonly preemption?: PreemptionFacts
  readonly nodes: readonly {
    readonly node: string
    readonly refusal?: unknown
    readonly total: number
  }[]
}

function tellDecision(value: unknown): Told | undefined {
  if (!isDecision(value)) return undefined
  const pod = linkTo(`Pod/${value.pod}`)
  if (value.node !== '') return { parts: winnerIn(value, pod), weight: 3 }
  if (value.preemption?.nominatedNodeName) {
    return { parts: tellPreemption(value.preemption, pod), weight: 3 }
  }
  const { noNode } = wordsOf(narration).decision
  return { parts: say(noNode, pod, reasonsIn(value.message)), weight: 3 }
}

function winnerIn({ node, nodes, examined, ties }: DecisionFacts, pod: Link): readonly Part[] {
  const { decision } = wordsOf(narration)
  const worker = linkTo(`Worker/${node}`)
  // Of a large cluster the verdicts stay with the scheduler.
  if (nodes.length < examined) return say(decision.looked, pod, worker, examined)
  const passed = nodes.filter((verdict) => verdict.refusal === undefined).length
  const winner = nodes.find((verdict) => verdict.node === node)
  if (winner === undefined || passed < 2) {
    return say(decision.wins, pod, worker, examined, passed)
  }
  return ties.length > 1
    ? say(decision.drawn, pod, worker, examined, passed, winner.total, ties.length)
    : say(decision.winsWith, pod, worker, examined, passed, winner.total)
}

function tellPreemption(
  { nominatedNodeName, allCandidates, candidates }: PreemptionFacts,
  pod: Link,
): readonly Part[] {
  const { preemption } = wordsOf(narration)
  const [chosen] = candidates
  const victims = chosen?.pods.filter(({ refusal }) => refusal !== '') ?? []
  const highest = Math.max(...victims.map(({ priority }) => priority))
  const worker = linkTo(`Worker/${nominatedNodeName}`)
  const parts =
    allCandidates > 1
      ? say(preemption.best, pod, worker, victims.length, highest, allCandidates)
      : say(preemption.evicts, pod, worker, victims.length, highest)
  const broken = chosen?.budgetViolations ?? 0
  return broken === 0 ? parts : [...parts, ' ', preemption.budgets(broken)]
}

/** The API's own text says it all, and what preemption thought besides: the caption has one line. */
function reasonsIn(message: string): string {
  const [first = ''] = message.split(/\. (?=no new claims|preemption|not found)/)
  return first.endsWith('.') ? first : `${first}.`
}

/** Stations on the way to a decision that are worth a line of their own. */
const TOLD_POINTS = ['Filter', 'Score', 'PostFilter', 'Permit', 'PreBind']

function tellPoint({ pod, text, point }: MomentView['note']): Told | undefined {
  if (typeof pod !== 'string' || typeof text !== 'string' || text === '') return undefined
  if (!TOLD_POINTS.includes(String(point))) return undefined
  return { parts: say(wordsOf(narration).point, linkTo(`Pod/${pod}`), text), weight: 1 }
}

function tellStages({ stages }: MomentView['note']): Told | undefined {
  const last: unknown = Array.isArray(stages) ? stages.at(-1) : undefined
  if (typeof last !== 'object' || last === null || !('refused' in last)) return undefined
  const { refused } = last
  if (typeof refused !== 'string') return undefined
  const plugin = 'plugin' in last ? last.plugin : undefined
  const { pluginRefuses, serverRefuses } = wordsOf(narration)
  const parts =
    typeof plugin === 'string' ? say(pluginRefuses, plugin, refused) : say(serverRefuses, refused)
  return { parts, weight: 2 }
}

function tellMachine({ name, state }: MomentView['note']): Told | undefined {
  const { hasBooted, machineGone } = wordsOf(narration)
  if (state === 'running') {
    return { parts: say(hasBooted, linkTo(`Worker/${String(name)}`)), weight: 3 }
  }
  return state === 'gone' ? { parts: say(machineGone, String(name)), weight: 3 } : undefined
}

function tellTraffic({ service, ok, reason }: MomentView['note']): Told | undefined {
  const { answered, unanswered } = wordsOf(narration)
  const it = linkTo(`Service/${String(service)}`)
  if (ok === true) return { parts: say(answered, it), weight: 3 }
  return { parts: say(unanswered, it, String(reason)), weight: 3 }
}

function isDecision(value: unknown): value is DecisionFacts {
  return typeof value === 'object' && value !== null && 'pod' in value && 'nodes' in value
}
