import { expect, it } from 'vitest'
import type { KubeObject } from '../../api/meta'
import { claimProblem } from './claimedVolumes'
import { createObjectCache, type ObjectName, objectKey } from './objectCache'
import { cachedObject, type FetchedObject } from './objectFetch'

const NAME: ObjectName = { kind: 'persistentvolumeclaims', namespace: 'default', name: 'data' }
const VOLUME: ObjectName = { kind: 'persistentvolumes', namespace: '', name: 'pv' }

const claim = (spec: object, phase: string, metadata: object = {}): FetchedObject =>
  ({
    kind: 'PersistentVolumeClaim',
    metadata: { uid: 'u', ...metadata },
    spec,
    status: { phase },
  }) as unknown as FetchedObject
const volume = (claimRef?: object): FetchedObject =>
  ({ kind: 'PersistentVolume', metadata: {}, spec: { claimRef } }) as unknown as KubeObject
const bound = claim({ volumeName: 'pv' }, 'Bound')

it.each<
  [string, FetchedObject | undefined, FetchedObject | undefined | 'unasked', string | undefined]
>([
  [
    'is not there',
    undefined,
    'unasked',
    'failed to fetch PVC from API server: persistentvolumeclaims "data" not found',
  ],
  [
    'is being deleted',
    claim({ volumeName: 'pv' }, 'Bound', { deletionTimestamp: 'now' }),
    'unasked',
    'PVC is being deleted',
  ],
  ['has no volume yet', claim({}, 'Pending'), 'unasked', 'PVC is not bound'],
  [
    'has lost its volume',
    bound,
    undefined,
    'failed to fetch PV "pv" from API server: persistentvolumes "pv" not found',
  ],
  [
    'names a volume that knows nothing of it',
    bound,
    volume(),
    'found PV object "pv" but it has a nil pv.Spec.ClaimRef indicating it is not yet bound to the claim',
  ],
  [
    'names the volume of another',
    bound,
    volume({ uid: 'x' }),
    'found PV object "pv" but its pv.Spec.ClaimRef.UID "x" does not point to claim.UID "u"',
  ],
  ['is bound', bound, volume({ uid: 'u' }), undefined],
])('a pod is told that its claim %s', (_, object, its, problem) => {
  const cache = createObjectCache()
  if (its !== 'unasked') cache.known.set(objectKey(VOLUME), cachedObject(its, 0))
  expect(claimProblem(NAME, cachedObject(object, 0), cache)).toBe(
    problem && `error processing PVC default/data: ${problem}`,
  )
})
