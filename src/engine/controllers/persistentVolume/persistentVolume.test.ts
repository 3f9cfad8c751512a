import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { StorageClass } from '../../../api/storage'
import { seconds } from '../../kernel/micros'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { makePod, NOON } from '../objects.testing'
import type { Outcome } from '../plan'
import { persistentVolumeBinder } from './persistentVolume'

const meta = (name: string, more: object = {}) => ({
  name,
  uid: `uid-${name}`,
  resourceVersion: '7',
  creationTimestamp: NOON,
  ...more,
})

function claim(
  spec: Partial<PersistentVolumeClaim['spec']> = {},
  more: { annotations?: Record<string, string>; status?: PersistentVolumeClaim['status'] } = {},
): PersistentVolumeClaim {
  const { annotations, status = { phase: 'Pending' } } = more
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...meta('data'), namespace: 'default', ...(annotations && { annotations }) },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      storageClassName: 'manual',
      ...spec,
    },
    status,
  }
}

function volume(
  name: string,
  size: string,
  spec: Partial<PersistentVolume['spec']> = {},
  phase: NonNullable<PersistentVolume['status']>['phase'] = 'Available',
  annotations?: Record<string, string>,
): PersistentVolume {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: meta(name, annotations && { annotations }),
    spec: {
      capacity: { storage: size },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'manual',
      persistentVolumeReclaimPolicy: 'Retain',
      ...spec,
    },
    status: phase === undefined ? {} : { phase },
  }
}

const storageClass = (name: string, more: Partial<StorageClass> = {}): StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: meta(name),
  provisioner: 'disk.example.com',
  volumeBindingMode: 'Immediate',
  ...more,
})
const waiting = storageClass('manual', { volumeBindingMode: 'WaitForFirstConsumer' })
const reference = { namespace: 'default', name: 'data', uid: 'uid-data' }

function planOf(key: string, ...objects: KubeObject[]) {
  const desk = makeDesk(persistentVolumeBinder.createMemory(), objects)
  return { desk, plan: persistentVolumeBinder.reconcile(key, desk) }
}
const claimPlan = (...objects: KubeObject[]) => planOf('claim:default/data', ...objects).plan

const CLAIM = '/api/v1/namespaces/default/persistentvolumeclaims/data'

describe('A claim', () => {
  it('gets the smallest volume that is large enough: first the volume is reserved, then named', () => {
    const plan = claimPlan(
      claim(),
      volume('large', '9Gi'),
      volume('fits', '2Gi'),
      volume('small', '1Mi'),
    )
    expect(linesOf(plan)).toEqual([
      'PUT /api/v1/persistentvolumes/fits',
      'PUT /api/v1/persistentvolumes/fits/status',
      `PUT ${CLAIM}`,
      `PUT ${CLAIM}/status`,
    ])
    expect(requestsOf(plan).map(({ body }) => body)).toMatchObject([
      {
        metadata: { annotations: { 'pv.kubernetes.io/bound-by-controller': 'yes' } },
        spec: { claimRef: reference },
      },
      { status: { phase: 'Bound' } },
      {
        spec: { volumeName: 'fits' },
        metadata: { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } },
      },
      { status: { phase: 'Bound', capacity: { storage: '2Gi' }, accessModes: ['ReadWriteOnce'] } },
    ])
  })

  it('gets the volume its creator kept for it, however large the others are', () => {
    const kept = volume('kept', '9Gi', { claimRef: { namespace: 'default', name: 'data' } })
    const [first] = requestsOf(claimPlan(claim(), volume('fits', '1Gi'), kept))
    expect(first?.body).toMatchObject({ metadata: { name: 'kept' }, spec: { claimRef: reference } })
    expect(first?.body).not.toMatchObject({ metadata: { annotations: {} } })
  })

  it.each([
    [
      'of a class that waits, waits for a pod',
      [waiting],
      {},
      'WaitForFirstConsumer: waiting for first consumer to be created before binding',
    ],
    [
      'of no class can only wait',
      [],
      { storageClassName: '' },
      'FailedBinding: no persistent volumes available for this claim and no storage class is set',
    ],
    [
      'of a class that is not there fails',
      [],
      {},
      'ProvisioningFailed: storageclass.storage.k8s.io "manual" not found',
    ],
    [
      'whose class makes no volumes fails',
      [storageClass('manual', { provisioner: 'kubernetes.io/no-provisioner' })],
      {},
      'ProvisioningFailed: no volume plugin matched name: kubernetes.io/no-provisioner',
    ],
  ])('%s', (_, classes, spec, event) => {
    expect(linesOf(claimPlan(claim(spec), ...classes))).toEqual([`event ${event}`])
  })

  it('says which pod it waits for, once there is one', () => {
    const volumes = [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }]
    const pod = makePod('web-1', { spec: { nodeName: '', volumes } })
    expect(linesOf(claimPlan(claim(), waiting, pod))).toEqual([
      'event WaitForPodScheduled: waiting for pod web-1 to be scheduled',
    ])
  })

  it('asks the provisioner of its class, and says that it waits for it', () => {
    const plan = claimPlan(claim(), storageClass('manual'))
    expect(requestsOf(plan)[0]?.body).toMatchObject({
      metadata: { annotations: { 'volume.kubernetes.io/storage-provisioner': 'disk.example.com' } },
    })
    expect(linesOf(plan).at(-1)).toContain(
      "event ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'disk.example.com'",
    )
  })

  it('without a class gets the default one when there is one', () => {
    const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' }
    const standard = { ...storageClass('standard'), metadata: meta('standard', { annotations }) }
    const { storageClassName: _, ...spec } = claim().spec
    const unclassed: PersistentVolumeClaim = { ...claim(), spec }
    const plan = claimPlan(unclassed, standard)
    expect(requestsOf(plan).map(({ body }) => body)).toMatchObject([
      { spec: { storageClassName: 'standard' } },
    ])
  })

  it('is lost with its volume', () => {
    const annotations = { 'pv.kubernetes.io/bind-completed': 'yes' }
    const bound = claim({ volumeName: 'gone' }, { annotations, status: { phase: 'Bound' } })
    expect(linesOf(claimPlan(bound))).toEqual([
      `PUT ${CLAIM}/status`,
      'event ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!',
    ])
  })

  it('is told why it cannot have the volume it names', () => {
    const plan = claimPlan(claim({ volumeName: 'small' }), volume('small', '1Mi'))
    expect(linesOf(plan)).toEqual([
      'event VolumeMismatch: Cannot bind to requested volume "small": requested PV is too small',
    ])
  })

  it('that waits is looked at again after 15 seconds', () => {
    const { desk, plan } = planOf('claim:default/data', claim(), waiting)
    const done: Outcome = { error: undefined, answers: [] }
    const next =
      plan.next && persistentVolumeBinder.resume?.(plan.next, done, 'claim:default/data', desk)
    expect(next?.requeueAfter).toBe(seconds(15))
  })
})

