import { classNameOf } from '../../../../api/machinery/storageClass'
import { NO_PROVISIONER } from '../../../../api/machinery/volumeMatching'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../api/persistentVolume'
import { collectionPath, objectPath } from '../../../clientGo/paths'
import { classOf } from '../../framework/storageView'
import { boundPair, unboundClaims } from '../podClaims'
import type { Fixer, Trouble } from '../trouble'

/** Makes a volume by hand for the one claim that nobody makes one for. */
export const createVolume: Fixer = (trouble) => {
  const [claim, ...others] = unboundClaims(trouble)
  if (claim === undefined || others.length > 0 || isProvided(trouble, claim)) return []
  const body = volumeFor(claim)
  if (body === undefined) return []
  const { name } = body.metadata
  const metadata = { ...body.metadata, uid: name, resourceVersion: '', creationTimestamp: '' }
  const path = collectionPath('v1', 'persistentvolumes')
  return [
    {
      id: `volume ${name}`,
      change: { type: 'createVolume', claim: claim.metadata.name },
      supposition: boundPair(claim, { ...body, metadata }),
      steps: [{ request: { method: 'POST', path, body } }],
      undo: [
        { request: { method: 'DELETE', path: objectPath('v1', 'persistentvolumes', '', name) } },
      ],
    },
  ]
}

function isProvided({ cluster }: Trouble, claim: PersistentVolumeClaim): boolean {
  const provisioner = classOf(cluster.storage, classNameOf(claim))?.provisioner ?? NO_PROVISIONER
  return provisioner !== NO_PROVISIONER
}

type Written = Pick<PersistentVolume, 'apiVersion' | 'kind' | 'spec'> & {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
}

/** Undefined where no single volume can be told from the claim's selector. */
function volumeFor(claim: PersistentVolumeClaim): Written | undefined {
  const { selector, resources, accessModes, volumeMode, volumeName } = claim.spec
  if ((selector?.matchExpressions ?? []).length > 0 || volumeMode === 'Block') return undefined
  const name = volumeName || `${claim.metadata.name}-volume`
  const labels = selector?.matchLabels
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, ...(labels && { labels }) },
    spec: {
      capacity: { storage: resources?.requests?.['storage'] ?? '1Gi' },
      accessModes: accessModes ?? ['ReadWriteOnce'],
      storageClassName: classNameOf(claim),
      hostPath: { path: `/mnt/${name}` },
    },
  }
}
