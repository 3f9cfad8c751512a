/** The conductor, with a real engine and a wall clock made of ticks. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineSnapshot } from '../engine/engine'
import { createEngine, restoreEngine } from '../engine/index'
import type { FlightView } from '../engine/views/records'
import type { Pace, StepUnit } from '../protocol/messages'
import { type Conductor, createConductor, drain, isQuiet, step, takeSkips, tick } from './conductor'
import type { Skip } from './pacing/story'

const FRAME_MILLIS = 1000 / 60
const story: Pace = { mode: 'story', factor: 1, chatter: false }
const paused: Pace = { mode: 'paused', factor: 1, chatter: false }

const atRest: EngineSnapshot = createEngine({ seed: 1, content: 'demo' }).snapshot()

/** A session at rest; its one visitor a second stays at home unless wanted. */
function conduct(pace: Pace, visitors = false): Conductor {
  const engine = restoreEngine(atRest)
  if (!visitors) {
    engine.command({ type: 'setTraffic', namespace: 'default', service: 'web', perSecond: 0 })
    engine.advance(engine.now() + 3_000_000)
  }
  engine.drain()
  return createConductor(engine, pace)
}

function createDeployment({ engine }: Conductor, replicas = 3): void {
  const labels = { app: 'shop' }
  const containers = [{ name: 'web', image: 'nginx:1.27' }]
  engine.request({
    method: 'POST',
    path: '/apis/apps/v1/namespaces/default/deployments',
    body: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop', namespace: 'default' },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    },
  })
}

interface Seen {
  readonly flight: FlightView
  wallMillis: number
}

interface Played {
  readonly wallMillis: number
  readonly seen: readonly Seen[]
  readonly skips: readonly Skip[]
}

/** Plays until `over`, and measures how long each message that matters was in the air. */
function play(conductor: Conductor, over: () => boolean, mostMillis = 120_000): Played {
  const seen: Seen[] = []
  const skips: Skip[] = []
  let wallMillis = 0
  while (wallMillis < mostMillis) {
    tick(conductor, FRAME_MILLIS)
    wallMillis += FRAME_MILLIS
    const { flights, now } = drain(conductor)
    for (const flight of flights) {
      if (!flight.chatter && flight.kind !== 'traffic') seen.push({ flight, wallMillis: 0 })
    }
    for (const one of seen) {
      if (one.flight.departs <= now && now < one.flight.arrives) one.wallMillis += FRAME_MILLIS
    }
    skips.push(...takeSkips(conductor))
    if (over()) return { wallMillis, seen, skips }
  }
  throw new Error('the story did not end')
}

describe('Story', () => {
  const conductor = conduct(story)
  createDeployment(conductor)
  let busy = false
  const told = play(conductor, () => {
    busy ||= !isQuiet(conductor)
    return busy && isQuiet(conductor)
  })

  it.each([
    ['request', 900],
    ['response', 500],
    ['watch', 650],
    ['etcd', 300],
    ['cri', 420],
  ] as const)('shows the first %s of each sort for %i ms of wall time at least', (kind, least) => {
    const first = new Map<string, number>()
    for (const { flight, wallMillis } of told.seen) {
      const sort = flight.label.replaceAll(/\d+|\/.*$/g, '')
      if (flight.kind === kind && !first.has(sort)) first.set(sort, wallMillis)
    }
    expect(first.size).toBeGreaterThan(0)
    for (const wallMillis of first.values()) {
      expect(wallMillis).toBeGreaterThan(least - 2 * FRAME_MILLIS)
    }
  })

  it('lets what overlaps fly together', () => {
    const alone = told.seen.reduce((sum, one) => sum + one.wallMillis, 0)
    expect(alone).toBeGreaterThan(told.wallMillis * 1.5)
  })

  it('tells of a Deployment of three pods in half a minute to a minute', () => {
    expect(told.wallMillis).toBeGreaterThan(25_000)
    expect(told.wallMillis).toBeLessThan(60_000)
  })

  it('tells of forty pods in less than four times the time of three', () => {
    const crowd = conduct(story)
    createDeployment(crowd, 40)
    tick(crowd, FRAME_MILLIS)
    const { wallMillis } = play(crowd, () => isQuiet(crowd), 240_000)
    expect(wallMillis).toBeLessThan(told.wallMillis * 4)
  })

  it('jumps over quiet stretches while something is under way, and records them', () => {
    const dark = conduct(story)
    dark.engine.command({ type: 'powerCutNode', name: 'worker-2' })
    const ready = () => {
      const node = dark.engine.read('/api/v1/nodes/worker-2') as NodeLike
      return node.status.conditions.find(({ type }) => type === 'Ready')?.status
    }
    const began = dark.engine.now()
    const { wallMillis, skips, seen } = play(dark, () => ready() === 'Unknown')
    const skipped = skips.reduce((sum, { from, to }) => sum + to - from, 0)
    expect(dark.engine.now() - began).toBeGreaterThan(40_000_000)
    expect(skipped).toBeGreaterThan(30_000_000)
    expect(wallMillis).toBeLessThan(15_000)
    const hidden = seen.filter(({ flight: { departs, arrives } }) =>
      skips.some(({ from, to }) => from < departs && arrives < to),
    )
    expect(hidden).toEqual([])
  })

  it('passes as clocks do at rest', () => {
    const quiet = conduct(story)
    const began = quiet.engine.now()
    for (let frame = 0; frame < 300; frame++) tick(quiet, FRAME_MILLIS)
    expect((quiet.engine.now() - began) / 1e6).toBeCloseTo(5, 0)
  })

  it('slows down for visitors, but lets time go on', () => {
    const visited = conduct(story, true)
    const began = visited.engine.now()
    let slow = 0
    for (let frame = 0; frame < 1_800; frame++) {
      tick(visited, FRAME_MILLIS)
      drain(visited)
      if (visited.rate < 100) slow++
    }
    expect(slow).toBeGreaterThan(200)
    expect((visited.engine.now() - began) / 1e6).toBeGreaterThan(10)
  })
})

