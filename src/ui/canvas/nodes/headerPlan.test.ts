import { expect, it } from 'vitest'
import { cardInside } from '../layout/workerCard'
import { headerPlan } from './headerPlan'

const plan = (width: number, part: Partial<Parameters<typeof headerPlan>[1]> = {}) =>
  headerPlan(cardInside({ width, height: 160 }), {
    name: 'worker-1',
    condition: 'Ready',
    trouble: '',
    silent: false,
    ...part,
  })

it('a wide card says all', () => {
  expect(plan(400)).toMatchObject({ name: 8, condition: 'words', bars: 2 })
})

it('a narrower one drops a bar, never the name', () => {
  expect(plan(286)).toMatchObject({ name: 8, condition: 'words', bars: 1 })
  expect(plan(210)).toMatchObject({ name: 8, condition: 'words', bars: 0 })
})

it('trouble takes the place of the bars', () => {
  expect(plan(400, { trouble: 'MemoryPressure' })).toMatchObject({ trouble: 'words', bars: 0 })
})

it('since when it is silent comes before what else is wrong', () => {
  const silent = { condition: 'NotReady', trouble: 'No power', silent: true }
  expect(plan(400, silent)).toMatchObject({ condition: 'words', since: true, trouble: 'icon' })
})

it('a very long name leaves room for nothing else', () => {
  const long = plan(240, { name: 'gke-prod-default-pool-3f2a9c1b-x7k2' })
  expect(long.name).toBeLessThan(24)
  expect(long.condition).toBe('no')
})
