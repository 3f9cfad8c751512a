/**
 * How Go prints values: error texts of the API server contain values as `%q`, `%v` or JSON, and
 * clients compare those texts.
 */

/** A character Go would print as it is (strconv.IsPrint), space being the only blank. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\u000b', '\\v'],
  ['\\', '\\\\'],
  ['"', '\\"'],
])

/** Text in double quotes with Go's escapes, `%q`. Source: Go strconv.Quote. */
export function goQuote(text: string): string {
  if (/^[\w .,:;/+*=()[\]{}<>@#%&!?'-]*$/.test(text)) return `"${text}"`
  let quoted = '"'
  for (const character of text) quoted += escapeCharacter(character)
  return `${quoted}"`
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character)
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  // Half of a surrogate pair cannot be encoded as UTF-8; Go would have read U+FFFD.
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  if (PRINTABLE.test(character)) return character
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\U${code.toString(16).padStart(8, '0')}`
}

/** JSON as Go's encoding/json writes it: `<`, `>`, `&` and line separators are escaped. */
export function goJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A decoded JSON value as Go prints it with `%v`: `map[a:1 b:[x y]]`, keys in order. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `map[${entries.map(([key, item]) => `${key}:${goValue(item)}`).join(' ')}]`
  }
  return String(value)
}
