/**
 * SHA-256 of a short ASCII text, for the names of chains. Pure integer arithmetic: the engine has
 * no crypto.
 * Source: FIPS 180-4
 */

const ROUND_CONSTANTS: readonly number[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]
const INITIAL_STATE: readonly number[] = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]
const BLOCK_BYTES = 64
const LENGTH_BYTES = 8

/** The 32 bytes of the digest. `text` must be ASCII. */
export function sha256(text: string): Uint8Array {
  const message = pad(text)
  const state = Uint32Array.from(INITIAL_STATE)
  const schedule = new Uint32Array(BLOCK_BYTES)
  for (let offset = 0; offset < message.length; offset += BLOCK_BYTES) {
    fillSchedule(schedule, message, offset)
    compress(state, schedule)
  }
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => {
    digest.setUint32(index * 4, word)
  })
  return new Uint8Array(digest.buffer)
}

function pad(text: string): Uint8Array {
  const blocks = Math.ceil((text.length + 1 + LENGTH_BYTES) / BLOCK_BYTES)
  const bytes = new Uint8Array(blocks * BLOCK_BYTES)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  bytes[text.length] = 0x80
  new DataView(bytes.buffer).setUint32(bytes.length - 4, text.length * 8)
  return bytes
}

function fillSchedule(schedule: Uint32Array, message: Uint8Array, offset: number): void {
  const view = new DataView(message.buffer, offset, BLOCK_BYTES)
  for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(i * 4)
  for (let i = 16; i < 64; i++) {
    const before15 = at(schedule, i - 15)
    const before2 = at(schedule, i - 2)
    const sigma0 = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 >>> 3)
    const sigma1 = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 >>> 10)
    schedule[i] = at(schedule, i - 16) + sigma0 + at(schedule, i - 7) + sigma1
  }
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  const w = Uint32Array.from(state)
  for (let i = 0; i < 64; i++) {
    const a = at(w, 0)
    const e = at(w, 4)
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const choice = (e & at(w, 5)) ^ (~e & at(w, 6))
    const first = (at(w, 7) + sum1 + choice + at(ROUND_CONSTANTS, i) + at(schedule, i)) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const majority = (a & at(w, 1)) ^ (a & at(w, 2)) ^ (at(w, 1) & at(w, 2))
    w.copyWithin(1, 0, 7)
    w[4] = at(w, 4) + first
    w[0] = first + sum0 + majority
  }
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + at(w, i)
}

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

const at = (words: ArrayLike<number>, index: number): number => words[index] ?? 0
