/**
 * A verb with what it is for, typed as a sentence: `scale web 5`, `cordon worker-2`, `delete pod
 * web-x2k9p`, `×100`. Each answer says in full what it would do.
 */

import type { Problem } from '../../../protocol/messages'
import { command, setPace } from '../../../store/actions'
import { scale } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { useTimeline } from '../../../store/timeline'
import { deedsFor } from '../../../store/verbs/verbs'
import { finding } from '../../../words/english/finding'
import { wordsOf } from '../../../words/language'
import type { Entry } from './entry'
import { isThing, type Named, type NamedThing } from './objects'

export function sentencesIn(typed: string, named: readonly Named[]): readonly Entry[] {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^kubectl\s+/, '')
    .replaceAll(/\s+/g, ' ')
  if (text === '') return []
  const things = named.filter(isThing)
  return [...speeds(text), ...numbered(text, things), ...deeds(text, things)]
}

const SPEED = /^(?:speed |clock )?[×x]?\s?(\d+(?:\.\d+)?)\s?[×x]?$/
const FACTOR = { least: 0.1, most: 1000 } as const

/** `100×`, `x 0.5`, `speed 20` */
function speeds(text: string): readonly Entry[] {
  const factor = Number(SPEED.exec(text)?.[1] ?? Number.NaN)
  if (!(factor >= FACTOR.least && factor <= FACTOR.most)) return []
  const act = () => void setPace({ ...useTimeline.getState().pace, mode: 'clock', factor })
  return [{ id: `speed/${factor}`, name: wordsOf(finding).clockAt(factor), act }]
}

/** Verbs that need a number. */
const NUMBERED: readonly {
  readonly verb: string
  readonly kind: string
  readonly say: (name: string, number: number) => string
  readonly act: (namespace: string, name: string, number: number) => Promise<Problem | undefined>
}[] = [
  {
    verb: 'scale',
    kind: 'Deployment',
    say: (name, number) => wordsOf(finding).scale(name, number),
    act: scale,
  },
  {
    verb: 'visitors',
    kind: 'Service',
    say: (name, number) => wordsOf(finding).visitors(name, number),
    act: (namespace, service, perSecond) =>
      command({ type: 'setTraffic', namespace, service, perSecond }),
  },
]

/** What is offered while no number was typed. */
const NUMBERS = [0, 1, 3, 5, 10] as const
const NUMBER_MOST = 10_000

function numbered(text: string, things: readonly NamedThing[]): readonly Entry[] {
  const words = text.split(' ')
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number)
  return NUMBERED.flatMap(({ verb, kind, say, act }) => {
    if (words[0] !== verb) return []
    const asked = words.slice(1).filter((word) => !/^(\d+|to|replicas)$/.test(word))
    const wanted = numbers.length > 0 ? numbers.filter((one) => one <= NUMBER_MOST) : NUMBERS
    return meant(
      asked,
      things.filter((one) => one.kind === kind),
    ).flatMap((one) =>
      wanted.map((number) => ({
        id: `${verb}/${one.selected.key}/${number}`,
        name: say(one.name, number),
        remark: kind,
        act: () => {
          const [namespace = '', name = ''] = one.selected.key.split('/').slice(-2)
          void notifyIfRefused(act(namespace, name, number))
        },
      })),
    )
  })
}

function deeds(text: string, things: readonly NamedThing[]): readonly Entry[] {
  const words = text.split(' ')
  // A verb is one word or two, and may be shorter by its end while it is typed.
  return [1, 2].flatMap((length) => {
    const verb = words.slice(0, length).join(' ').replace('-', ' ')
    const asked = words.slice(length)
    if (verb.length < VERB_LEAST || asked.length === 0) return []
    return meant(asked, things).flatMap((one) => deedEntries(one, (name) => name === verb))
  })
}

const VERB_LEAST = 3

/** What can be done with a thing, as lines; those verbs that are `wanted`. */
export const deedEntries = (
  { name, kind, selected }: NamedThing,
  wanted: (verb: string) => boolean = () => true,
): readonly Entry[] =>
  deedsFor(selected)
    .filter((deed) => wanted(deed.name))
    .map(({ name: verb, label, danger, run }) => ({
      id: `${verb}/${selected.kind}/${selected.key}`,
      name: wordsOf(finding).deed(label, name),
      remark: kind,
      danger,
      act: () => void notifyIfRefused(run()),
    }))

const KINDS: Readonly<Record<string, string>> = {
  pod: 'Pod',
  pods: 'Pod',
  po: 'Pod',
  deployment: 'Deployment',
  deploy: 'Deployment',
  replicaset: 'ReplicaSet',
  rs: 'ReplicaSet',
  service: 'Service',
  svc: 'Service',
  worker: 'Worker',
  node: 'Worker',
}

/** The things whose names are asked for, the closest first; a kind may stand before the name. */
function meant(asked: readonly string[], things: readonly NamedThing[]): readonly NamedThing[] {
  const words = asked.flatMap((word) => word.split('/'))
  const kind = words.length > 1 ? KINDS[words[0] ?? ''] : undefined
  const name = (kind === undefined ? words : words.slice(1)).join(' ')
  return things
    .filter((one) => kind === undefined || one.kind === kind)
    .map((one) => ({ one, close: closeness(one, name) }))
    .filter(({ close }) => close > 0)
    .toSorted((a, b) => b.close - a.close)
    .slice(0, MEANT_MOST)
    .map(({ one }) => one)
}

/** 3 the very name, 2 it begins so, 1 it has it somewhere. */
function closeness({ name, alias = name }: Named, asked: string): number {
  if (name === asked || alias === asked) return 3
  if (name.startsWith(asked) || alias.startsWith(asked)) return 2
  return name.includes(asked) || alias.includes(asked) ? 1 : 0
}

const MEANT_MOST = 6
