import { describe, expect, it } from 'vitest'
import { asCsv, asMarkdown } from './exporting'
import { metricsAt } from './metrics'
import { momentOf, on, side } from './moment.testing'

const a = side([on('web-1', 'worker-1'), on('web-2', 'worker-2')])
const b = side([on('web-1', 'worker-1'), on('web-2', 'worker-1')], { pending: 1 })
const moment = momentOf([side([]), side([])], [a, b])
const labels = { a: 'Default', b: '=Packing|', workload: 'Web', workers: 'two', probe: '1 cpu' }

const valuesOf = (name: string): readonly (string | undefined)[] => {
  const metric = metricsAt(moment).find((one) => one.name === name)
  return [metric?.a, metric?.b]
}

describe('the table of a comparison', () => {
  it.each([
    ['Pods placed', ['2 of 2', '2 of 3']],
    ['Placed elsewhere', ['1', '1']],
    ['Workers left empty', ['0 of 2', '1 of 2']],
    ['CPU requested', ['25 %', '25 %']],
    ['CPU, least to most', ['25 % to 25 %', '0 % to 50 %']],
    ['Pods by zone', ['a 1 · b 1', 'a 2 · b 0']],
    ['Memory fragmentation', ['50 %', '50 %']],
    ['Largest pod that fits', ['4 cpu, 8Gi', '4 cpu, 8Gi']],
    ['Time to place all', ['0.5 s', '1 still wait']],
  ])('has a row for %s', (name, values) => {
    expect(valuesOf(name)).toEqual(values)
  })
})

it('is copied as Markdown with a row for each worker', () => {
  const text = asMarkdown(moment, labels)
  expect(text).toContain('|  | A: Default | B: =Packing\\| |')
  expect(text).toContain('| Pods placed | 2 of 2 | 2 of 3 |')
  expect(text).toContain('| worker-1 | a | 1 | 25 % | 13 % | 2 | 50 % | 25 % |')
})

it('is copied as CSV in which no cell is a formula', () => {
  const text = asCsv(moment, { ...labels, b: '=cmd|"x"' })
  expect(text).toContain('"Pods placed","2 of 2","2 of 3"')
  expect(text).toContain('"B: =cmd|""x"""')
  expect(text.split('\r\n').every((line) => !/(^|,)"[=+@]/.test(line))).toBe(true)
})
