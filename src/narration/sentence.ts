/**
 * One plain sentence about something that happened, with the objects in it as links. What a screen
 * reader hears, and what the caption shows: at most about 110 characters.
 */
export interface Link {
  readonly text: string
  readonly ref: string
}

export type Part = string | Link

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

/** What stands in a sentence: a value, or a name with what it needs to be one. */
type Value = number | Part | readonly Part[]

/** What a word takes for it: a text stands in for what holds links. */
type Taken<V> = V extends string | number ? V : string

/**
 * A sentence in the language that is spoken, with its links where the words put them:
 * say(words.binds, linkTo(pod), linkTo(worker)). What holds links goes through the words as a mark.
 */
export function say<V extends readonly Value[]>(
  word: (...values: { [K in keyof V]: Taken<V[K]> }) => string,
  ...values: V
): readonly Part[] {
  const marked = values.map((value, index) => (typeof value === 'object' ? markOf(index) : value))
  // The cast is sound: `Taken` is what was just done to each.
  const text = word(...(marked as { [K in keyof V]: Taken<V[K]> }))
  return text.split(MARK).flatMap((piece) => {
    const value = values[piece.charCodeAt(0) - FIRST_MARK]
    if (typeof value === 'object') return value
    return piece === '' ? [] : [piece]
  })
}

/** Letters that no language has. */
const FIRST_MARK = 0xe000
const MARK = /([\ue000-\ue0ff])/
const markOf = (index: number): string => String.fromCharCode(FIRST_MARK + index)

/** The sentence as plain text. */
export const textOf = ({ parts }: Pick<Sentence, 'parts'>): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** A link to an object, shown by its name. `ref` is `Kind/namespace/name` or `Kind/name`. */
export const linkTo = (ref: string): Link => ({ text: callName(ref), ref })

/** The same with its kind before it: `Deployment shop`. */
export const namedTo = (ref: string): readonly Part[] => [`${kindOf(ref)} `, linkTo(ref)]

export const kindOf = (ref: string): string => ref.slice(0, Math.max(0, ref.indexOf('/')))

/** The letters and digits Kubernetes draws generated names and hashes from. */
const DRAWN = '[bcdfghjklmnpqrstvwxz2456789]'
const GENERATED = new RegExp(`^(.+)-${DRAWN}{6,10}-(${DRAWN}{5})$`)

/** The name as the stage writes it: of a Deployment's pod without the hash of its ReplicaSet. */
export function callName(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  return kindOf(ref) === 'Pod' ? name.replace(GENERATED, '$1-$2') : name
}
