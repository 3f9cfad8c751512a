import { expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import { podView } from './podView'

const SECOND = 1_000_000
const at = (second: number): string => `2026-01-01T12:00:${second}Z`

const database: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'db',
    namespace: 'default',
    uid: 'db',
    resourceVersion: '1',
    creationTimestamp: at(10),
  },
  spec: {
    nodeName: 'worker-1',
    containers: [{ name: 'c', image: 'postgres' }],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'db-data' } },
      { name: 'scratch', ephemeral: {} },
      { name: 'tmp', emptyDir: {} },
    ],
  },
  status: {
    phase: 'Running',
    conditions: [
      { type: 'PodScheduled', status: 'True', lastTransitionTime: at(11) },
      { type: 'Ready', status: 'False', lastTransitionTime: at(30) },
    ],
    containerStatuses: [
      {
        name: 'c',
        image: 'postgres',
        imageID: '',
        ready: false,
        restartCount: 0,
        state: { running: { startedAt: at(14) } },
      },
    ],
  },
}

it('a pod mounts the claims it names, and those made for its ephemeral volumes', () => {
  expect(podView(database).claims).toEqual(['db-data', 'db-scratch'])
})

it('conditions that are True, and containers that run, say since when', () => {
  const { createdAt, milestones } = podView(database)
  expect(milestones).toEqual({
    scheduledAt: createdAt + SECOND,
    startedAt: createdAt + 4 * SECOND,
    readyAt: 0,
  })
})
