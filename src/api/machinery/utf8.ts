/** Bytes of a text in UTF-8, which is how Kubernetes measures and hashes text. */

/** Calls back with every byte, in order. Half a surrogate pair counts as U+FFFD. */
export function forEachUtf8Byte(text: string, callback: (byte: number) => void): void {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i += 1
    encode(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code, callback)
  }
}

/** Number of bytes. */
export function utf8Length(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i += 1
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}

function encode(code: number, callback: (byte: number) => void): void {
  if (code < 0x80) {
    callback(code)
    return
  }
  if (code < 0x800) {
    callback(0xc0 | (code >> 6))
  } else if (code < 0x10000) {
    callback(0xe0 | (code >> 12))
    callback(0x80 | ((code >> 6) & 0x3f))
  } else {
    callback(0xf0 | (code >> 18))
    callback(0x80 | ((code >> 12) & 0x3f))
    callback(0x80 | ((code >> 6) & 0x3f))
  }
  callback(0x80 | (code & 0x3f))
}
