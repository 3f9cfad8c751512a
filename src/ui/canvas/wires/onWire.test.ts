import { expect, it } from 'vitest'
import type { FlightView } from '../../../protocol/messages'
import { track } from '../layout/track'
import type { Wire, Wires } from '../layout/wires'
import { byWire, keptRows, type Row } from './onWire'
import { stopPlaces } from './wireStops'

const flight = (id: number, part: Partial<FlightView> = {}): FlightView => ({
  id,
  cause: 0,
  kind: 'request',
  verb: 'create',
  label: 'POST pods',
  from: 'kubelet/worker-1',
  to: 'kube-apiserver/master-1',
  departs: 1_000,
  arrives: 2_000,
  lost: false,
  status: 0,
  chatter: false,
  object: '',
  speaker: '',
  facts: {},
  ...part,
})

const wire = (id: string, y: number, node = 'worker-1'): Wire => {
  const way = track([
    { x: 200, y },
    { x: 0, y },
  ])
  return { id, from: 'a', to: 'b', track: way, ports: [], node, standing: true }
}

const inAir = (...flights: readonly FlightView[]) => new Map(flights.map((one) => [one.id, one]))
const listed = (rows: readonly Row[]) => rows.map((row) => [row.flight.id, row.state])
const any = () => true

it('request and answer fly on the same wire', () => {
  const only = wire('w', 0)
  const wires: Wires = {
    standing: [only],
    route: (from) =>
      from === 'runtime/worker-1' ? undefined : { wire: only, track: only.track, ahead: true },
    near: () => undefined,
  }
  const back = flight(2, { from: 'kube-apiserver/master-1', to: 'kubelet/worker-1' })
  const beside = flight(3, { from: 'runtime/worker-1' })
  const landed = flight(4, { arrives: 1_200 })
  const flying = byWire([flight(1), back, beside, landed], wires, 1_500)
  expect(flying.get('w')?.map(({ id }) => id)).toEqual([1, 2])
})

it('a message that arrives while it is listed stays where it was', () => {
  const [first, second] = [flight(1, { arrives: 1_600 }), flight(2)]
  const before = keptRows([], inAir(first, second), any, 1_500)
  const after = keptRows(before, inAir(second, flight(3, { departs: 1_650 })), any, 1_700)
  expect(listed(after)).toEqual([
    [1, 'arrived'],
    [2, 'flies'],
    [3, 'flies'],
  ])
})

it('one that is dropped is told as lost, one that is held up flies on', () => {
  const before = keptRows([], inAir(flight(1), flight(2)), any, 1_500)
  const dropped = flight(1, { lost: true })
  const after = keptRows(before, inAir(dropped, flight(2, { arrives: 9_000 })), any, 2_500)
  expect(listed(after)).toEqual([
    [1, 'lost'],
    [2, 'flies'],
  ])
})

it('nothing new is nothing to draw', () => {
  const flights = inAir(flight(1))
  const rows = keptRows([], flights, any, 1_500)
  expect(keptRows(rows, flights, any, 1_600)).toBe(rows)
})

it('of too many those go first that have arrived', () => {
  const early = Array.from({ length: 20 }, (_, i) => flight(i, { arrives: 1_600 }))
  const late = Array.from({ length: 10 }, (_, i) => flight(100 + i, { arrives: 3_000 }))
  const before = keptRows([], inAir(...early), any, 1_500)
  const after = keptRows(before, inAir(...late), any, 1_700)
  expect(after).toHaveLength(24)
  expect(after.filter(({ state }) => state === 'flies')).toHaveLength(10)
})

it('wires that share their way stop one behind the other', () => {
  const places = stopPlaces([wire('a', 0), wire('b', 0), wire('c', 80, '')])
  const xs = ['a', 'b', 'c'].map((id) => places.get(id)?.x)
  expect(xs).toEqual([170, 154, 100])
})
