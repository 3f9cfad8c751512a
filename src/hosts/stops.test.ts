/** Where time is held, with a real engine and a wall clock made of ticks. */
import { describe, expect, it } from 'vitest'
import type { EngineSnapshot } from '../engine/engine'
import { createEngine, restoreEngine } from '../engine/index'
import type { Held, Pace, StepUnit, Stop } from '../protocol/messages'
import {
  type Conductor,
  createConductor,
  drain,
  heldOf,
  setPace,
  step,
  stopAt,
  tick,
} from './conductor'

const FRAME_MILLIS = 1000 / 60
const story: Pace = { mode: 'story', factor: 1, chatter: false }
const clock: Pace = { mode: 'clock', factor: 5, chatter: false }
const FOR_LONG = 40_000_000

const fresh = createEngine({ seed: 1, content: 'demo' })
const BEGAN = fresh.now()
const atRest: EngineSnapshot = fresh.snapshot()

function conduct(pace: Pace, stops: readonly Stop[]): Conductor {
  const engine = restoreEngine(atRest)
  engine.request({
    method: 'POST',
    path: '/api/v1/namespaces/default/pods',
    body: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'solo', namespace: 'default' },
      spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
    },
  })
  const conductor = createConductor(engine, pace)
  stopAt(conductor, stops)
  return conductor
}

/** Plays until time is held, or all is told. */
function play(conductor: Conductor): Held | undefined {
  const until = BEGAN + FOR_LONG
  while (heldOf(conductor) === undefined && conductor.engine.now() < until) {
    tick(conductor, FRAME_MILLIS)
    drain(conductor)
  }
  return heldOf(conductor)
}

function stepOn(conductor: Conductor, unit: StepUnit): void {
  let reached = false
  step(conductor, unit, '', () => {
    reached = true
  })
  for (let i = 0; i < 10_000 && !reached; i++) tick(conductor, FRAME_MILLIS)
  expect(reached).toBe(true)
}

const points = ['PreEnqueue', 'QueueSort', 'PreFilter', 'Filter', 'PreScore', 'Score'] as const
const afterScore = ['NormalizeScore', 'Reserve', 'Bind'] as const
const everywhere: readonly Stop[] = [...points, ...afterScore].map((point) => ({ point }))

describe.each([
  ['Story', story],
  ['Clock', clock],
])('%s', (_, pace) => {
  it('is held wherever a pod comes to a chosen extension point, and goes on from there', () => {
    const conductor = conduct(pace, everywhere)
    const held: string[] = []
    for (;;) {
      const at = play(conductor)
      if (at === undefined) break
      expect(at.at).toBe(conductor.engine.now())
      held.push(at.point)
      setPace(conductor, pace)
    }
    expect(held).toEqual([...points, ...afterScore])
  })

  it('stays where it is held, whatever wall time passes', () => {
    const conductor = conduct(pace, [{ point: 'Filter' }])
    const at = play(conductor)?.at
    for (let i = 0; i < 60; i++) tick(conductor, FRAME_MILLIS)
    expect(conductor.engine.now()).toBe(at)
  })
})

it('a stop for one pod lets every other pass', () => {
  expect(play(conduct(clock, [{ point: 'Score', pod: 'default/other' }]))).toBeUndefined()
  expect(play(conduct(clock, [{ point: 'Score', pod: 'default/solo' }]))?.pod).toBe('default/solo')
})

it('before Bind the binding has not been sent', () => {
  const conductor = conduct(story, [{ point: 'Bind' }])
  expect(play(conductor)?.text).toMatch(/^DefaultBinder binds default\/solo to worker-\d$/)
  const { flights } = conductor.engine.drain()
  expect(flights.filter(({ label }) => label.includes('bind'))).toEqual([])
  expect(conductor.engine.read('/api/v1/namespaces/default/pods/solo')).not.toHaveProperty(
    'spec.nodeName',
  )
})

it('within Score it goes on plugin by plugin, and then to the next point', () => {
  const conductor = conduct(story, [{ point: 'Score' }])
  const held = play(conductor)
  const [decision] = conductor.engine.decisions()
  const times = new Set<number>()
  for (const { plugin } of decision?.scorers ?? []) {
    stepOn(conductor, 'plugin')
    expect(plugin).not.toBe('')
    times.add(conductor.engine.now())
  }
  expect(times.size).toBe(decision?.scorers.length)
  expect(Math.min(...times)).toBeGreaterThan(held?.at ?? 0)
  drain(conductor)
  stepOn(conductor, 'plugin')
  const { moments } = conductor.engine.drain()
  expect(moments.map(({ note }) => note['point'])).toContain('NormalizeScore')
})

it('the cluster is the same whether or not anybody stopped on the way', () => {
  const hashAfter = (stops: readonly Stop[]): string => {
    const conductor = conduct(clock, stops)
    while (play(conductor) !== undefined) {
      stepOn(conductor, 'plugin')
      setPace(conductor, clock)
    }
    conductor.engine.advance(BEGAN + 2 * FOR_LONG)
    return conductor.engine.traceHash()
  }
  expect(hashAfter(everywhere)).toBe(hashAfter([]))
})
