const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The text behind base64: UTF-8, or byte by byte as Latin-1 what is none. */
export function decodeBase64(encoded: string): string {
  const bytes = decodeBytes(encoded)
  try {
    return decodeURIComponent(bytes.replace(/[%\x80-\xff]/g, percent))
  } catch {
    return bytes
  }
}

const percent = (byte: string): string => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`

function decodeBytes(encoded: string): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const character of encoded) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) continue
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    text += String.fromCharCode((held >> bits) & 0xff)
  }
  return text
}
