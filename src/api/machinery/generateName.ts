/**
 * Names the server makes up: a prefix and five random characters.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/names/generate.go,
 * staging/src/k8s.io/apimachinery/pkg/util/rand
 */

/** Without vowels and look-alikes, so that no name spells a word. */
export const SAFE_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'

const SUFFIX_LENGTH = 5
const MAX_NAME_LENGTH = 63

/** A draw in [0, bound), from the caller's seeded generator. */
export type Random = (bound: number) => number

/** `<prefix><suffix>`; a long prefix is cut so that the name has at most 63 characters. */
export function generateName(prefix: string, random: Random): string {
  const kept = prefix.slice(0, MAX_NAME_LENGTH - SUFFIX_LENGTH)
  return [kept, randomSuffix(SUFFIX_LENGTH, random)].join('')
}

/** Random characters of the safe alphabet; one draw each. */
export function randomSuffix(length: number, random: Random): string {
  let suffix = ''
  for (let i = 0; i < length; i += 1) suffix += safeCharacter(random(SAFE_ALPHABET.length))
  return suffix
}

/** Every character replaced by one of the safe alphabet. Source: rand.SafeEncodeString. */
export function safeEncode(text: string): string {
  let encoded = ''
  for (const character of text) encoded += safeCharacter(character.codePointAt(0) ?? 0)
  return encoded
}

function safeCharacter(position: number): string {
  return SAFE_ALPHABET.charAt(position % SAFE_ALPHABET.length)
}
