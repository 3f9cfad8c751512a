import { expect, it } from 'vitest'
import type { NodeVerdict } from '../protocol/messages'
import { tellPlugin, tellStop } from './narrateWalk'
import { textOf } from './sentence'

const given = (node: string, normalized: number, before: number): NodeVerdict => {
  const scores = [{ plugin: 'PodTopologySpread', raw: 0, normalized, weight: 2 }]
  return { node, scores, total: before + 2 * normalized }
}

it('what a plugin gives is told with who leads', () => {
  const told = tellPlugin([given('n1', 50, 300), given('n2', 100, 300)])
  expect(told && textOf(told)).toBe('PodTopologySpread gives n2 200, n1 100; n2 leads with 500.')
})

it('nodes that lead together are told as sharing the lead', () => {
  const told = tellPlugin([given('n1', 50, 300), given('n2', 50, 300)])
  expect(told && textOf(told)).toBe(
    'PodTopologySpread gives every node 100; 2 nodes share the lead with 400.',
  )
})

it('a stop at Bind is before Bind', () => {
  const stop = { pod: 'default/web', text: 'DefaultBinder binds default/web to n1' }
  expect(textOf(tellStop({ ...stop, point: 'Bind' }))).toBe(
    'Stopped before Bind of web: DefaultBinder binds web to n1.',
  )
})
