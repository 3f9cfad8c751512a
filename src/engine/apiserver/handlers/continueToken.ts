/**
 * Where a list in pages goes on: a revision and the first key of the rest, in a text the client
 * hands back unread.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/continue.go
 */
import { goQuote } from '../../../api/machinery/goFormat'

export interface ContinueToken {
  /** -1: whatever is most recent; the pages need not fit together. */
  readonly revision: number
  /** The key in etcd to go on at, below the collection's own prefix. */
  readonly start: string
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const API_VERSION = 'meta.k8s.io/v1'

/** A token that goes on behind `lastKey`. */
export function encodeContinue(revision: number, lastKey: string): string {
  return toBase64(JSON.stringify({ v: API_VERSION, rv: revision, start: `${lastKey}\u0000` }))
}

/** The token, or why it is none. */
export function decodeContinue(text: string): ContinueToken | string {
  const decoded = fromBase64(text)
  if (typeof decoded === 'number') return notValid(`illegal base64 data at input byte ${decoded}`)
  const first = decoded.charAt(0)
  if (first !== '{') {
    const shown = goQuote(first).slice(1, -1)
    return notValid(`invalid character '${shown}' looking for beginning of value`)
  }
  return readToken(decoded)
}

const notValid = (cause: string): string => `continue key is not valid: ${cause}`

function readToken(json: string): ContinueToken | string {
  const parsed = parseJson(json)
  if (typeof parsed !== 'object' || parsed === null) return notValid('unexpected end of JSON input')
  const { v, rv, start } = parsed as Readonly<Record<string, unknown>>
  if (v !== API_VERSION) {
    return `continue key is not valid: server does not recognize this encoded version ${goQuote(String(v ?? ''))}`
  }
  if (typeof rv !== 'number' || rv === 0) {
    return 'continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)'
  }
  if (typeof start !== 'string' || start === '') {
    return 'continue key is not valid: encoded start key empty (version meta.k8s.io/v1)'
  }
  return { revision: rv, start }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Base64 for URLs, without padding, of a text of single bytes. */
function toBase64(text: string): string {
  let encoded = ''
  let bits = 0
  let value = 0
  for (let i = 0; i < text.length; i++) {
    value = ((value << 8) | (text.charCodeAt(i) & 0xff)) & 0xffff
    bits += 8
    while (bits >= 6) {
      bits -= 6
      encoded += ALPHABET.charAt((value >> bits) & 63)
    }
  }
  return bits === 0 ? encoded : encoded + ALPHABET.charAt((value << (6 - bits)) & 63)
}

/** The bytes as a text, or the place of the first character that is none of base64's. */
function fromBase64(text: string): string | number {
  let decoded = ''
  let bits = 0
  let value = 0
  for (let i = 0; i < text.length; i++) {
    const digit = ALPHABET.indexOf(text.charAt(i))
    if (digit < 0) return i
    value = ((value << 6) | digit) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    decoded += String.fromCharCode((value >> bits) & 0xff)
  }
  return decoded
}