describe('A volume whose claim is gone', () => {
  const answers = (status: number) => ({ error: undefined, answers: [{ status, body: {} }] })
  function afterwards(one: PersistentVolume): readonly string[] {
    const key = `volume:${one.metadata.name}`
    const { desk, plan } = planOf(key, one)
    expect(linesOf(plan)).toEqual([`GET ${CLAIM}`])
    const next = plan.next && persistentVolumeBinder.resume?.(plan.next, answers(404), key, desk)
    return next === undefined ? [] : linesOf(next)
  }
  const released = 'PUT /api/v1/persistentvolumes/v/status'

  it('is released, and stays if it is to be retained', () => {
    expect(afterwards(volume('v', '1Gi', { claimRef: reference }, 'Bound'))).toEqual([released])
  })

  it('is left to whoever made it, if it is to be deleted', () => {
    const spec = { claimRef: reference, persistentVolumeReclaimPolicy: 'Delete' } as const
    const annotations = { 'pv.kubernetes.io/provisioned-by': 'disk.example.com' }
    expect(afterwards(volume('v', '1Gi', spec, 'Bound', annotations))).toEqual([released])
  })

  it('fails where nobody can delete it', () => {
    const hostPath = { path: '/data' }
    const spec = { claimRef: reference, persistentVolumeReclaimPolicy: 'Delete', hostPath } as const
    expect(afterwards(volume('v', '1Gi', spec, 'Bound'))).toEqual([
      released,
      released,
      'event VolumeFailedDelete: host_path deleter only supports /tmp/.+ but received provided /data',
    ])
  })
})

it('A volume without a claim is on offer', () => {
  const { plan } = planOf('volume:v', volume('v', '1Gi', {}, 'Pending'))
  expect(requestsOf(plan)[0]?.body).toMatchObject({ status: { phase: 'Available' } })
})

it('What the binder wrote counts before its informer shows it', () => {
  const { desk, plan } = planOf('volume:v', volume('v', '1Gi', {}, 'Pending'))
  const stored = { ...volume('v', '1Gi'), metadata: meta('v', { resourceVersion: '8' }) }
  const outcome = { error: undefined, answers: [{ status: 200, body: stored }] }
  if (plan.next) persistentVolumeBinder.resume?.(plan.next, outcome, 'volume:v', desk)
  expect(persistentVolumeBinder.reconcile('volume:v', desk).steps).toEqual([])
})
