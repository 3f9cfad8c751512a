import { expect, it } from 'vitest'
import { narrateMoment } from './narrateMoment'
import { textOf } from './sentence'

const victim = (priority: number, refusal = 'Insufficient cpu') => ({ priority, refusal })

function told(preemption: object): string {
  const decision = { pod: 'default/vip', node: '', message: '', examined: 3, ties: [], nodes: [] }
  const note = { type: 'scheduler.decision', decision: { ...decision, preemption } }
  const sentence = narrateMoment({ id: 9, cause: 0, at: 0, actor: 'kube-scheduler/m', note })
  return sentence === undefined ? '' : textOf(sentence)
}

it.each([
  [
    'one victim on the only node that it helps',
    { allCandidates: 1, candidates: [{ budgetViolations: 0, pods: [victim(7), victim(9, '')] }] },
    'Scheduler: no node fits vip; evicting 1 pod of priority 7 from worker-1 makes room.',
  ],
  [
    'several victims, the best of some nodes, against a budget',
    { allCandidates: 3, candidates: [{ budgetViolations: 1, pods: [victim(7), victim(2)] }] },
    'Scheduler: no node fits vip; evicting 2 pods of priority at most 7 from worker-1, the best of 3 nodes, makes room. It goes against a disruption budget.',
  ],
])('Preemption is told with its numbers: %s', (_, found, words) => {
  expect(told({ nominatedNodeName: 'worker-1', ...found })).toBe(words)
})

it('What kubectl prints while it drains is told as it is', () => {
  const note = { type: 'person.printed', text: 'node/worker-1 cordoned' }
  const sentence = narrateMoment({ id: 9, cause: 0, at: 0, actor: 'you', note })
  expect(sentence?.parts).toEqual(['kubectl: node/worker-1 cordoned'])
})
