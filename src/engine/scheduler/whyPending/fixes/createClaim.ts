import { defaultClassOf } from '../../../../api/machinery/storageClass'
import { NO_PROVISIONER } from '../../../../api/machinery/volumeMatching'
import type { PersistentVolumeClaim } from '../../../../api/persistentVolume'
import type { StorageClass } from '../../../../api/storage'
import { collectionPath, objectPath } from '../../../clientGo/paths'
import { boundPair, missingClaims } from '../podClaims'
import type { Fixer } from '../trouble'

const SIZE = '1Gi'

/** Makes the one claim that is missing; the default class has its volume made. */
export const createClaim: Fixer = (trouble) => {
  const { namespace } = trouble.pod.metadata
  const [name, ...others] = missingClaims(trouble)
  // The cast is sound: the informer's store holds classes only.
  const classes = trouble.cluster.storage.classes.items.values() as Iterable<StorageClass>
  const made = defaultClassOf(classes)
  if (name === undefined || others.length > 0 || made === undefined) return []
  if (made.provisioner === NO_PROVISIONER) return []
  const spec = {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: SIZE } },
  } as const
  const written = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec } as const
  const body = { ...written, metadata: { name, namespace } }
  const path = collectionPath('v1', 'persistentvolumeclaims', namespace)
  return [
    {
      id: `claim ${name}`,
      change: {
        type: 'createClaim',
        claim: name,
        size: SIZE,
        storageClass: made.metadata.name,
      },
      supposition: supposed(claimOfClass(body, made), made),
      steps: [{ request: { method: 'POST', path, body } }],
      undo: [
        {
          request: {
            method: 'DELETE',
            path: objectPath('v1', 'persistentvolumeclaims', namespace, name),
          },
        },
      ],
    },
  ]
}

type Written = Pick<PersistentVolumeClaim, 'apiVersion' | 'kind' | 'spec'> & {
  readonly metadata: { readonly name: string; readonly namespace: string }
}

const claimOfClass = (body: Written, { metadata }: StorageClass): PersistentVolumeClaim => ({
  ...body,
  metadata: {
    ...body.metadata,
    uid: body.metadata.name,
    resourceVersion: '',
    creationTimestamp: '',
  },
  spec: { ...body.spec, storageClassName: metadata.name },
})

/** Where the class waits for the pod, the scheduler has its say; elsewhere the volume is there first. */
function supposed(claim: PersistentVolumeClaim, { volumeBindingMode }: StorageClass) {
  if (volumeBindingMode === 'WaitForFirstConsumer') return { claims: [claim] }
  const { name, uid } = claim.metadata
  const metadata = { name, uid, resourceVersion: '', creationTimestamp: '' }
  return boundPair(claim, { apiVersion: 'v1', kind: 'PersistentVolume', metadata, spec: {} })
}
