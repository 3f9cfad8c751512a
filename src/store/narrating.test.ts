import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { textOf } from '../narration/sentence'
import type { FlightView, Update } from '../protocol/messages'
import { applyDeltas, clearCluster } from './cluster'
import { startNarrator } from './narrating'
import { useNarrator } from './narrator'
import { clearTimeline, takeUpdate } from './timeline'

let wall = 0
let stop = (): void => undefined

beforeEach(() => {
  vi.useFakeTimers()
  wall = 1_000
  stop = startNarrator(() => wall)
  pass(0, { quiet: false })
})

afterEach(() => {
  stop()
  clearTimeline()
  clearCluster()
  vi.useRealTimers()
})

/** Each message has its own number. */
let sent = 0

const request = (object: string, from = 'you', departs = 1): FlightView => ({
  id: ++sent,
  cause: 0,
  kind: 'request',
  verb: 'create',
  label: 'POST',
  from,
  to: 'kube-apiserver/master-1',
  departs,
  arrives: departs + 1_000,
  lost: false,
  status: 0,
  chatter: false,
  object,
  speaker: from === 'you' ? '' : 'deployment-controller',
  facts: {},
})

const MANAGER = 'kube-controller-manager/master-1'

/** The engine says something, then wall time passes. */
function pass(millis: number, wish: Partial<Update> = {}): void {
  takeUpdate(
    {
      sequence: 1,
      now: 10,
      rate: 0,
      pace: { mode: 'story', factor: 1, chatter: false },
      deltas: [],
      flights: [],
      moments: [],
      skips: [],
      quiet: false,
      undoable: { undo: undefined, redo: undefined, latest: 0 },
      ...wish,
    },
    wall,
  )
  wall += millis
  vi.advanceTimersByTime(millis)
}

const caption = (): string => {
  const { current } = useNarrator.getState()
  return current === undefined ? '' : textOf(current)
}

it('leaves a sentence standing until it can have been read', () => {
  pass(300, { flights: [request('Pod/default/one')] })
  pass(300, { flights: [request('Pod/default/two')] })
  expect(caption()).toContain('one')
})

it('says what waited once the one before can have been read', () => {
  pass(300, { flights: [request('Pod/default/one')] })
  pass(2_000, { flights: [request('Pod/default/two')] })
  expect(caption()).toContain('two')
})

it('lets what weighs more come sooner, but not at once', () => {
  pass(300, { flights: [request('ReplicaSet/default/set', MANAGER)] })
  pass(100, { flights: [request('Pod/default/mine')] })
  expect(caption()).toContain('set')
  pass(500)
  expect(caption()).toContain('mine')
})

it('forgets what could not be said in time', () => {
  pass(300, { flights: [request('Pod/default/one')] })
  pass(300, { flights: [request('ReplicaSet/default/late', MANAGER)] })
  wall += 5_000
  vi.advanceTimersByTime(200)
  expect(caption()).toContain('one')
})

it('does not say the same twice in a row', () => {
  pass(3_000, { flights: [request('Pod/default/one')] })
  pass(3_000, { flights: [request('Pod/default/two')] })
  pass(3_000, { flights: [request('Pod/default/one')] })
  expect(caption()).toContain('two')
})

it('tells of an answer that is only prepared when it leaves', () => {
  pass(3_000, { flights: [request('Pod/default/one')] })
  pass(3_000, { flights: [request('Pod/default/soon', 'you', 5_000)], now: 100 })
  expect(caption()).toContain('one')
  pass(300, { now: 5_000 })
  expect(caption()).toContain('soon')
})

it('says that all is quiet, and what there is, once the last sentence stood a while', () => {
  const workload = { kind: 'Workload', key: 'Deployment/default/web', objectKind: 'Deployment' }
  const state = { namespace: 'default', name: 'web', desired: 3, ready: 3, ending: false }
  const worker = {
    kind: 'Worker',
    key: 'worker-1',
    name: 'worker-1',
    registered: true,
    ready: 'True',
  }
  applyDeltas([
    { op: 'put', record: { ...workload, ...state } as never },
    { op: 'put', record: worker as never },
  ])
  pass(2_000, { flights: [request('Pod/default/one')], quiet: true })
  expect(caption()).toContain('one')
  pass(3_000, { quiet: true })
  expect(caption()).toBe('All quiet: Deployment web wants 3 pods and 3 are Ready.')
})

it('begins anew with another session', () => {
  pass(300, { flights: [request('Pod/default/one')] })
  clearTimeline()
  vi.advanceTimersByTime(300)
  expect(caption()).toBe('')
})
