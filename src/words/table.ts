/**
 * All words of the page, area by area: English beside the code that is loaded first, each further
 * language in one folder of the same shape. What Kubernetes itself says (its errors, events,
 * conditions) is upstream's and is never translated, nor are names, kinds, verbs and fields.
 */
export interface Table<W> {
  readonly area: string
  readonly english: W
}

/** A word, a list of them, one that takes values, or a group under a name. */
export interface Words {
  readonly [name: string]:
    | string
    | readonly string[]
    | ((...values: never[]) => string | readonly unknown[])
    | Words
}

/** The words of an area in English, which say what each other language must have. */
export const table = <W extends Words>(area: string, english: W): Table<Said<W>> => ({
  area,
  // The same object: only that `Close` may be any text elsewhere is forgotten of its type.
  english: english as unknown as Said<W>,
})

/** The same names with the same values taken, whatever is said. */
export type Said<W> = {
  readonly [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends readonly string[]
      ? readonly string[]
      : W[K] extends (...values: infer V) => infer R
        ? (...values: V) => R extends string ? string : readonly unknown[]
        : Said<W[K]>
}

/** An area in another language. */
export interface Translation {
  readonly area: string
  readonly words: Words
}

/** `said<typeof timeline>('timeline', { … })`: lacks nothing that English has. */
export const said = <T extends Table<unknown>>(
  area: string,
  words: T extends Table<infer W> ? W : never,
): Translation => ({ area, words: words as Words })
