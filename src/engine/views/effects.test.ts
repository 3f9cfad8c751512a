import { describe, expect, it } from 'vitest'
import type { CausesAndEffects, Engine } from '../engine'
import { createEngine } from '../index'

const SECOND = 1_000_000

/** A Deployment of two scaled to three, and the request that asked for it. */
function scaled(): { engine: Engine; click: number; told: CausesAndEffects } {
  const engine = createEngine({ seed: 1, content: 'demo' })
  engine.drain()
  engine.request({
    method: 'PATCH',
    path: '/apis/apps/v1/namespaces/default/deployments/web/scale',
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { spec: { replicas: 4 } },
  })
  engine.advance(engine.now() + SECOND)
  const click = engine
    .drain()
    .flights.find(({ from, kind }) => from === 'you' && kind === 'request')
  const told = engine.effects(click?.id ?? 0)
  if (click === undefined || told === undefined) throw new Error('nobody clicked')
  return { engine, click: click.id, told }
}

describe('what comes of a request', () => {
  const { engine, click, told } = scaled()
  const labels = told.effects.map(({ label }) => label)

  it('scaling a Deployment leads to a pod, its binding and its sandbox', () => {
    expect(labels).toEqual(expect.arrayContaining(['POST pods', 'POST binding', 'RunPodSandbox']))
  })

  it('an effect leaves no earlier than its cause arrives', () => {
    const byId = new Map([...told.chain, ...told.effects].map((flight) => [flight.id, flight]))
    for (const { cause, departs } of told.effects) {
      expect(departs).toBeGreaterThanOrEqual(byId.get(cause)?.arrives ?? Number.NaN)
    }
  })

  it('the causes of an effect lead back to the click, through messages alone', () => {
    const binding = told.effects.find(({ label }) => label === 'POST binding')
    const back = engine.effects(binding?.id ?? 0)
    expect(back?.chain[0]?.id).toBe(click)
    expect(back?.chain.at(-1)?.id).toBe(binding?.id)
    expect(back?.forgotten).toBe(false)
    expect(back?.chain.slice(1).map(({ cause }) => cause)).toEqual(
      back?.chain.slice(0, -1).map(({ id }) => id),
    )
  })

  it('nothing is told of a message that the trace has forgotten', () => {
    expect(engine.effects(1)).toBeUndefined()
  })

  it('asking changes nothing', () => {
    const before = engine.traceHash()
    engine.effects(click)
    expect(engine.traceHash()).toBe(before)
  })
})
