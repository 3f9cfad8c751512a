import { expect, it } from 'vitest'
import type { Pod } from '../../../api/core'
import type { PodDisruptionBudget } from '../../../api/policy'
import { decisionOf } from '../decisionRecord'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { makeWorld } from '../testing/makeWorld.testing'

const on = (node: string, name: string, cpu: string, priority = 0, labels = {}): Pod =>
  makePod(name, { cpu, labels, spec: { nodeName: node, priority } })

const guard = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: {
    name: 'guard',
    namespace: 'default',
    uid: 'guard',
    resourceVersion: '1',
    creationTimestamp: '',
  },
  spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
  status: { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 },
} satisfies PodDisruptionBudget

function preemptionOf(vip: Pod, pods: readonly Pod[], ...budgets: PodDisruptionBudget[]) {
  const world = makeWorld()
  world.put('nodes', makeNode('n1'), makeNode('n2'), makeNode('n3'))
  if (budgets.length > 0) world.put('poddisruptionbudgets', ...budgets)
  world.put('pods', on('n3', 'boss', '3', 2000), ...pods)
  world.run(1)
  world.put('pods', vip)
  world.run(0.1)
  const record = world.state().decisions.find(({ pod }) => pod === 'default/vip')
  if (record === undefined) throw new Error('no decision was taken')
  return decisionOf(record).preemption
}

const vip = makePod('vip', { cpu: '2', spec: { priority: 1000 } })

it('Preemption prefers the node whose most important victim matters least', () => {
  const pods = [on('n1', 'a', '3', 10), on('n2', 'b', '3', 5), on('n2', 'c', '900m', 7)]
  expect(preemptionOf(vip, pods)).toMatchObject({
    nominatedNodeName: 'n2',
    decidedBy: 'highestPriority',
    comparisons: [
      { criterion: 'budgetViolations', best: 0 },
      { criterion: 'highestPriority', best: 5 },
    ],
    candidates: [
      {
        node: 'n2',
        pods: [
          { pod: 'default/c', priority: 7, refusal: '' },
          { pod: 'default/b', priority: 5, refusal: 'Insufficient cpu' },
        ],
      },
      { node: 'n1' },
    ],
    unhelped: [{ node: 'n3', reason: 'No preemption victims found for incoming pod' }],
  })
})

it('Preemption spares the pods of a disruption budget while others will do', () => {
  const pods = [on('n1', 'a', '3', 0, { app: 'guarded' }), on('n2', 'b', '3', 500)]
  expect(preemptionOf(vip, pods, guard)).toMatchObject({
    nominatedNodeName: 'n2',
    decidedBy: 'budgetViolations',
    candidates: [
      { node: 'n2', budgetViolations: 0 },
      { node: 'n1', budgetViolations: 1, pods: [{ breaksBudget: true }] },
    ],
  })
})

it('A pod whose policy is never to preempt evicts nobody', () => {
  const shy = makePod('vip', { cpu: '2', spec: { priority: 1000, preemptionPolicy: 'Never' } })
  expect(preemptionOf(shy, [on('n1', 'a', '3'), on('n2', 'b', '3')])).toMatchObject({
    nominatedNodeName: '',
    message: 'not eligible due to preemptionPolicy=Never.',
    candidates: [],
  })
})
