/** How a tie is said on the thing that is lit. */
import { ties } from '../../words/english/ties'
import { wordsOf } from '../../words/language'
import type { Lit } from './lit'
import { nameOf, type Related } from './relations'

/** As it is said where there is room, then shorter. */
export function tieWords({ relation, by }: Related, of: Lit['of']): readonly string[] {
  const words = wordsOf(ties)
  const name = nameOf(of.key)
  switch (relation) {
    case 'endpoint':
      return [words.endpointOf(name), words.endpoint]
    case 'selected':
      return [words.selectedBy(name), words.selected, words.notReady]
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
  const words = wordsOf(ties)
  const told = [words.pods(count), String(count)]
  return of.kind === 'Pod' ? told : [words.podsOf(count, nameOf(of.key)), ...told]
}
