/** How a tie is said: on the thing itself, above a list of such things, and of all in a sentence. */
import type { Lit } from './lit'
import { nameOf, type Related, type Relation } from './relations'

/** On the thing that is lit: as it is said where there is room, then shorter. */
export function tieWords({ relation, by }: Related, of: Lit['of']): readonly string[] {
  const name = nameOf(of.key)
  switch (relation) {
    case 'endpoint':
      return [`endpoint of ${name}`, 'endpoint']
    case 'selected':
      return [`selected by ${name}, not ready`, 'selected, not ready', 'not ready']
    case 'owned':
      return by === '' ? ['owned'] : [`of ${by}`, `of ${by.slice(by.lastIndexOf('-') + 1)}`]
    case 'sibling':
      return ['same owner']
    case 'sharesClaim':
      return ['same claim']
    case 'node':
      return ['its node']
    default:
      return []
  }
}

/** On a worker whose pods are too small to be spoken of one by one. */
export const countWords = (count: number, of: Lit['of']): readonly string[] => {
  const told = [pods(count), String(count)]
  return of.kind === 'Pod' ? told : [`${pods(count)} of ${nameOf(of.key)}`, ...told]
}

export const titles: Readonly<Record<Relation, string>> = {
  owner: 'Owned by',
  owned: 'Owns',
  sibling: 'Of the same owner',
  node: 'Runs on',
  onNode: 'Pods on it',
  selects: 'Selected by, not a ready endpoint',
  sendsTo: 'Ready endpoint of',
  front: 'Services that select its pods',
  selected: 'Selected, not ready endpoints',
  endpoint: 'Ready endpoints',
  claim: 'Claims',
  sharesClaim: 'Mounts the same claim',
}

export const words = {
  list: 'What it is tied to',
  more: (count: number) => `and ${count} more`,
  service: (name: string, selected: number, ready: number) =>
    `${name} selects ${pods(selected)}, ${ready === 1 ? '1 is a ready endpoint' : `${ready} are ready endpoints`}`,
  worker: (name: string, count: number) => `${name} runs ${pods(count)}`,
  workload: (name: string, count: number) => `${name} owns ${pods(count)}`,
  named: (kind: string, name: string) => `${kind} ${name}`,
  sends: (name: string) => `endpoint of Service ${name}`,
  selects: (name: string) => `selected by Service ${name}, not ready`,
}

const pods = (count: number): string => `${count} ${count === 1 ? 'pod' : 'pods'}`
