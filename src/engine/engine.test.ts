import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from './commands/command'
import type { Engine, EngineOptions } from './engine'
import { createEngine, restoreEngine } from './index'

const SECOND = 1_000_000
const demo: EngineOptions = { seed: 3, content: 'demo' }

interface List {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly deletionTimestamp?: string }
    readonly spec: { readonly nodeName?: string }
    readonly status: {
      readonly conditions?: readonly { readonly type: string; readonly status: string }[]
    }
  }[]
}

const readyOf = (engine: Engine, path: string): List['items'] =>
  (engine.read(path) as List).items.filter(
    ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined &&
      status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True'),
  )

const webPods = (engine: Engine) => readyOf(engine, '/api/v1/namespaces/default/pods')

/** Things an operator may do, some of them senseless. */
const commands: readonly Command[] = [
  { type: 'powerCutNode', name: 'worker-2' },
  { type: 'restoreNode', name: 'worker-2' },
  { type: 'addWorker', zone: 'b' },
  { type: 'drainNode', name: 'worker-1' },
  { type: 'cutWire', from: 'worker-3', to: 'kube-apiserver/master-1' },
  { type: 'mendWire', from: 'worker-3', to: 'kube-apiserver/master-1' },
  { type: 'setTraffic', namespace: 'default', service: 'web', perSecond: 5 },
  { type: 'removeWorker', name: 'nobody' },
]

