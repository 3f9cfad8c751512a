/** What a component says about itself, in one sentence; undefined for what needs no words. */
import type { MomentView } from '../protocol/messages'
import { linkTo, type Part, type Sentence, say, type Told } from './sentence'

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

/** The first time the text names what it is about, the name is a link. */
function tellCommand({ text, about }: MomentView['note']): Told {
  const words = String(text)
  const ref = String(about ?? '')
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  const at = name === '' ? -1 : words.indexOf(name)
  if (at < 0) return { parts: [words], weight: 3 }
  const after = words.slice(at + name.length)
  return { parts: say`${words.slice(0, at)}${linkTo(ref)}${after}`, weight: 3 }
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
  if (value.node === '' && value.preemption?.nominatedNodeName) {
    return { parts: tellPreemption(value.preemption, pod), weight: 3 }
  }
  if (value.node === '') {
    return { parts: say`Scheduler: no node for ${pod}. ${reasonsIn(value.message)}`, weight: 3 }
  }
  const worker = linkTo(`Worker/${value.node}`)
  // Of a large cluster the verdicts stay with the scheduler.
  if (value.nodes.length < value.examined) {
    const looked = `Scheduler looks at ${value.examined} nodes; `
    return { parts: [looked, ...say`${worker} wins and gets ${pod}.`], weight: 3 }
  }
  const passed = value.nodes.filter((verdict) => verdict.refusal === undefined).length
  return {
    parts: [
      ...say`Scheduler: ${String(passed)} of ${String(value.examined)} nodes pass the filters; `,
      ...say`${worker} wins${pointsIn(value, passed)} and gets ${pod}.`,
    ],
    weight: 3,
  }
}

/** `evicting 2 pods of priority at most 10 from worker-1, the best of 3 candidates, makes room.` */
function tellPreemption(
  { nominatedNodeName, allCandidates, candidates }: PreemptionFacts,
  pod: Part,
) {
  const [chosen] = candidates
  const victims = chosen?.pods.filter(({ refusal }) => refusal !== '') ?? []
  const highest = Math.max(...victims.map(({ priority }) => priority))
  const who =
    victims.length === 1
      ? `1 pod of priority ${highest}`
      : `${victims.length} pods of priority at most ${highest}`
  const best = allCandidates > 1 ? `, the best of ${allCandidates} nodes,` : ''
  const broken = chosen?.budgetViolations ?? 0
  const harm =
    broken === 0
      ? ''
      : ` It goes against ${broken === 1 ? 'a disruption budget' : `disruption budgets, ${broken} times`}.`
  const worker = linkTo(`Worker/${nominatedNodeName}`)
  return say`Scheduler: no node fits ${pod}; evicting ${who} from ${worker}${best} makes room.${harm}`
}

function pointsIn({ node, nodes, ties }: DecisionFacts, passed: number): Part {
  const winner = nodes.find((verdict) => verdict.node === node)
  if (winner === undefined || passed < 2) return ''
  const tie = ties.length > 1 ? `, drawn from ${ties.length} equals,` : ''
  return ` with ${winner.total} points${tie}`
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
  return { parts: say`Scheduler, for ${linkTo(`Pod/${pod}`)}: ${text}.`, weight: 1 }
}

function tellStages({ stages }: MomentView['note']): Told | undefined {
  const last: unknown = Array.isArray(stages) ? stages.at(-1) : undefined
  if (typeof last !== 'object' || last === null || !('refused' in last)) return undefined
  const { refused } = last
  if (typeof refused !== 'string') return undefined
  const plugin = 'plugin' in last ? last.plugin : undefined
  const who = typeof plugin === 'string' ? `Admission plugin ${plugin}` : 'API server'
  return { parts: say`${who} refuses: ${String(refused)}`, weight: 2 }
}

function tellMachine({ name, state }: MomentView['note']): Told | undefined {
  if (state === 'running') {
    const worker = linkTo(`Worker/${String(name)}`)
    return { parts: say`The machine of ${worker} has booted; its kubelet starts.`, weight: 3 }
  }
  return state === 'gone'
    ? { parts: say`The machine ${String(name)} is gone.`, weight: 3 }
    : undefined
}

function tellTraffic({ service, ok, reason }: MomentView['note']): Told | undefined {
  const it = linkTo(`Service/${String(service)}`)
  if (ok === true) return { parts: say`Visitors of Service ${it} are answered again.`, weight: 3 }
  return { parts: say`Visitors of Service ${it} get no answer: ${String(reason)}.`, weight: 3 }
}

function isDecision(value: unknown): value is DecisionFacts {
  return typeof value === 'object' && value !== null && 'pod' in value && 'nodes' in value
}
