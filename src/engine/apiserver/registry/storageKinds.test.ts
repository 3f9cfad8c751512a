import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import { create, update } from './pipeline.testing'
import { byKind } from './registry'
import type { ResourceDefinition } from './resource'

function definitionOf(apiVersion: string, kind: string): ResourceDefinition {
  const definition = byKind(apiVersion, kind)
  if (definition === undefined) throw new Error(`${kind} is not served`)
  return definition
}

function stored<T extends KubeObject>(definition: ResourceDefinition, body: object): T {
  const { object, refused } = create(definition, { metadata: { name: 'a' }, ...body })
  if (object === undefined) throw new Error(refused?.message)
  return object as T
}

const causesOf = ({ refused }: ReturnType<typeof create>) =>
  refused?.details?.causes?.map(({ field, message }) => `${field}: ${message?.split('\n')[0]}`)

const storage = (size: string) => ({ requests: { storage: size } })
const onNode = (name: string) => ({
  required: {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [name] }] },
    ],
  },
})

describe('persistent volumes', () => {
  const volumes = definitionOf('v1', 'PersistentVolume')
  const spec = {
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    local: { path: '/mnt' },
    nodeAffinity: onNode('n'),
  }
  const before = stored<PersistentVolume>(volumes, { spec })

  it.each([
    [
      'of a local disk say which node has it',
      { nodeAffinity: undefined },
      ['spec.nodeAffinity: Required value: Local volume requires node affinity'],
    ],
    [
      'hold something',
      { capacity: { storage: '0' } },
      ['spec.capacity[storage]: Invalid value: "0": must be greater than zero'],
    ],
    [
      'have one source',
      { nfs: { server: 's', path: '/' } },
      ['spec.local: Forbidden: may not specify more than 1 volume type'],
    ],
    [
      'are for one pod alone or for many',
      { accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] },
      ['spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes'],
    ],
  ])('%s', (_, change, causes) => {
    const refused = create(volumes, { metadata: { name: 'a' }, spec: { ...spec, ...change } })
    expect(causesOf(refused)).toEqual(causes)
  })

  it('stay where they are', () => {
    const moved = { ...before, spec: { ...before.spec, nodeAffinity: onNode('m') } }
    expect(causesOf(update(volumes, before, moved))?.[0]).toContain('nodeAffinity: Invalid value')
    const elsewhere = { ...before, spec: { ...before.spec, local: { path: '/other' } } }
    expect(causesOf(update(volumes, before, elsewhere))).toEqual([
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
    ])
  })

  it('keep their status when they are changed, and their spec when their status is', () => {
    const both = {
      ...before,
      spec: { ...before.spec, storageClassName: 'fast' },
      status: { phase: 'Available' },
    }
    expect(update(volumes, before, both).object).toMatchObject({
      spec: { storageClassName: 'fast' },
      status: { phase: 'Pending' },
    })
    const { object } = update(volumes, before, both, 'status')
    expect(object).toMatchObject({ status: { phase: 'Available' } })
    expect((object as PersistentVolume).spec).toEqual(before.spec)
  })
})

describe('persistent volume claims', () => {
  const claims = definitionOf('v1', 'PersistentVolumeClaim')
  const spec = { accessModes: ['ReadWriteOnce'], resources: storage('2Gi') }
  const before = stored<PersistentVolumeClaim>(claims, { spec })
  const changed = (change: object) => ({ ...before, spec: { ...before.spec, ...change } })
  const IMMUTABLE =
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'

  it('ask for an access mode and a size', () => {
    expect(causesOf(create(claims, { metadata: { name: 'a' }, spec: {} }))).toEqual([
      'spec.accessModes: Required value: at least 1 access mode is required',
      'spec.resources[storage]: Required value',
    ])
  })

  it('do not change, but for the name of their volume, which comes once', () => {
    expect(causesOf(update(claims, before, changed({ accessModes: ['ReadWriteMany'] })))).toEqual([
      IMMUTABLE,
    ])
    const bound = update(claims, before, changed({ volumeName: 'v' })).object
    if (bound === undefined) throw new Error('refused')
    expect(causesOf(update(claims, bound, changed({ volumeName: 'w' })))).toEqual([IMMUTABLE])
  })

  it('may be given a class later, when there is a default one', () => {
    expect(update(claims, before, changed({ storageClassName: 'standard' })).object).toMatchObject({
      spec: { storageClassName: 'standard' },
    })
  })

  it('grow when they are bound, and do not shrink below what they have', () => {
    const has = { ...before, status: { phase: 'Bound', capacity: { storage: '2Gi' } } }
    const sized = (size: string) => ({ ...has, spec: { ...has.spec, resources: storage(size) } })
    expect(causesOf(update(claims, before, changed({ resources: storage('3Gi') })))).toEqual([
      IMMUTABLE,
    ])
    expect(update(claims, has as KubeObject, sized('3Gi')).refused).toBeUndefined()
    expect(causesOf(update(claims, has as KubeObject, sized('1Gi')))).toEqual([
      'spec.resources.requests.storage: Forbidden: field can not be less than status.capacity',
    ])
  })
})

describe('storage classes', () => {
  const classes = definitionOf('storage.k8s.io/v1', 'StorageClass')
  const before = stored(classes, { provisioner: 'rancher.io/local-path' })

  it('delete what they made, and do so at once, if they do not say otherwise', () => {
    expect(before).toMatchObject({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' })
  })

  it('are what they are', () => {
    const other = { ...before, provisioner: 'x', volumeBindingMode: 'WaitForFirstConsumer' }
    expect(causesOf(update(classes, before, other))).toEqual([
      'provisioner: Forbidden: updates to provisioner are forbidden.',
      'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
    ])
  })
})

describe('attachments', () => {
  const attachments = definitionOf('storage.k8s.io/v1', 'VolumeAttachment')
  const spec = { attacher: 'csi.example.com', nodeName: 'n', source: { persistentVolumeName: 'v' } }

  it('begin detached, and are for one volume and one node', () => {
    const before = stored(attachments, { spec, status: { attached: true } })
    expect(before).toMatchObject({ status: { attached: false } })
    const moved = { ...before, spec: { ...spec, nodeName: 'm' } }
    expect(causesOf(update(attachments, before, moved))?.[0]).toContain('field is immutable')
    const none = create(attachments, { metadata: { name: 'a' }, spec: { ...spec, source: {} } })
    expect(causesOf(none)).toEqual([
      'spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName',
    ])
  })
})
