/**
 * What objects, containers, labels and ports may be called. Every validator answers with messages,
 * none if the name is good; the caller makes field errors of them.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */
import { utf8Length } from './utf8'

/** Why a name is refused, in the API server's words. Empty: it is not. */
export type NameErrors = ReadonlyArray<string>

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const LABEL_VALUE = `(${QUALIFIED})?`
const CONFIG_MAP_KEY = '[-._a-zA-Z0-9]+'

const LABEL_REGEX = whole(LABEL)
const SUBDOMAIN_REGEX = whole(SUBDOMAIN)
const LABEL_1035_REGEX = whole(LABEL_1035)
const QUALIFIED_REGEX = whole(QUALIFIED)
const LABEL_VALUE_REGEX = whole(LABEL_VALUE)
const CONFIG_MAP_KEY_REGEX = whole(CONFIG_MAP_KEY)

export const MAX_LABEL_LENGTH = 63
export const MAX_SUBDOMAIN_LENGTH = 253
const MAX_PORT_NAME_LENGTH = 15

const LABEL_ERROR = regexError(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
    'and must start and end with an alphanumeric character',
  LABEL,
  ['my-name', '123-abc'],
)
const SUBDOMAIN_ERROR = regexError(
  'a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, ' +
    "'-' or '.', and must start and end with an alphanumeric character",
  SUBDOMAIN,
  ['example.com'],
)
const LABEL_1035_ERROR = regexError(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', " +
    'start with an alphabetic character, and end with an alphanumeric character',
  LABEL_1035,
  ['my-name', 'abc-123'],
)
const QUALIFIED_ERROR = regexError(
  "must consist of alphanumeric characters, '-', '_' or '.', " +
    'and must start and end with an alphanumeric character',
  QUALIFIED,
  ['MyName', 'my.name', '123-abc'],
)
const LABEL_VALUE_ERROR = regexError(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
    'and must start and end with an alphanumeric character',
  LABEL_VALUE,
  ['MyValue', 'my_value', '12345'],
)
const CONFIG_MAP_KEY_ERROR = regexError(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  CONFIG_MAP_KEY,
  ['key.name', 'KEY_NAME', 'key-name'],
)

/** Names of most kinds. Source: IsDNS1123Subdomain. */
export function dns1123Subdomain(name: string): NameErrors {
  return check(name, MAX_SUBDOMAIN_LENGTH, SUBDOMAIN_REGEX, SUBDOMAIN_ERROR)
}

/** Names of namespaces, stateful sets, containers, volumes. Source: IsDNS1123Label. */
export function dns1123Label(name: string): NameErrors {
  return check(name, MAX_LABEL_LENGTH, LABEL_REGEX, LABEL_ERROR)
}

/** Names of services. Source: IsDNS1035Label. */
export function dns1035Label(name: string): NameErrors {
  return check(name, MAX_LABEL_LENGTH, LABEL_1035_REGEX, LABEL_1035_ERROR)
}

/** Keys of labels and annotations, names of finalizers. Source: IsQualifiedName. */
export function qualifiedName(text: string): NameErrors {
  const parts = text.split('/')
  const [first = '', second] = parts
  if (parts.length > 2) {
    const prefix = " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
    return [`a qualified name ${QUALIFIED_ERROR}${prefix}`]
  }
  const name = second ?? first
  const errors = second === undefined ? [] : prefixErrors(first)
  if (name === '') errors.push('name part must be non-empty')
  else if (utf8Length(name) > MAX_LABEL_LENGTH) {
    errors.push(`name part ${maxLengthError(MAX_LABEL_LENGTH)}`)
  }
  if (!QUALIFIED_REGEX.test(name)) errors.push(`name part ${QUALIFIED_ERROR}`)
  return errors
}

/** Values of labels. Source: IsValidLabelValue. */
export function labelValue(value: string): NameErrors {
  return check(value, MAX_LABEL_LENGTH, LABEL_VALUE_REGEX, LABEL_VALUE_ERROR)
}

/** Names of roles and bindings: what may stand in a path. Source: IsValidPathSegmentName. */
export function pathSegmentName(name: string): NameErrors {
  if (name === '.' || name === '..') return [`may not be '${name}'`]
  return ['/', '%']
    .filter((illegal) => name.includes(illegal))
    .map((illegal) => `may not contain '${illegal}'`)
}

/** Names of container ports. Source: IsValidPortName. */
export function portName(name: string): NameErrors {
  const errors: string[] = []
  if (utf8Length(name) > MAX_PORT_NAME_LENGTH) errors.push(maxLengthError(MAX_PORT_NAME_LENGTH))
  if (!/^[-a-z0-9]+$/.test(name)) {
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  }
  if (!/[a-z]/.test(name)) errors.push('must contain at least one letter (a-z)')
  if (name.includes('--')) errors.push('must not contain consecutive hyphens')
  if (/^-|-$/.test(name)) errors.push('must not begin or end with a hyphen')
  return errors
}

/** Numbers of ports. Source: IsValidPortNum. */
export function portNumber(port: number): NameErrors {
  const good = Number.isInteger(port) && port >= 1 && port <= 65535
  return good ? [] : ['must be between 1 and 65535, inclusive']
}

/** Keys of config maps and secrets. Source: IsConfigMapKey. */
export function configMapKey(name: string): NameErrors {
  const errors = [...check(name, MAX_SUBDOMAIN_LENGTH, CONFIG_MAP_KEY_REGEX, CONFIG_MAP_KEY_ERROR)]
  if (name === '.' || name === '..') errors.push(`must not be '${name}'`)
  else if (name.startsWith('..')) errors.push("must not start with '..'")
  return errors
}

/**
 * The prefix of a generated name as it is validated: a trailing hyphen becomes a letter, since
 * the suffix follows it. Source: pkg/api/validation maskTrailingDash.
 */
export function maskTrailingDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -1)}a` : prefix
}

/** `must be no more than 63 characters`. Source: MaxLenError. */
export function maxLengthError(length: number): string {
  return `must be no more than ${length} characters`
}

function check(name: string, maxBytes: number, regex: RegExp, error: string): NameErrors {
  const good = regex.test(name)
  if (good && name.length <= maxBytes) return []
  const errors = utf8Length(name) > maxBytes ? [maxLengthError(maxBytes)] : []
  if (!good) errors.push(error)
  return errors
}

function prefixErrors(prefix: string): string[] {
  if (prefix === '') return ['prefix part must be non-empty']
  return dns1123Subdomain(prefix).map((message) => `prefix part ${message}`)
}

function regexError(message: string, regex: string, examples: ReadonlyArray<string>): string {
  // The joiner leaves a comma and two blanks before "or"; clients know the text that way.
  const list = examples.map((example) => `'${example}', `).join(' or ')
  return `${message} (e.g. ${list}regex used for validation is '${regex}')`
}

function whole(regex: string): RegExp {
  return new RegExp(`^${regex}$`)
}
