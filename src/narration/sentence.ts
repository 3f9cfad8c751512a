/**
 * One plain sentence about something that happened, with the objects in it as links. What a screen
 * reader hears, and what the caption shows: at most about 110 characters.
 */
export type Part = string | { readonly text: string; readonly ref: string }

export interface Sentence {
  /** The event or note it tells of. */
  readonly id: number
  readonly at: number
  /** The actor that speaks: its glyph stands beside the caption. */
  readonly speaker: string
  readonly parts: readonly Part[]
  /** 3: the story turns here; 2: it goes on; 1: worth a line when nothing else is said. */
  readonly weight: 1 | 2 | 3
}

/** What is told, before it is known of what. */
export type Told = Pick<Sentence, 'parts' | 'weight'>

/** A sentence of words and links, as a tagged template: say`${linkTo(pod)} is Ready.` */
export function say(words: TemplateStringsArray, ...links: readonly Part[]): readonly Part[] {
  const parts: Part[] = []
  for (const [index, word] of words.entries()) {
    if (word !== '') parts.push(word)
    const link = links[index]
    if (link !== undefined && link !== '') parts.push(link)
  }
  return parts
}

/** The sentence as plain words. */
export const wordsOf = ({ parts }: Pick<Sentence, 'parts'>): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** A link to an object, shown by its name. `ref` is `Kind/namespace/name` or `Kind/name`. */
export const linkTo = (ref: string): Part => ({ text: callName(ref), ref })

export const kindOf = (ref: string): string => ref.slice(0, Math.max(0, ref.indexOf('/')))

/** The letters and digits Kubernetes draws generated names and hashes from. */
const DRAWN = '[bcdfghjklmnpqrstvwxz2456789]'
const GENERATED = new RegExp(`^(.+)-${DRAWN}{6,10}-(${DRAWN}{5})$`)

/** The name as the stage writes it: of a Deployment's pod without the hash of its ReplicaSet. */
export function callName(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  return kindOf(ref) === 'Pod' ? name.replace(GENERATED, '$1-$2') : name
}

export const counted = (count: number | string, noun: string): string =>
  `${count} ${noun}${String(count) === '1' ? '' : 's'}`
