import { expect, it } from 'vitest'
import { rolloutStatus } from './rolloutStatus'

const make = (kind: string, spec: object, status: object, generation = 2) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: {
    name: 'web',
    namespace: 'default',
    uid: 'web',
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T12:00:00Z',
    generation,
  },
  spec,
  status: { observedGeneration: 2, ...status },
})

const ROLLING = { type: 'RollingUpdate' }
const PARTITION = { type: 'RollingUpdate', rollingUpdate: { partition: 2 } }
const READY = { readyReplicas: 3 }

it.each([
  [
    'Waiting for deployment spec update to be observed...',
    make('Deployment', { replicas: 3 }, {}, 3),
  ],
  [
    'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
    make('Deployment', { replicas: 3 }, { updatedReplicas: 1 }),
  ],
  [
    'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...',
    make('Deployment', { replicas: 3 }, { replicas: 4, updatedReplicas: 3 }),
  ],
  [
    'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...',
    make('Deployment', { replicas: 3 }, { replicas: 3, updatedReplicas: 3, availableReplicas: 2 }),
  ],
  [
    'Waiting for daemon set spec update to be observed...',
    make('DaemonSet', { updateStrategy: ROLLING }, {}, 3),
  ],
  [
    'Waiting for partitioned roll out to finish: 0 out of 1 new pods have been updated...',
    make('StatefulSet', { replicas: 3, updateStrategy: PARTITION }, READY),
  ],
  [
    'waiting for statefulset rolling update to complete 0 pods at revision b...',
    make(
      'StatefulSet',
      { replicas: 3, updateStrategy: ROLLING },
      { ...READY, updateRevision: 'b' },
    ),
  ],
])('kubectl goes on waiting: %s', (line, object) => {
  expect(rolloutStatus(object)).toEqual({ message: `${line}\n`, done: false })
})

it.each([
  [
    'deployment "web" successfully rolled out',
    make('Deployment', { replicas: 1 }, { replicas: 1, updatedReplicas: 1, availableReplicas: 1 }),
  ],
  [
    'daemon set "web" successfully rolled out',
    make(
      'DaemonSet',
      { updateStrategy: ROLLING },
      { updatedNumberScheduled: 1, numberAvailable: 1 },
    ),
  ],
  [
    'partitioned roll out complete: 1 new pods have been updated...',
    make(
      'StatefulSet',
      { replicas: 3, updateStrategy: PARTITION },
      { ...READY, updatedReplicas: 1 },
    ),
  ],
])('kubectl is done: %s', (line, object) => {
  expect(rolloutStatus(object)).toEqual({ message: `${line}\n`, done: true })
})

it.each([
  [
    'deployment "web" exceeded its progress deadline',
    make(
      'Deployment',
      {},
      { conditions: [{ type: 'Progressing', reason: 'ProgressDeadlineExceeded' }] },
    ),
  ],
  [
    'rollout status is only available for RollingUpdate strategy type',
    make('StatefulSet', { updateStrategy: { type: 'OnDelete' } }, {}),
  ],
  ['no status viewer has been implemented for ReplicaSet', make('ReplicaSet', {}, {})],
])('kubectl gives up: %s', (error, object) => {
  expect(rolloutStatus(object)).toEqual({ error })
})
