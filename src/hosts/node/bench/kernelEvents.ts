/** Events a second through the bare kernel: actors that pass a ball on. */
import { type AnyBehaviour, behaviour } from '../../../engine/kernel/actor'
import { addActor, advance, createKernel, post } from '../../../engine/kernel/kernel'
import { type Benchmark, median, rounded } from './row'

const RUNS = 5
const ACTORS = 100
const EVENTS = 300_000

const passer: AnyBehaviour = behaviour<{ next: string; count: number }, { next: string }>({
  init: ({ next }) => ({ next, count: 0 }),
  receive(state, message, context) {
    state.count++
    context.send(state.next, message)
  },
})

function run(): number {
  const kernel = createKernel({ seed: 1, behaviours: new Map([['passer', passer]]) })
  for (let i = 0; i < ACTORS; i++) {
    addActor(kernel, `passer/${i}`, 'passer', { next: `passer/${(i + 1) % ACTORS}` })
  }
  for (let i = 0; i < ACTORS; i++) post(kernel, `passer/${i}`, { type: 'ball' })
  const began = performance.now()
  const handled = advance(kernel, Number.MAX_SAFE_INTEGER, EVENTS)
  return (handled / (performance.now() - began)) * 1000
}

export const kernelEvents: Benchmark = {
  name: 'kernel-events',
  unit: 'events/s',
  goal: 300_000,
  better: 'more',
  measure: () => rounded(median(Array.from({ length: RUNS }, run))),
}
