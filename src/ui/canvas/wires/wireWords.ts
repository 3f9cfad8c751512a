/** What is said of a wire: whom it joins, what for, and what is on it. */
import type { FlightView } from '../../../protocol/messages'
import { wires } from '../../../words/english/wires'
import { wordsOf } from '../../../words/language'

interface Ends {
  readonly from: string
  readonly to: string
}

const isOf = <T extends object>(table: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(table, key)

const kindOf = (actor: string): string => actor.split('/')[0] ?? ''

/** `kubelet on worker-1`, `API server` */
function nameOf(actor: string): string {
  const [kind = '', place = ''] = actor.split('/')
  const { names, onNode } = wordsOf(wires)
  return isOf(names, kind) ? names[kind] : onNode(kind, place)
}

/** `kubelet on worker-1 ↔ API server` */
export const titleOf = ({ from, to }: Ends): string => wordsOf(wires).ends(nameOf(from), nameOf(to))

/** Told by the end that is not the API server. */
export function purposeOf({ from, to }: Ends): string {
  const { purposes } = wordsOf(wires)
  const kind = [from, to].map(kindOf).find((one) => isOf(purposes, one))
  return kind === undefined ? '' : purposes[kind]
}

/** `2 messages now, the slowest takes 1.5 ms` */
export function trafficOf(flights: readonly Pick<FlightView, 'departs' | 'arrives'>[]): string {
  if (flights.length === 0) return wordsOf(wires).quiet
  const slowest = Math.max(...flights.map(({ departs, arrives }) => arrives - departs))
  return wordsOf(wires).traffic(flights.length, `${(slowest / 1000).toFixed(1)} ms`)
}

/** `wire from kubelet of worker-1 to the API server, 2 in flight` */
export const stopName = ({ from, to }: Ends, flying: number): string =>
  wordsOf(wires).wire(partOf(from), partOf(to), flying)

function partOf(actor: string): string {
  const [kind = '', place = ''] = actor.split('/')
  const { parts, ofNode } = wordsOf(wires)
  return isOf(parts, kind) ? parts[kind] : ofNode(kind, place)
}

/** Where a message goes: `to API server`. */
export const towards = (actor: string): string => wordsOf(wires).towards(nameOf(actor))
