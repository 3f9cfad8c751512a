import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyBehaviour, behaviour } from './actor'
import type { Message } from './event'
import {
  addActor,
  advance,
  createKernel,
  type Kernel,
  type KernelOptions,
  nextAt,
  post,
  restore,
  snapshot,
  startActor,
  stepOne,
  stopActor,
} from './kernel'
import { setLatency } from './links'

interface Ball extends Message {
  readonly type: 'ball'
  readonly bounces: number
}
interface PlayerState {
  caught: number
  rang: number
  readonly drawn: Map<number, number>
}

/** Bounces a ball back to a player chosen by chance, sometimes after a rest, sometimes cancelling. */
const player: AnyBehaviour = behaviour<PlayerState, { readonly others: readonly string[] }>({
  init: (_config, _context, before) => before ?? { caught: 0, rang: 0, drawn: new Map() },
  receive(state, message, context) {
    if (message.type === 'rest') {
      state.rang++
      return
    }
    const { bounces } = message as Ball
    state.caught++
    const draw = context.random(7)
    state.drawn.set(draw, (state.drawn.get(draw) ?? 0) + 1)
    context.note({ type: 'caught' })
    const timer = context.wake(draw * 100, { type: 'rest' })
    if (draw === 3) context.cancel(timer)
    if (bounces > 0) {
      const ball: Ball = { type: 'ball', bounces: bounces - 1 }
      context.send(`player/${context.random(4)}`, ball, draw)
    }
  },
})

const options = (seed: number): KernelOptions => ({
  seed,
  behaviours: new Map([['player', player]]),
  checked: true,
})

function game(seed: number, balls: readonly number[]): Kernel {
  const kernel = createKernel(options(seed))
  setLatency(kernel.state.links, 'player', 'player', 250)
  for (let i = 0; i < 4; i++) addActor(kernel, `player/${i}`, 'player', { others: [] })
  balls.forEach((bounces, i) => {
    const ball: Ball = { type: 'ball', bounces }
    post(kernel, `player/${i % 4}`, ball)
  })
  return kernel
}

const balls = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 })

describe('a kernel', () => {
  it('gives the same trace for the same seed and messages', () => {
    fc.assert(
      fc.property(fc.nat(), balls, (seed, sizes) => {
        const [one, other] = [game(seed, sizes), game(seed, sizes)]
        advance(one, 1_000_000)
        for (let until = 0; until <= 1_000_000; until += 7_919) advance(other, until)
        advance(other, 1_000_000)
        expect(other.state.trace.hash).toBe(one.state.trace.hash)
        expect(other.state.handled).toBe(one.state.handled)
      }),
      { numRuns: 40 },
    )
  })

  it('goes on from a snapshot taken anywhere as the run that never stopped', () => {
    fc.assert(
      fc.property(fc.nat(), balls, fc.nat({ max: 60 }), (seed, sizes, stop) => {
        const whole = game(seed, sizes)
        const cut = game(seed, sizes)
        for (let i = 0; i < stop; i++) stepOne(cut)
        const saved = structuredClone(snapshot(cut))
        const resumed = restore(saved, options(seed))
        advance(whole, 1_000_000)
        advance(resumed, 1_000_000)
        expect(resumed.state.trace.hash).toBe(whole.state.trace.hash)
        expect(resumed.state.actors.get('player/1')?.state).toEqual(
          whole.state.actors.get('player/1')?.state,
        )
      }),
      { numRuns: 40 },
    )
  })

  it('tells traces of different seeds apart', () => {
    const hashes = new Set(
      [1, 2, 3, 4].map((seed) => {
        const kernel = game(seed, [20, 20])
        advance(kernel, 1_000_000)
        return kernel.state.trace.hash
      }),
    )
    expect(hashes.size).toBe(4)
  })

  it('delivers in order of time, and of sending where times are equal', () => {
    const kernel = game(1, [])
    const seen: number[] = []
    const watched = {
      ...kernel,
      observer: { ...kernel.observer, handled: (e: { at: number }) => seen.push(e.at) },
    }
    post(watched, 'player/0', { type: 'ball', bounces: 30 } as Ball)
    advance(watched, 1_000_000)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.length).toBeGreaterThan(30)
  })

  it('loses what reaches an actor without power, and its timers of before', () => {
    const kernel = game(1, [0])
    stepOne(kernel)
    stopActor(kernel, 'player/0')
    post(kernel, 'player/0', { type: 'ball', bounces: 5 } as Ball)
    advance(kernel, 10_000)
    startActor(kernel, 'player/0')
    advance(kernel, 1_000_000)
    expect(kernel.state.actors.get('player/0')?.state).toMatchObject({ caught: 1, rang: 0 })
  })

  it('loses what is sent over a cut wire', () => {
    const kernel = game(1, [])
    for (let to = 0; to < 4; to++)
      kernel.state.links.overrides.set(`player/0>player/${to}`, { cut: true })
    post(kernel, 'player/0', { type: 'ball', bounces: 9 } as Ball)
    advance(kernel, 1_000_000)
    expect(kernel.state.actors.get('player/1')?.state).toMatchObject({ caught: 0 })
  })

  it('has nothing next when nothing ever happens again', () => {
    const kernel = game(1, [0])
    expect(nextAt(kernel)).toBe(0)
    advance(kernel, 1_000_000)
    expect(nextAt(kernel)).toBeUndefined()
  })

  it('refuses state that is not plain data', () => {
    const bad = behaviour<{ when?: unknown }, null>({
      init: () => ({}),
      receive: (state) => {
        state.when = () => 0
      },
    })
    const kernel = createKernel({ seed: 1, behaviours: new Map([['bad', bad]]), checked: true })
    addActor(kernel, 'bad', 'bad', null)
    post(kernel, 'bad', { type: 'x' })
    expect(() => advance(kernel, 1)).toThrow('not plain data')
  })
})
