import { expect, it } from 'vitest'
import { sentObject } from './sentObject'

it('keeps defaults, and drops what admission and allocation added to a pod', () => {
  const sent = {
    metadata: { generateName: 'web-' },
    spec: { containers: [{ name: 'c', image: 'x' }] },
  }
  const stored = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web-abcde',
      namespace: 'demo',
      generateName: 'web-',
      uid: 'u',
      generation: 1,
    },
    spec: {
      containers: [
        {
          name: 'c',
          image: 'x',
          imagePullPolicy: 'Always',
          resources: {},
          volumeMounts: [{ name: 't' }],
        },
      ],
      volumes: [{ name: 't' }],
      tolerations: [{ key: 'node.kubernetes.io/not-ready' }],
      priority: 0,
      serviceAccountName: 'default',
      restartPolicy: 'Always',
    },
    status: { phase: 'Pending' },
  }
  expect(sentObject(sent, stored)).toEqual({
    kind: 'Pod',
    metadata: { name: 'web-abcde' },
    spec: {
      containers: [{ name: 'c', image: 'x', imagePullPolicy: 'Always' }],
      restartPolicy: 'Always',
    },
  })
})

it('keeps the cluster address of a Service only where it was asked for', () => {
  const stored = {
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { clusterIP: 'None', clusterIPs: ['None'], type: 'ClusterIP' },
  }
  const sent = { metadata: { name: 'web' }, spec: { clusterIP: 'None' } }
  expect(sentObject(sent, stored).spec).toEqual({ clusterIP: 'None', type: 'ClusterIP' })
})

it('drops the time at which the server says a volume came to its phase', () => {
  const status = { phase: 'Pending', lastPhaseTransitionTime: '2026-01-01T12:00:00Z' }
  const stored = { kind: 'PersistentVolume', metadata: { name: 'v' }, status }
  expect(sentObject({ metadata: { name: 'v' } }, stored).status).toEqual({ phase: 'Pending' })
})
