import { describe, expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import type { KubeObject } from '../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/persistentVolume'
import { linesOf, makeDesk, requestsOf } from './desk.testing'
import { makePod, NOON } from './objects.testing'
import { pvcProtectionController } from './pvcProtection'
import { pvProtectionController } from './pvProtection'

const meta = { uid: 'u', resourceVersion: '7', creationTimestamp: NOON, deletionTimestamp: NOON }

const claim: PersistentVolumeClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    ...meta,
    name: 'data',
    namespace: 'default',
    finalizers: ['a.b/c', 'kubernetes.io/pvc-protection'],
  },
  spec: {},
}
const user = (spec: Partial<Pod['spec']>, phase: 'Running' | 'Succeeded' = 'Running') =>
  makePod('web', {
    spec: { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }], ...spec },
    status: { phase },
  })

function finalizersAfter(pods: readonly Pod[], ...objects: KubeObject[]): unknown {
  const desk = makeDesk(undefined, objects)
  const asked = pvcProtectionController.reconcile('default/data', desk)
  if (asked.next === undefined) return linesOf(asked)
  const answers = [{ status: 200, body: { items: pods } }]
  const outcome = { error: undefined, answers }
  const plan = pvcProtectionController.resume?.(asked.next, outcome, 'default/data', desk)
  return plan && requestsOf(plan).map(({ body }) => (body as KubeObject).metadata.finalizers)
}

describe('A claim that is being deleted', () => {
  it('goes when no pod uses it', () => {
    expect(finalizersAfter([], claim)).toEqual([['a.b/c']])
  })

  it.each([
    ['stays while a pod on a node uses it', user({})],
    ['stays even for a pod that has ended, until that is gone', user({}, 'Succeeded')],
  ])('%s', (_, pod) => expect(finalizersAfter([pod], claim, pod)).toEqual([]))

  it('does not wait for a pod that has no node: none will start it', () => {
    const pod = user({ nodeName: '' })
    expect(finalizersAfter([pod], claim, pod)).toEqual([['a.b/c']])
  })

  it('stays for a pod that is too new for the cache', () => {
    expect(finalizersAfter([user({})], claim)).toEqual([])
  })
})

describe('A volume that is being deleted', () => {
  const volume = (phase: 'Bound' | 'Released'): PersistentVolume => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { ...meta, name: 'v', finalizers: ['kubernetes.io/pv-protection'] },
    spec: {},
    status: { phase },
  })

  it.each([
    ['stays while a claim is bound to it', 'Bound', []],
    ['goes when it is bound no more', 'Released', ['PUT /api/v1/persistentvolumes/v']],
  ] as const)('%s', (_, phase, lines) => {
    const plan = pvProtectionController.reconcile('v', makeDesk(undefined, [volume(phase)]))
    expect(linesOf(plan)).toEqual(lines)
  })
})
