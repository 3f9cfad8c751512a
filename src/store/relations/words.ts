/** How a tie is said on the thing itself: as it is said where there is room, then shorter. */
import { relations } from '../../words/english/relations'
import { wordsOf } from '../../words/language'
import type { Lit } from './lit'
import { nameOf, type Related } from './relations'

export function tieWords({ relation, by }: Related, of: Lit['of']): readonly string[] {
  const words = wordsOf(relations)
  const name = nameOf(of.key)
  switch (relation) {
    case 'endpoint':
      return [words.endpointOf(name), words.endpoint]
    case 'selected':
      return [words.selectedBy(name), words.selectedNotReady, words.notReady]
    case 'owned':
      return by === '' ? [words.owned] : [words.of(by), words.of(by.slice(by.lastIndexOf('-') + 1))]
    case 'sibling':
      return [words.sameOwner]
    case 'sharesClaim':
      return [words.sameClaim]
    case 'node':
      return [words.itsNode]
    default:
      return []
  }
}

/** On a worker whose pods are too small to be spoken of one by one. */
export function countWords(count: number, of: Lit['of']): readonly string[] {
  const words = wordsOf(relations)
  const told = [words.pods(count), String(count)]
  return of.kind === 'Pod' ? told : [words.podsOf(count, nameOf(of.key)), ...told]
}