interface NodeLike {
  readonly status: { readonly conditions: readonly { type: string; status: string }[] }
}

describe('Clock', () => {
  // On a machine that is quick enough: a slow one falls behind, and says so by its rate.
  beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(0))
  afterEach(() => void vi.restoreAllMocks())

  it.each([0.1, 1, 20, 1000])('passes at %f times the speed of the wall clock', (factor) => {
    const conductor = conduct({ mode: 'clock', factor, chatter: false })
    const began = conductor.engine.now()
    for (let frame = 0; frame < 60; frame++) {
      tick(conductor, FRAME_MILLIS)
      drain(conductor)
    }
    expect((conductor.engine.now() - began) / 1e6 / factor).toBeCloseTo(1, 3)
  })
})

describe('a step of a paused cluster', () => {
  /** Steps to the end, with ticks of a given length; the wall clock of no two machines agrees. */
  function steps(conductor: Conductor, units: readonly StepUnit[], frame: number): void {
    for (const unit of units) {
      let reached = false
      step(conductor, unit, 'Deployment/default/shop', () => {
        reached = true
      })
      for (let ticks = 0; !reached && ticks < 10_000; ticks++) {
        tick(conductor, frame)
        drain(conductor)
      }
      expect(reached).toBe(true)
    }
  }

  it('does nothing between steps', () => {
    const conductor = conduct(paused)
    createDeployment(conductor)
    const began = conductor.engine.now()
    for (let frame = 0; frame < 60; frame++) tick(conductor, FRAME_MILLIS)
    expect(conductor.engine.now()).toBe(began)
  })

  it('ends at the same instant with the same trace, however the wall clock ticks', () => {
    const units = ['message', 'message', 'phase', 'phase', 'object', 'message', 'quiet'] as const
    const ends = [3, 16.7, 100].map((frame) => {
      const conductor = conduct(paused)
      createDeployment(conductor)
      steps(conductor, units, frame)
      return `${conductor.engine.now()} ${conductor.engine.traceHash()}`
    })
    expect(new Set(ends).size).toBe(1)
  })

  it('to the next message leaves that message in the air, to be pointed at', () => {
    const conductor = conduct(paused)
    createDeployment(conductor)
    const flights: FlightView[] = []
    let reached = false
    step(conductor, 'message', '', () => {
      reached = true
    })
    while (!reached) {
      tick(conductor, FRAME_MILLIS)
      flights.push(...drain(conductor).flights)
    }
    const now = conductor.engine.now()
    const aloft = flights.filter(({ departs, arrives }) => departs <= now && now < arrives)
    expect(aloft.map(({ label }) => label)).toContain('POST deployments')
  })

  it('to the next phase stops where a scheduling phase begins', () => {
    const conductor = conduct(paused)
    createDeployment(conductor)
    let reached = false
    step(conductor, 'phase', '', () => {
      reached = true
    })
    const points: number[] = []
    while (!reached) {
      tick(conductor, FRAME_MILLIS)
      for (const { note, at } of drain(conductor).moments) {
        if (note.type === 'scheduler.point') points.push(at)
      }
    }
    expect(new Set(points)).toEqual(new Set([conductor.engine.now()]))
  })

  it('until it is quiet lets everything that was asked for come to pass', () => {
    const conductor = conduct(paused)
    createDeployment(conductor)
    steps(conductor, ['quiet'], FRAME_MILLIS)
    const deployment = conductor.engine.read('/apis/apps/v1/namespaces/default/deployments/shop')
    expect(deployment).toMatchObject({ status: { readyReplicas: 3 } })
  })

  it('until it is quiet counts what was asked for at an instant at which others are at work too', () => {
    const conductor = conduct(paused)
    for (let i = 4; i <= 33; i++) {
      conductor.engine.command({ type: 'addWorker', name: `worker-${i}` })
    }
    steps(conductor, ['quiet'], FRAME_MILLIS)
    for (let i = 0; i < 40; i++) {
      const path = '/api/v1/namespaces/default/configmaps'
      const metadata = { name: `at-${i}`, namespace: 'default' }
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata }
      conductor.engine.request({ method: 'POST', path, body })
      steps(conductor, ['quiet'], FRAME_MILLIS)
      expect(conductor.engine.read(`${path}/at-${i}`)).toMatchObject({ metadata })
    }
  })

  it('gives up after a minute where nothing is scheduled any more', () => {
    const conductor = conduct(paused)
    const began = conductor.engine.now()
    steps(conductor, ['phase'], FRAME_MILLIS)
    expect((conductor.engine.now() - began) / 1e6).toBeLessThan(62)
  })

  it('to the next change of an object is not reached by a change of before', () => {
    const conductor = conduct(paused)
    createDeployment(conductor)
    steps(conductor, ['object'], FRAME_MILLIS)
    const created = conductor.engine.now()
    steps(conductor, ['object'], FRAME_MILLIS)
    expect(conductor.engine.now()).toBeGreaterThan(created)
  })
})
