import { describe, expect, it } from 'vitest'
import type { FlightView } from '../../protocol/messages'
import { chromeTraceOf } from './chromeTrace'
import { stepFrom, waterfallOf } from './waterfall'

const flight = (
  id: number,
  cause: number,
  [from, to]: readonly [string, string],
  [departs, arrives]: readonly [number, number],
): FlightView => ({
  id,
  cause,
  from,
  to,
  departs,
  arrives,
  kind: 'request',
  verb: 'create',
  label: `message ${id}`,
  lost: false,
  status: 0,
  chatter: false,
  object: '',
  speaker: '',
  facts: {},
})

const SERVER = 'kube-apiserver/master-1'
/** A person asks; the server writes; two watchers hear of it at once; one of them answers. */
const told = {
  chain: [flight(1, 0, ['you', SERVER], [0, 10]), flight(2, 1, [SERVER, 'etcd/m'], [10, 20])],
  effects: [
    flight(5, 2, [SERVER, 'kubelet/w'], [20, 40]),
    flight(6, 2, [SERVER, 'kube-scheduler/m'], [25, 30]),
    flight(9, 6, ['kube-scheduler/m', SERVER], [31, 33]),
  ],
  forgotten: false,
  cut: false,
}
const waterfall = waterfallOf(told)

describe('causes and effects in time', () => {
  it('whoever speaks first stands first', () => {
    expect(waterfall.rows).toEqual([
      { actor: 'you', name: 'You', lanes: 1 },
      { actor: SERVER, name: 'API server', lanes: 2 },
      { actor: 'kube-scheduler/m', name: 'Scheduler', lanes: 1 },
    ])
  })

  it('two messages that an API server sends at the same time lie in two lanes', () => {
    const server = waterfall.bars.filter(({ row }) => row === 1)
    expect(server.map(({ flight: { id }, lane }) => [id, lane])).toEqual([
      [2, 0],
      [5, 0],
      [6, 1],
    ])
  })

  it('one walks from a cause to its effect and back to the click', () => {
    expect(stepFrom(waterfall, 6, 'effect')?.flight.id).toBe(9)
    expect(stepFrom(waterfall, 9, 'cause')?.flight.id).toBe(6)
    expect(stepFrom(waterfall, 2, 'cause')?.flight.id).toBe(1)
    expect(stepFrom(waterfall, 1, 'cause')).toBeUndefined()
    expect(stepFrom(waterfall, 5, 'after')?.flight.id).toBe(6)
  })
})

describe('a Chrome trace', () => {
  const { traceEvents } = chromeTraceOf(waterfall)
  const messages = traceEvents.filter((event) => event.ph === 'X')

  it('names every track that a message lies in', () => {
    const named = traceEvents.filter(({ ph }) => ph === 'M').map(({ tid }) => tid)
    for (const { tid } of messages) expect(named).toContain(tid)
    expect(traceEvents).toContainEqual({
      ph: 'M',
      pid: 1,
      tid: 0,
      name: 'process_name',
      args: { name: 'You' },
    })
  })

  it('no two messages of one track overlap', () => {
    for (const one of messages) {
      const beside = messages.filter(({ tid, ts }) => tid === one.tid && ts > one.ts)
      for (const { ts } of beside) expect(ts).toBeGreaterThanOrEqual(one.ts + one.dur)
    }
  })

  it('a flow leads from within each cause to the start of its effect', () => {
    const flows = traceEvents.flatMap((event) =>
      event.ph === 's' || event.ph === 'f' ? [event] : [],
    )
    const holder = ({ tid, ts }: { readonly tid: number; readonly ts: number }) =>
      messages.find((event) => event.tid === tid && event.ts <= ts && ts < event.ts + event.dur)
    const pairs = told.effects.map(({ id }) =>
      flows.filter((event) => event.id === id).map((event) => holder(event)?.args.id),
    )
    expect(pairs).toEqual([
      [2, 5],
      [2, 6],
      [6, 9],
    ])
  })
})
