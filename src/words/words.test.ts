import { describe, expect, it } from 'vitest'
import { german } from './german/german'
import { firstKnown, languageNow, speak, wordsOf } from './language'
import type { Table, Words } from './table'

type Room = Readonly<Record<string, Table<Words>>>

const rooms = import.meta.glob<Room>('./english/*.ts', { eager: true })
const english = Object.values(rooms).flatMap((room) => Object.values(room))

/** Every word with its path; one that takes values as the text of its function. */
function flat(words: Words, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, word]) => {
    const at = path === '' ? name : `${path}.${name}`
    if (typeof word === 'string') return [[at, word] as const]
    if (Array.isArray(word)) return word.map((one, i) => [`${at}.${i}`, String(one)] as const)
    if (typeof word === 'function') return [[at, `takes ${word.length}`] as const]
    return flat(word as Words, at)
  })
}

describe('the words', () => {
  it('are said in German in every area, each once', () => {
    const areas = english.map(({ area }) => area).toSorted()
    expect(german.map(({ area }) => area).toSorted()).toEqual(areas)
    expect(new Set(areas).size).toBe(areas.length)
  })

  it.each(english)('$area has the same words, with the same values, in German', (table) => {
    const theirs = german.find(({ area }) => area === table.area)?.words ?? {}
    const taken = (words: Words) =>
      flat(words).map(([at, word]) => [at, /^takes \d+$/.test(word) ? word : ''])
    expect(taken(theirs)).toEqual(taken(table.english))
    expect(flat(theirs).filter(([, word]) => word.trim() === '')).toEqual([])
  })

  it('are English until another language is spoken, and English again after it', async () => {
    const [first] = english
    if (first === undefined) throw new Error('no words')
    expect(wordsOf(first)).toBe(first.english)
    await speak('de')
    expect([languageNow(), wordsOf(first) === first.english]).toEqual(['de', false])
    await speak('en')
    expect(wordsOf(first)).toBe(first.english)
  })

  it('are in the first language somebody wishes that is known', () => {
    expect(firstKnown(['fr-FR', 'de-AT', 'en'])).toBe('de')
    expect(firstKnown(['fr'])).toBe('en')
    expect(firstKnown([])).toBe('en')
  })
})
