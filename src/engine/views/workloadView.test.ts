import { expect, it } from 'vitest'
import type { Deployment } from '../../api/apps'
import { workloadView } from './workloadView'

const SECOND = 1_000_000

function rollout(reason: string, more: Partial<Deployment['spec']> = {}): Deployment {
  const lastUpdateTime = '2026-01-01T12:00:30Z'
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'web',
      resourceVersion: '1',
      creationTimestamp: lastUpdateTime,
    },
    spec: {
      selector: {},
      template: { spec: { containers: [] } },
      progressDeadlineSeconds: 600,
      ...more,
    },
    status: { conditions: [{ type: 'Progressing', status: 'True', reason, lastUpdateTime }] },
  }
}

const deadlineOf = (deployment: Deployment) => workloadView(deployment).deadline

it('a rollout must get on within its deadline, counted from its last step', () => {
  const deadline = deadlineOf(rollout('ReplicaSetUpdated'))
  expect((deadline?.until ?? 0) - (deadline?.from ?? 0)).toBe(600 * SECOND)
})

it.each([
  ['that is done', rollout('NewReplicaSetAvailable')],
  ['that is paused', rollout('ReplicaSetUpdated', { paused: true })],
  ['without a limit', rollout('ReplicaSetUpdated', { progressDeadlineSeconds: 2_147_483_647 })],
])('a rollout %s has no deadline before it', (_, deployment) => {
  expect(deadlineOf(deployment)).toBeUndefined()
})
