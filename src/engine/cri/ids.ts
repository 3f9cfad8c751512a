import type { Context } from '../kernel/actor'

const WORDS = 8

/** A container or sandbox id: 64 hex digits. */
export function newId(context: Context): string {
  let id = ''
  for (let word = 0; word < WORDS; word++) {
    id += context.random(4_294_967_296).toString(16).padStart(8, '0')
  }
  return id
}
