import { expect, it } from 'vitest'
import type { Decision } from '../protocol/messages'
import { matching, NO_FILTER, nodesChosen } from './decisionHistory'

const decision = (pod: string, node: string, result: Decision['result']) =>
  ({ pod, node, result, at: 0 }) as Decision

const all = [
  decision('default/web-1', 'n2', 'scheduled'),
  decision('default/web-2', 'n1', 'scheduled'),
  decision('batch/giant', '', 'unschedulable'),
]

it.each([
  ['the words in its line', { words: 'WEB n1' }, ['default/web-2']],
  ['its namespace', { words: 'batch/' }, ['batch/giant']],
  ['the node chosen', { node: 'n2' }, ['default/web-1']],
  ['its result', { result: 'unschedulable' }, ['batch/giant']],
  ['all of these at once', { words: 'web', node: 'n1', result: 'scheduled' }, ['default/web-2']],
  ['nothing', {}, ['default/web-1', 'default/web-2', 'batch/giant']],
] as const)('decisions are found by %s', (_, filter, found) => {
  expect(matching(all, { ...NO_FILTER, ...filter }).map(({ pod }) => pod)).toEqual(found)
})

it('only nodes that were chosen are offered', () => {
  expect(nodesChosen(all)).toEqual(['n1', 'n2'])
})
