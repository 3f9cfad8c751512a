import { expect, it } from 'vitest'
import type { FlightView } from '../../../protocol/messages'
import { track } from '../layout/track'
import type { Route } from '../layout/wires'
import { convoys, progressOf, type Way } from './convoy'

const way = (length: number): Route => {
  const line = track([
    { x: 0, y: 0 },
    { x: length, y: 0 },
  ])
  const wire = { id: 'a|b', from: 'a', to: 'b', track: line, ports: [], node: '', standing: true }
  return { wire, track: line, ahead: true }
}
const route = way(400)
const sent = (id: number, progress: number, part: Partial<FlightView> = {}): Way => ({
  flight: { ...flight, id, ...part },
  route,
  progress,
})
const flight: FlightView = {
  id: 1,
  cause: 0,
  kind: 'request',
  verb: 'create',
  label: 'POST pods',
  from: 'a',
  to: 'b',
  departs: 1_000,
  arrives: 2_000,
  lost: false,
  status: 0,
  chatter: false,
  object: '',
  speaker: 'a',
  facts: {},
}

it('a message is on its way between leaving and arriving', () => {
  expect(progressOf(flight, 1_500)).toBe(0.5)
  expect(progressOf(flight, 900)).toBeLessThan(0)
  expect(progressOf({ ...flight, arrives: 1_000 }, 1_000)).toBeGreaterThan(1)
})

it('a message never covers what it leaves or where it arrives', () => {
  const [start, end] = convoys([sent(1, 0)]).concat(convoys([sent(1, 1)]))
  expect(start?.distance).toBeCloseTo(15, 3)
  expect(end?.distance).toBeCloseTo(385, 3)
})

it('messages sent together fly one behind the other, in the order they were sent', () => {
  const row = convoys([sent(2, 0.5), sent(1, 0.5), sent(3, 0.5)])
  expect(row.map(({ flight: { id } }) => id)).toEqual([1, 2, 3])
  const gaps = row.slice(1).map(({ distance }, i) => (row[i]?.distance ?? 0) - distance)
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(27)
})

it('on a short wire those for whom there is no room fly with the last, and are counted', () => {
  const short = way(58)
  const row = convoys([1, 2, 3].map((id) => ({ ...sent(id, 0.5), route: short })))
  expect(row.every(({ distance }) => distance > 7 && distance < 51)).toBe(true)
  expect(row.length).toBeLessThan(3)
  expect(row.flatMap(({ ids }) => ids)).toEqual([1, 2, 3])
})

it('one wire shows at most eight, then bundles that count them all', () => {
  const many = Array.from({ length: 100 }, (_, i) => sent(i, i / 100))
  const bundles = convoys(many)
  expect(bundles.length).toBeLessThanOrEqual(4)
  expect(bundles.reduce((sum, { ids }) => sum + ids.length, 0)).toBe(100)
})

it('a bundle of messages that say the same can say it once', () => {
  const same = Array.from({ length: 9 }, (_, i) => sent(i, 0.5))
  const other = sent(9, 0.5, { label: '201 Pod' })
  expect(convoys(same)[0]?.alike).toBe(true)
  expect(convoys([...same, other])[0]?.alike).toBe(false)
})

it('a bundle shows what matters, not a heartbeat', () => {
  const many = Array.from({ length: 41 }, (_, i) => sent(i, 0.5, { chatter: i !== 7 }))
  expect(convoys(many)[0]?.flight.id).toBe(7)
})
