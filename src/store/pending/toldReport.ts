/** Why a pod is Pending and what would help, in the language that is spoken. */
import type {
  Fix,
  FixChange,
  HowChanged,
  Lack,
  Miss,
  NodeDetail,
  NodeTrouble,
  PendingCause,
  PendingReport,
  RefusedBy,
} from '../../protocol/messages'
import { pending } from '../../words/english/pending'
import { wordsOf } from '../../words/language'

export interface ToldReport extends Omit<PendingReport, 'cause' | 'nodes' | 'fixes' | 'misses'> {
  /** One or two sentences: what it asks for, and why no node has it. */
  readonly sentence: string
  readonly nodes: readonly ToldTrouble[]
  readonly fixes: readonly ToldFix[]
  readonly misses: readonly ToldMiss[]
}

export interface ToldTrouble extends Omit<NodeTrouble, 'detail'> {
  /** `4 CPU asked, 3.25 free`; empty where the plugin's reason says it all. */
  readonly detail: string
}

export interface ToldFix extends Omit<Fix, 'change' | 'evicted'> {
  /** `Ask for 3 CPU instead of 4` */
  readonly title: string
  /** What it does and costs. */
  readonly effect: string
  /** On the button. */
  readonly action: string
}

export interface ToldMiss {
  readonly title: string
  readonly why: string
}

export function tellReport(report: PendingReport): ToldReport {
  const { cause, nodes, fixes, misses, ...rest } = report
  return {
    ...rest,
    sentence: tellCause(cause),
    nodes: nodes.map((node) => ({ ...node, detail: tellDetail(node.detail) })),
    fixes: fixes.map(tellFix),
    misses: misses.map(tellMiss),
  }
}

function tellCause(cause: PendingCause): string {
  const words = wordsOf(pending)
  switch (cause.type) {
    case 'fits':
    case 'noWorker':
      return words.cause[cause.type]
    case 'gated':
      return words.cause.gated(cause.gates)
    case 'noScheduler':
      return words.cause.noScheduler(cause.scheduler)
    case 'noClaim':
    case 'noVolume':
      return words.cause[cause.type](cause.claim)
    case 'message':
      return sentenceOf(cause.message)
    case 'noRoom': {
      const word = cause.someOther ? words.cause.noRoomAllowed : words.cause.noRoom
      const short = cause.lacks.map(tellMissing).join(', ')
      return word(words.amounts(cause.lacks.map(tellAsked)), cause.node, short)
    }
    case 'refused':
      return sentenceOf(words.refusals(cause.by.map(tellRefusal)))
  }
}

const tellAsked = ({ asked }: Lack): string => asked || wordsOf(pending).onePodMore

function tellMissing({ missing }: Lack): string {
  const { isFull, short } = wordsOf(pending)
  return missing === '' ? isFull : short(missing)
}

function tellRefusal({ plugin, workers, about }: RefusedBy): string {
  const { refused, refusedBy } = wordsOf(pending)
  const known = isIn(refused, plugin) ? refused[plugin] : undefined
  return known === undefined ? refusedBy(plugin, workers) : known(workers, about)
}

function tellDetail(detail: NodeDetail): string {
  const words = wordsOf(pending).detail
  switch (detail.type) {
    case 'none':
      return ''
    case 'room':
      return detail.lacks.map(({ asked, free }) => words.room(asked, free)).join('; ')
    case 'taints':
      return detail.taints
    case 'labels':
      return detail.labels.map(words.isNot).join(', ')
    case 'port':
      return words.hasPort(detail.holder)
  }
}

function tellFix({ change, evicted, ...rest }: Fix): ToldFix {
  const words = wordsOf(pending)
  const { title, effect, action } = wordsFor(change)
  const effects = [
    evicted === '' ? '' : words.evicted(evicted),
    spoken(effect, change),
    'how' in change ? tellHow(change.how) : '',
  ]
  return {
    ...rest,
    title: spoken(title, change),
    effect: effects.filter((one) => one !== '').join('; '),
    action,
  }
}

const tellMiss = ({ change, why }: Miss): ToldMiss => ({
  title: spoken(wordsFor(change).title, change),
  why: why || wordsOf(pending).asBefore,
})

function tellHow(how: HowChanged): string {
  const words = wordsOf(pending).how
  switch (how.type) {
    case 'recreated':
    case 'patched':
      return words[how.type](how.pod)
    case 'rollsOut':
      return words.rollsOut(how.workload)
    case 'madeAnew':
      return words.madeAnew(how.workload, how.pod)
  }
}

type Word<C> = string | ((change: C) => string)

interface ChangeWords<C> {
  readonly title: Word<C>
  readonly effect?: Word<C>
  readonly action: string
}

/** There are words for each change, and they take what it holds. */
type AllChangeWords = {
  readonly [T in FixChange['type']]: ChangeWords<Extract<FixChange, { type: T }>>
}

function wordsFor({ type }: FixChange): ChangeWords<FixChange> {
  const all: AllChangeWords = wordsOf(pending).changes
  // The cast is sound: the words under a type are asked with a change of that type.
  return all[type] as ChangeWords<FixChange>
}

const spoken = (word: Word<FixChange> | undefined, change: FixChange): string =>
  typeof word === 'function' ? word(change) : (word ?? '')

const sentenceOf = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`

const isIn = <T extends object>(words: T, name: string): name is string & keyof T =>
  Object.hasOwn(words, name)
