import { expect, it } from 'vitest'
import { diffOf } from './diffOf'

const texts = (before: unknown, after: unknown): string[] =>
  diffOf(before, after).map((line) => line.text)

it('shows a new object whole', () => {
  expect(texts(undefined, { spec: { replicas: 3, ports: [80] } })).toEqual([
    'spec.replicas: 3',
    'spec.ports[0]: 80',
  ])
})

it('shows only what changed, old above new', () => {
  expect(
    texts({ spec: { replicas: 3, paused: true } }, { spec: { replicas: 5, paused: true } }),
  ).toEqual(['- spec.replicas: 3', '+ spec.replicas: 5'])
})

it('shows what is gone', () => {
  expect(texts({ a: '1', b: '2' }, { a: '1' })).toEqual(['- b: 2'])
})
