/**
 * One seeded generator per actor (sfc32): a draw more in one component shifts no other.
 * The state is four unsigned 32-bit words, plain data like everything else.
 */
export interface RandomState {
  a: number
  b: number
  c: number
  d: number
}

/** A generator for `name` under `seed`. Different names give independent streams. */
export function seedRandom(seed: number, name: string): RandomState {
  const state = {
    a: seed >>> 0,
    b: hashName(name, 0x811c9dc5),
    c: hashName(name, seed >>> 0),
    d: 1,
  }
  for (let i = 0; i < 15; i++) nextUint32(state)
  return state
}

/** The next draw: an integer in [0, 2^32). */
export function nextUint32(state: RandomState): number {
  const sum = (((state.a + state.b) | 0) + state.d) | 0
  state.d = (state.d + 1) | 0
  state.a = state.b ^ (state.b >>> 9)
  state.b = (state.c + (state.c << 3)) | 0
  state.c = ((state.c << 21) | (state.c >>> 11)) + sum
  state.c |= 0
  return sum >>> 0
}

/** A draw in [0, bound), bound a positive integer up to 2^32. The bias is below 2^-20 for small bounds. */
export function randomBelow(state: RandomState, bound: number): number {
  return Math.floor((nextUint32(state) / 4_294_967_296) * bound)
}

function hashName(name: string, basis: number): number {
  let hash = basis
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
