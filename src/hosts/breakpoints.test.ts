/** Where time is held because something happened to an object, with a real engine. */
import { describe, expect, it } from 'vitest'
import type { EngineSnapshot } from '../engine/engine'
import { createEngine, restoreEngine } from '../engine/index'
import type { Breakpoint, BreakpointWhen, Hit } from '../protocol/breakpoints'
import type { Pace } from '../protocol/messages'
import {
  breakAt,
  type Conductor,
  createConductor,
  drain,
  hitsOf,
  paceOf,
  setPace,
  tick,
} from './conductor'

const FRAME_MILLIS = 1000 / 60
const story: Pace = { mode: 'story', factor: 1, chatter: false }
const clock: Pace = { mode: 'clock', factor: 20, chatter: false }
const FOR_LONG = 90_000_000

const fresh = createEngine({ seed: 1, content: 'demo' })
const BEGAN = fresh.now()
const atRest: EngineSnapshot = fresh.snapshot()

const solo = (spec: object, labels = {}) => ({
  method: 'POST' as const,
  path: '/api/v1/namespaces/default/pods',
  body: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'solo', namespace: 'default', labels },
    spec: { containers: [{ name: 'main', image: 'nginx:1.27', ...spec }] },
  },
})

const breakpoint = (when: BreakpointWhen): Breakpoint => ({ id: when.type, when })

function conduct(pace: Pace, ...wanted: readonly BreakpointWhen[]): Conductor {
  const conductor = createConductor(restoreEngine(atRest), pace)
  breakAt(conductor, wanted.map(breakpoint))
  return conductor
}

/** Plays until time is held, or for long. */
function play(conductor: Conductor, most = FOR_LONG): Hit | undefined {
  const until = BEGAN + most
  while (hitsOf(conductor)?.hit === undefined && conductor.engine.now() < until) {
    tick(conductor, FRAME_MILLIS)
    drain(conductor)
  }
  return hitsOf(conductor)?.hit
}

const nothing = { kind: '', namespace: '', labels: '', fields: '' }

describe.each([
  ['Story', story],
  ['Clock', clock],
])('in %s time is held', (_, pace) => {
  it('where a node turns NotReady, at the very write that says so', () => {
    const conductor = conduct(pace, { type: 'nodeNotReady' })
    conductor.engine.command({ type: 'powerCutNode', name: 'worker-2' })
    const hit = play(conductor)
    expect(hit).toMatchObject({
      object: 'Node/worker-2',
      text: 'turned NotReady: NodeStatusUnknown',
    })
    expect(hit?.at).toBe(conductor.engine.now())
    expect(paceOf(conductor).mode).toBe('paused')
    for (let i = 0; i < 60; i++) tick(conductor, FRAME_MILLIS)
    expect(conductor.engine.now()).toBe(hit?.at)
  })

  it('where a pod is made that matches labels and fields, and once for each', () => {
    const conductor = conduct(pace, {
      ...nothing,
      type: 'matches',
      kind: 'Pod',
      labels: 'app in (solo)',
      fields: 'status.phase=Running',
    })
    conductor.engine.request(solo({}, { app: 'solo' }))
    expect(play(conductor)).toMatchObject({ object: 'Pod/default/solo' })
    setPace(conductor, pace)
    expect(play(conductor, 30_000_000)).toBeUndefined()
    expect(hitsOf(conductor)?.counts).toEqual({ matches: 1 })
  })
})

it('a container that crashes is one crash, however often its status is written', () => {
  const conductor = conduct(clock, { type: 'containerCrashes' })
  const { engine } = conductor
  engine.request(solo({}))
  play(conductor, 10_000_000)
  engine.command({
    type: 'crashContainer',
    namespace: 'default',
    pod: 'solo',
    container: 'main',
    exitCode: 3,
  })
  const hit = play(conductor)
  expect(hit?.text).toMatch(/^has a container that crashed: main exited with code 3/)
  setPace(conductor, clock)
  expect(play(conductor)).toBeUndefined()
  expect(hitsOf(conductor)?.counts).toEqual({ containerCrashes: 1 })
})

it('a pod fails when its containers end badly and are not started again', () => {
  const conductor = conduct(clock, { type: 'podFails' })
  const request = solo({ image: 'busybox', command: ['sh', '-c', 'exit 2'] })
  const { body } = request
  conductor.engine.request({
    ...request,
    body: { ...body, spec: { ...body.spec, restartPolicy: 'Never' } },
  })
  expect(play(conductor)).toMatchObject({ object: 'Pod/default/solo', text: 'failed: Error' })
})

it('an eviction asked for by the API makes a pod a target of disruption', () => {
  const conductor = conduct(clock, { type: 'podDisrupted' })
  conductor.engine.request(solo({}))
  play(conductor, 10_000_000)
  conductor.engine.request({
    method: 'POST',
    path: '/api/v1/namespaces/default/pods/solo/eviction',
    body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'solo' } },
  })
  expect(play(conductor)).toMatchObject({
    object: 'Pod/default/solo',
    text: 'has to go: EvictionByEvictionAPI',
  })
})

it('a warning is about the object it warns of', () => {
  const conductor = conduct(clock, { type: 'warning' })
  conductor.engine.request(solo({ resources: { requests: { cpu: '64' } } }))
  const hit = play(conductor)
  expect(hit?.object).toBe('Pod/default/solo')
  expect(hit?.text).toMatch(/^has a warning: FailedScheduling: 0\/3 nodes are available/)
})

it('each scheduling cycle begins once, with the pod taken from the queue', () => {
  const conductor = conduct(story, { type: 'cycleBegins' })
  conductor.engine.request(solo({}))
  expect(play(conductor)).toMatchObject({
    object: 'Pod/default/solo',
    text: 'is taken from the queue',
  })
  setPace(conductor, clock)
  expect(play(conductor, 20_000_000)).toBeUndefined()
})

it('one object is watched from its making to its end', () => {
  const conductor = conduct(clock, { type: 'changes', object: 'Pod/default/solo' })
  conductor.engine.request(solo({}))
  const texts: (string | undefined)[] = []
  for (let turns = 0; turns < 40; turns++) {
    const hit = play(conductor)
    if (hit === undefined) break
    texts.push(hit.text)
    setPace(conductor, clock)
    if (texts.length === 3) {
      conductor.engine.request({ method: 'DELETE', path: '/api/v1/namespaces/default/pods/solo' })
    }
  }
  expect(texts[0]).toBe('is made')
  expect(texts[1]).toBe('changes in its spec and status')
  expect(texts.at(-1)).toBe('is gone')
})

it('the cluster is the same whether or not anybody watched it', () => {
  const hashAfter = (...wanted: readonly BreakpointWhen[]): string => {
    const conductor = conduct(clock, ...wanted)
    conductor.engine.request(solo({}))
    conductor.engine.command({ type: 'powerCutNode', name: 'worker-1' })
    while (play(conductor) !== undefined) setPace(conductor, clock)
    conductor.engine.advance(BEGAN + 2 * FOR_LONG)
    return conductor.engine.traceHash()
  }
  const watched = hashAfter(
    { type: 'cycleBegins' },
    { type: 'warning' },
    { type: 'nodeNotReady' },
    { ...nothing, type: 'matches', kind: 'Pod' },
  )
  expect(watched).toBe(hashAfter())
})
