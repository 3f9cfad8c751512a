import { afterAll, afterEach, expect, it } from 'vitest'
import type { PodView, Update, ViewDelta } from '../../protocol/messages'
import { applyDeltas, clearCluster, replaceCluster } from '../cluster'
import { makePod, put } from '../relations/cluster.testing'
import { useSession } from '../session'
import { clearTimeline, takeUpdate } from '../timeline'
import { wordText } from './lifeWord'
import { keepLives, lifeOf } from './lives'
import { stripOf } from './strip'

const S = 1_000_000
const key = 'default/web'
const web = (look: PodView['look'], given: Partial<PodView> = {}): ViewDelta =>
  put(makePod('web', { look, status: look, createdAt: 10 * S, ...given }))

/** The engine tells what is at a simulated second. */
function at(second: number, ...deltas: ViewDelta[]): void {
  applyDeltas(deltas)
  tick(second, deltas)
}

function anew(second: number, ...deltas: ViewDelta[]): void {
  replaceCluster(deltas)
  clearTimeline()
  tick(second, deltas)
}

const tick = (second: number, deltas: readonly ViewDelta[]): void =>
  takeUpdate({ ...quiet, now: second * S, deltas }, 0)

const quiet = {
  rate: 0,
  pace: { mode: 'paused', factor: 1, chatter: false },
  quiet: true,
  flights: [],
  moments: [],
  skips: [],
} as unknown as Update

const told = (): readonly string[] =>
  lifeOf('Pod', key)?.bands.map(({ from, word }) => `${from / S} ${wordText(word)}`) ?? []

const stop = keepLives()
afterAll(stop)
afterEach(() => {
  useSession.setState({ phase: 'running' })
  useSession.setState({ phase: 'starting' })
  clearCluster()
  clearTimeline()
})

it('a pod waits, is bound, starts, and becomes Ready', () => {
  at(9, put(makePod('other')))
  at(10, web('pending', { status: 'Pending' }))
  at(11, web('creating', { status: 'Pending', node: 'worker-1' }))
  at(12, web('creating', { status: 'ContainerCreating' }))
  at(15, web('running'))
  at(16, web('running'))
  expect(told()).toEqual(['10 Pending', '11 Bound to worker-1', '12 ContainerCreating', '15 Ready'])
})

it('a container that is started again leaves a tick in the life of its pod', () => {
  at(9, put(makePod('other')))
  at(10, web('running'))
  at(20, web('crashing', { restarts: 1 }))
  const life = lifeOf('Pod', key)
  expect(life?.restartsAt).toEqual([20 * S])
  expect(life && stripOf(life, 30 * S).ticks[0]?.left).toBe(50)
})

it('what was before anybody looked is not made up', () => {
  at(60, web('running'))
  expect(told()).toEqual(['10 Not seen', '60 Ready'])
})

it('the status of a pod tells since when it was scheduled, started and Ready', () => {
  const milestones = { scheduledAt: 11 * S, startedAt: 14 * S, readyAt: 16 * S }
  at(60, web('running', { milestones }))
  expect(told()).toEqual(['10 Pending', '11 Bound, starting', '14 Not seen', '16 Ready'])
})

it('what a container did before it was started again, its status does not tell', () => {
  const milestones = { scheduledAt: 11 * S, startedAt: 50 * S, readyAt: 51 * S }
  at(60, web('running', { milestones, restarts: 2 }))
  expect(told()).toEqual(['10 Pending', '11 Not seen', '51 Ready'])
})

it('when time is turned back, what has not happened yet is no part of a life', () => {
  at(9, put(makePod('other')))
  at(10, web('pending'))
  at(20, web('running'))
  at(30, { op: 'drop', kind: 'Pod', key })
  anew(15, web('pending'))
  expect(told()).toEqual(['10 pending'])
  expect(lifeOf('Pod', key)?.until).toBeUndefined()
  anew(25, web('running'))
  expect(told()).toEqual(['10 pending', '15 Not seen', '25 Ready'])
})

it('another pod of the same name has a life of its own', () => {
  at(9, put(makePod('other')))
  at(10, web('running'))
  at(20, web('pending', { uid: 'second', createdAt: 20 * S }))
  expect(told()).toEqual(['20 pending'])
})
