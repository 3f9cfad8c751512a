/**
 * Field selectors: `spec.nodeName=node-1,status.phase!=Running`. Which fields a kind offers is
 * the API server's business; here they are read and compared.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/fields/selector.go
 */

export interface FieldRequirement {
  readonly field: string
  readonly operator: '=' | '!='
  readonly value: string
}

/** The text of an error, as a list request answers with 400. */
export type FieldSelectorError = string

/** The requirements in order of their texts, or an error text. The empty text has none. */
export function parseFieldSelector(
  text: string,
): ReadonlyArray<FieldRequirement> | FieldSelectorError {
  const requirements: FieldRequirement[] = []
  for (const term of splitTerms(text).sort()) {
    if (term === '') continue
    const match = /^(.*?)(!=|==|=)(.*)$/su.exec(term)
    if (match === null) return `invalid selector: '${text}'; can't understand '${term}'`
    const [, field = '', operator, escaped = ''] = match
    const unescaped = unescapeValue(escaped)
    if ('error' in unescaped) return unescaped.error
    requirements.push({ field, operator: operator === '!=' ? '!=' : '=', value: unescaped.value })
  }
  return requirements
}

/** Whether all requirements hold, given how to read a field; what is not there reads as empty. */
export function matchesFieldSelector(
  requirements: ReadonlyArray<FieldRequirement>,
  read: (field: string) => string | undefined,
): boolean {
  return requirements.every(
    ({ field, operator, value }) => ((read(field) ?? '') === value) === (operator === '='),
  )
}

/** The only value a field may have, if the selector says so. Source: RequiresExactMatch. */
export function requiredFieldValue(
  requirements: ReadonlyArray<FieldRequirement>,
  field: string,
): string | undefined {
  return requirements.find((one) => one.field === field && one.operator === '=')?.value
}

/** Text of a selector. */
export function formatFieldSelector(requirements: ReadonlyArray<FieldRequirement>): string {
  return requirements
    .map(({ field, operator, value }) => `${field}${operator}${escapeValue(value)}`)
    .join(',')
}

function escapeValue(value: string): string {
  return value.replace(/[\\,=]/g, (character) => `\\${character}`)
}

function splitTerms(text: string): string[] {
  if (text === '') return []
  const terms: string[] = []
  let start = 0
  let escaped = false
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]
    if (escaped) escaped = false
    else if (character === '\\') escaped = true
    else if (character === ',') {
      terms.push(text.slice(start, i))
      start = i + 1
    }
  }
  terms.push(text.slice(start))
  return terms
}

type Unescaped = { readonly value: string } | { readonly error: FieldSelectorError }

function unescapeValue(text: string): Unescaped {
  let value = ''
  let escaped = false
  for (const character of text) {
    if (escaped) {
      if (!/[\\,=]/.test(character)) return invalidEscape(`\\${character}`)
      value += character
      escaped = false
    } else if (character === '\\') escaped = true
    else if (character === ',' || character === '=') {
      // The number of the character is what the original prints.
      const code = character.charCodeAt(0)
      return { error: `invalid field selector: unescaped character in value: ${code}` }
    } else value += character
  }
  return escaped ? invalidEscape('\\') : { value }
}

function invalidEscape(sequence: string): Unescaped {
  return { error: `invalid field selector: invalid escape sequence: ${sequence}` }
}
