import { hex32 } from '../../api/machinery/hex'
import type { Context } from '../kernel/actor'

const WORDS = 8

/** A container or sandbox id: 64 hex digits. */
export function newId(context: Context): string {
  const words: string[] = []
  for (let word = 0; word < WORDS; word++) words.push(hex32(context.random(2 ** 32)))
  return words.join('')
}
