const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The text behind base64, byte by byte as Latin-1: a secret's value for a program that prints it. */
export function decodeBase64(encoded: string): string {
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
