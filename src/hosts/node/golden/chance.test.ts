import { expect, it } from 'vitest'
import { beginsAsRecorded, ranAsRecorded } from './chance'

const clusterWith = (...taints: readonly { key: string; effect: string }[]) => ({
  read: (path: string) => (path === '/api/v1/nodes/node-4' ? { spec: { taints } } : undefined),
})

it.each([
  ['a node that is still marked for eviction', 'node.kubernetes.io/not-ready', 'NoExecute', true],
  ['a node that is only closed for new pods', 'node.kubernetes.io/not-ready', 'NoSchedule', false],
  ['a node with another taint', 'team', 'NoExecute', false],
])('%s: node-deleted begins so: %s %s %s', (_, key, effect, expected) => {
  expect(beginsAsRecorded('node-deleted', clusterWith({ key, effect }))).toBe(expected)
})

it('where nothing was left to chance, every run begins as recorded', () => {
  expect(beginsAsRecorded('deployment-create', clusterWith())).toBe(true)
  expect(beginsAsRecorded('node-deleted', clusterWith())).toBe(false)
})

it('a node that joined between two looks was never marked for eviction', () => {
  const traceWith = (effect: string) => {
    const sets = { [`spec.taints[node.kubernetes.io/not-ready:${effect}]`]: {} }
    const row = { at: 0, verb: 'patch', path: '/api/v1/nodes/node-4', sets }
    return { 'kube-controller-manager/node-controller': [row] }
  }
  expect(ranAsRecorded('unschedulable-then-node-added', traceWith('NoSchedule'))).toBe(true)
  expect(ranAsRecorded('unschedulable-then-node-added', traceWith('NoExecute'))).toBe(false)
  expect(ranAsRecorded('node-goes-silent', traceWith('NoExecute'))).toBe(true)
})
