import { expect, it } from 'vitest'
import type { PersistentVolumeClaim } from '../../api/persistentVolume'
import { linesOf, makeDesk, requestsOf } from './desk.testing'
import { ephemeralVolumeController } from './ephemeralVolume'
import { controllerRef, makePod, NOON } from './objects.testing'

const spec = { accessModes: ['ReadWriteOnce'] } as const
const pod = makePod('web', {
  spec: { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec } } }] },
})
const claim = (owned: boolean): PersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    name: 'web-scratch',
    namespace: 'default',
    uid: 'u',
    resourceVersion: '7',
    creationTimestamp: NOON,
    ...(owned && { ownerReferences: [controllerRef(pod)] }),
  },
  spec,
})

it('an ephemeral volume gets a claim of its own, which its pod owns', () => {
  const plan = ephemeralVolumeController.reconcile('default/web', makeDesk(undefined, [pod]))
  expect(requestsOf(plan)).toMatchObject([
    {
      method: 'POST',
      body: {
        metadata: { name: 'web-scratch', ownerReferences: [{ kind: 'Pod', uid: 'uid-web' }] },
        spec,
      },
    },
  ])
})

it.each([
  ['a claim that is there is left alone', true, []],
  [
    'a claim of the same name that is not the pod’s is not used',
    false,
    [
      'event FailedBinding: ephemeral volume scratch: PVC default/web-scratch was not created for pod default/web (pod is not owner)',
    ],
  ],
])('%s', (_, owned, lines) => {
  const desk = makeDesk(undefined, [pod, claim(owned)])
  expect(linesOf(ephemeralVolumeController.reconcile('default/web', desk))).toEqual(lines)
})