const story = fc.array(
  fc.record({
    command: fc.constantFrom(...commands),
    wait: fc.integer({ min: 1, max: 8 * SECOND }),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('a cluster', () => {
  it('is up when it is handed over: nodes Ready, the demo running', () => {
    const engine = createEngine(demo)
    expect(readyOf(engine, '/api/v1/nodes').map(({ metadata }) => metadata.name)).toEqual([
      'worker-1',
      'worker-2',
      'worker-3',
    ])
    expect(webPods(engine)).toHaveLength(3)
    expect(engine.settled()).toBe(true)
  })

  it('gives the same trace for the same seed and commands, however its time is sliced', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1000 }),
        story,
        fc.integer({ min: 50_000, max: 999_983 }),
        (seed, acts, slice) => {
          const [one, other] = [createEngine({ seed }), createEngine({ seed })]
          for (const { command, wait } of acts) {
            one.command(command)
            other.command(command)
            const until = one.now() + wait
            one.advance(until)
            while (other.now() < until) other.advance(Math.min(until, other.now() + slice))
          }
          expect(other.traceHash()).toBe(one.traceHash())
        },
      ),
      { numRuns: 3, endOnFailure: true },
    )
  }, 120_000)

  it('goes on from a snapshot, through a structured clone, as the run that never stopped', () => {
    fc.assert(
      fc.property(story, fc.nat({ max: 5 }), (acts, stop) => {
        let cut = createEngine(demo)
        const whole = createEngine(demo)
        acts.forEach(({ command, wait }, index) => {
          if (index === stop % acts.length) cut = restoreEngine(structuredClone(cut.snapshot()))
          for (const engine of [whole, cut]) {
            engine.command(command)
            engine.advance(engine.now() + wait)
          }
        })
        expect(cut.traceHash()).toBe(whole.traceHash())
      }),
      { numRuns: 3, endOnFailure: true },
    )
  }, 120_000)

  it('goes on as it would have, whatever was only decided for a try', () => {
    const [asked, plain] = [createEngine(demo), createEngine(demo)]
    const pods = readyOf(asked, '/api/v1/pods')
    const supposition = { profile: { off: ['NodeResourcesFit'] } }
    for (const { metadata } of pods) {
      const key = `${metadata.name.startsWith('web') ? 'default' : 'kube-system'}/${metadata.name}`
      expect(asked.decide(key, supposition)).toMatchObject({ decision: { result: 'scheduled' } })
    }
    for (const engine of [asked, plain]) {
      engine.command({ type: 'drainNode', name: 'worker-1' })
      engine.advance(engine.now() + 30 * SECOND)
    }
    expect(asked.traceHash()).toBe(plain.traceHash())
    expect(asked.decisions()).toEqual(plain.decisions())
  })

  it('keeps every state and message plain data', () => {
    const engine = createEngine({ ...demo, checked: true })
    engine.command({ type: 'powerCutNode', name: 'worker-2' })
    engine.advance(engine.now() + 10 * SECOND)
    expect(webPods(engine).length).toBeGreaterThan(0)
  }, 60_000)

  it('brings the pods of a node without power back elsewhere, once their tolerations expire', () => {
    const engine = createEngine(demo)
    engine.command({ type: 'powerCutNode', name: 'worker-1' })
    engine.advance(engine.now() + 120 * SECOND)
    expect(readyOf(engine, '/api/v1/nodes')).toHaveLength(2)
    expect(webPods(engine)).toHaveLength(2)
    engine.advance(engine.now() + 300 * SECOND)
    expect(webPods(engine)).toHaveLength(3)
    expect(webPods(engine).map(({ spec }) => spec.nodeName)).not.toContain('worker-1')
  })

  it('hands out each thing that is drawn once, and then only what changed', () => {
    const engine = createEngine(demo)
    const first = engine.drain().deltas
    const kinds = new Set(
      first.map((delta) => (delta.op === 'put' ? delta.record.kind : delta.kind)),
    )
    expect(kinds).toEqual(
      new Set([
        'Worker',
        'Pod',
        'Workload',
        'Service',
        'Event',
        'ApiServer',
        'Etcd',
        'Scheduler',
        'ControllerManager',
        'Cloud',
      ]),
    )
    expect(engine.drain().deltas).toEqual([])
    engine.request({ method: 'DELETE', path: '/apis/apps/v1/namespaces/default/deployments/web' })
    engine.advance(engine.now() + 60 * SECOND)
    const gone = engine
      .drain()
      .deltas.filter((delta) => delta.op === 'drop' && delta.kind === 'Pod')
    expect(gone).toHaveLength(3)
  })

  it('keeps records for later, each in its latest state, when only what flies is wanted', () => {
    const engine = createEngine(demo)
    engine.drain()
    engine.request({ method: 'DELETE', path: '/apis/apps/v1/namespaces/default/deployments/web' })
    engine.advance(engine.now() + 60 * SECOND)
    const flying = engine.drain(false)
    expect(flying.flights.length).toBeGreaterThan(0)
    expect(flying.deltas).toEqual([])
    const { flights, deltas } = engine.drain()
    expect(flights).toEqual([])
    expect(deltas.filter(({ op }) => op === 'drop').length).toBeGreaterThanOrEqual(4)
  })

  it('draws the same picture after a restore', () => {
    const engine = createEngine(demo)
    const records = (of: Engine) =>
      new Map(
        of
          .drain()
          .deltas.flatMap((delta) =>
            delta.op === 'put'
              ? [[`${delta.record.kind}/${delta.record.key}`, delta.record] as const]
              : [],
          ),
      )
    const restored = restoreEngine(structuredClone(engine.snapshot()))
    expect(records(restored)).toEqual(records(engine))
  })

  it('tells a message whole, with its answer and the chain of causes back to the click', () => {
    const engine = createEngine(demo)
    engine.drain()
    const patch = { spec: { replicas: 4 } }
    engine.request({
      method: 'PATCH',
      path: '/apis/apps/v1/namespaces/default/deployments/web/scale',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: patch,
    })
    engine.advance(engine.now() + SECOND)
    const { flights } = engine.drain()
    const click = flights.find((flight) => flight.from === 'you' && flight.kind === 'request')
    const binding = flights.find((flight) => flight.label === 'POST binding')
    const detail = engine.message(click?.id ?? 0)
    expect(detail).toMatchObject({ message: { body: patch }, response: { kind: 'Scale' } })
    const causes = engine.because(binding?.id ?? 0)
    expect(causes.at(-1)?.flight?.from).toBe('you')
    expect(causes.some((link) => link.flight?.label === 'POST pods')).toBe(true)
  })
})
