/** What the command palette shows for what was typed. */
import { defaultFilter } from 'cmdk'
import { actions } from '../../../words/english/actions'
import { finding } from '../../../words/english/finding'
import { wordsOf } from '../../../words/language'
import { type Action, type ActionGroup, isMeant } from '../actions/action'
import type { Entry, EntryGroup } from './entry'
import { isThing, type Named } from './objects'
import { deedEntries, sentencesIn } from './sentence'

interface Findable {
  readonly actions: readonly ActionGroup[]
  readonly named: readonly Named[]
  /** Ids of what was done lately, the latest first. */
  readonly recent: readonly string[]
  readonly go: (to: Named) => void
}

export function found(typed: string, all: Findable): readonly EntryGroup[] {
  const words = wordsOf(finding).groups
  const groups = all.actions.map(({ title, actions: offered }) => ({
    title: wordsOf(actions).groups[title],
    entries: offered.filter(isMeant).map(entryOf),
  }))
  const things = all.named.map((one) => goEntry(one, all.go))
  if (typed.trim() === '') return atRest(groups, things, all.recent)
  const best = closest(typed, things)
  const [nearest] = best
  const chosen = all.named.find((one) => nearest?.id === goId(one))
  const close = chosen !== undefined && nearest !== undefined && scoreOf(nearest, typed) > SURE
  return [
    { title: words.do, entries: sentencesIn(typed, all.named) },
    {
      title: words.actions,
      entries: closest(
        typed,
        groups.flatMap(({ entries }) => entries),
      ),
    },
    { title: words.goTo, entries: best },
    { title: words.withIt, entries: close && isThing(chosen) ? deedEntries(chosen) : [] },
  ].filter(({ entries }) => entries.length > 0)
}

/** A name so close is meant: what can be done with it is offered, too. */
const SURE = 0.7
const SHOWN_MOST = 12
/** Less likely than this is chance. */
const LIKELY = 0.01

/** Before anything is typed: what was done lately, then everything, things last. */
function atRest(
  groups: readonly EntryGroup[],
  things: readonly Entry[],
  recent: readonly string[],
): readonly EntryGroup[] {
  const words = wordsOf(finding).groups
  const known = [...groups.flatMap(({ entries }) => entries), ...things]
  const lately = recent.flatMap((id) => known.find((entry) => entry.id === id) ?? [])
  const again = lately.map((entry) => ({ ...entry, id: `again/${entry.id}` }))
  return [
    { title: words.lately, entries: again },
    ...groups,
    { title: words.goTo, entries: things.slice(0, SHOWN_MOST) },
  ].filter(({ entries }) => entries.length > 0)
}

function closest(typed: string, entries: readonly Entry[]): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, typed) }))
    .filter(({ score }) => score > LIKELY)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, SHOWN_MOST)
    .map(({ entry }) => entry)
}

const scoreOf = ({ name, words }: Entry, typed: string): number =>
  defaultFilter(name, typed.trim(), words ? [words] : [])

const entryOf = ({ id, said, keys, act }: Action): Entry => {
  const { name, words = '' } = said(wordsOf(actions))
  return { id, name, words: `${words} ${inEnglish(said)}`, ...(keys ? { keys } : {}), act }
}

/** Whoever learned the page in English finds things by those words, too. */
function inEnglish(said: Action['said']): string {
  if (wordsOf(actions) === actions.english) return ''
  const { name, words = '' } = said(actions.english)
  return `${name} ${words}`
}

const goId = ({ kind, selected }: Named): string =>
  `go/${selected.type === 'record' ? `${kind}/${selected.key}` : selected.type === 'actor' ? selected.actor : ''}`

const goEntry = (one: Named, go: (to: Named) => void): Entry => ({
  id: goId(one),
  name: one.name,
  remark: one.state === '' ? one.kind : wordsOf(finding).is(one.kind, one.state),
  words: `${one.kind} ${one.alias ?? ''}`,
  act: () => go(one),
})
