/**
 * Every verb there is, by the kind it is for; menus, the command palette and the bar for many read
 * this table, so that they cannot differ.
 */
import type { Problem } from '../../protocol/messages'
import { verbs as words } from '../../words/english/verbs'
import { wordsOf } from '../../words/language'
import { recordOf } from '../cluster'
import { notify } from '../notices'
import type { Selected } from '../selection'
import { podVerbs } from './podVerbs'
import { serviceVerbs } from './serviceVerbs'
import type { Verb, VerbName } from './verb'
import { workerVerbs } from './workerVerbs'
import { workloadVerbs } from './workloadVerbs'

const VERBS = {
  Worker: workerVerbs,
  Pod: podVerbs,
  Workload: workloadVerbs,
  Service: serviceVerbs,
} as const

export type Thing = Extract<Selected, { type: 'record' }>

/** A verb with the thing it is for. */
export interface Deed {
  readonly name: VerbName
  /** As a button says it. */
  readonly label: string
  readonly danger: boolean
  readonly run: () => Promise<Problem | undefined>
}

/** What can be done with a thing now; nothing with what is gone. */
export function deedsFor({ kind, key }: Thing): readonly Deed[] {
  switch (kind) {
    case 'Worker':
      return deeds(VERBS.Worker, recordOf('Worker', key))
    case 'Pod':
      return deeds(VERBS.Pod, recordOf('Pod', key))
    case 'Workload':
      return deeds(VERBS.Workload, recordOf('Workload', key))
    case 'Service':
      return deeds(VERBS.Service, recordOf('Service', key))
    case 'Cloud':
      return []
  }
}

function deeds<R>(verbs: readonly Verb<R>[], record: R | undefined): readonly Deed[] {
  if (record === undefined) return []
  const { labels } = wordsOf(words)
  return verbs
    .filter(({ applies }) => applies?.(record) ?? true)
    .map(({ name, danger = false, act }) => ({
      name,
      label: labels[name],
      danger,
      run: () => act(record),
    }))
}

/** A verb for several things: those of them it applies to. */
export interface SharedDeed {
  readonly name: VerbName
  /** As a button says it. */
  readonly label: string
  readonly danger: boolean
  readonly count: number
  /** One request each; what is refused is told together. */
  readonly run: () => Promise<void>
}

/** The verbs for many that every one of these things has, each for those it applies to now. */
export function sharedDeeds(things: readonly Thing[]): readonly SharedDeed[] {
  const kinds = [...new Set(things.map(({ kind }) => kind))]
  const offered = things.map(deedsFor)
  const shared = verbNames(kinds[0]).filter((name) =>
    kinds.every((kind) => verbNames(kind).includes(name)),
  )
  return shared.flatMap((name) => {
    const meant = offered.flatMap((deeds) => deeds.find((deed) => deed.name === name) ?? [])
    const [first] = meant
    if (first === undefined) return []
    const { label, danger } = first
    return [{ name, label, danger, count: meant.length, run: () => runAll(label, meant) }]
  })
}

const verbNames = (kind: Thing['kind'] | undefined): readonly VerbName[] =>
  kind === undefined || kind === 'Cloud'
    ? []
    : VERBS[kind].flatMap(({ name, alone }) => (alone === true ? [] : [name]))

async function runAll(label: string, deeds: readonly Deed[]): Promise<void> {
  const problems = (await Promise.all(deeds.map(({ run }) => run()))).flatMap(
    (problem) => problem ?? [],
  )
  const [first] = problems
  if (first === undefined) return
  if (deeds.length === 1) notify(first)
  else {
    notify({
      where: wordsOf(words).refused(label, problems.length, deeds.length),
      what: [...new Set(problems.map(({ what }) => what))].slice(0, TOLD_MOST).join(' '),
      remedy: first.remedy,
    })
  }
}

/** More sentences than this are not read in a notice. */
const TOLD_MOST = 3
