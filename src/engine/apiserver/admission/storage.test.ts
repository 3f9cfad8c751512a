import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../api/meta'
import { create, made, readerOf } from '../registry/pipeline.testing'
import { byKind } from '../registry/registry'
import type { ResourceDefinition } from '../registry/resource'

const claims = byKind('v1', 'PersistentVolumeClaim') as ResourceDefinition
const namespace = made({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'demo' })

function storageClass(name: string, isDefault: boolean, creationTimestamp: string): KubeObject {
  const object = made({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }, { name })
  const annotations = { 'storageclass.kubernetes.io/is-default-class': String(isDefault) }
  return { ...object, metadata: { ...object.metadata, annotations, creationTimestamp } }
}

function claimed(classes: readonly KubeObject[], spec: object = {}): KubeObject | undefined {
  const size = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }
  const body = { metadata: { name: 'a' }, spec: { ...size, ...spec } }
  return create(claims, body, { reader: readerOf(namespace, ...classes) }).object
}

describe('a new claim', () => {
  const plain = storageClass('plain', false, '2026-01-03T00:00:00Z')
  const older = storageClass('older', true, '2026-01-01T00:00:00Z')
  const newer = storageClass('newer', true, '2026-01-02T00:00:00Z')

  it.each([
    ['gets the newest of the default classes', [older, newer, plain], {}, 'newer'],
    ['gets none where none is the default', [plain], {}, undefined],
    ['keeps the class it names', [newer], { storageClassName: 'plain' }, 'plain'],
    ['keeps the wish for no class', [newer], { storageClassName: '' }, ''],
  ])('%s', (_, classes, spec, name) => {
    const claim = claimed(classes, spec) as { readonly spec?: { storageClassName?: string } }
    expect(claim.spec?.storageClassName).toBe(name)
  })

  it('cannot go while it is in use', () => {
    expect(claimed([])?.metadata.finalizers).toEqual(['kubernetes.io/pvc-protection'])
  })
})
