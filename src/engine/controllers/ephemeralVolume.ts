/**
 * Makes the claims of ephemeral volumes: one for each, owned by its pod and gone with it.
 *
 * Watches Pods and PersistentVolumeClaims. Writes PersistentVolumeClaims.
 * Source: Kubernetes v1.35 pkg/controller/volume/ephemeral/controller.go
 */
import type { Pod } from '../../api/core'
import { newControllerRef } from '../../api/machinery/ownerReference'
import { claimNameOf, notForPod } from '../../api/machinery/podClaims'
import { isPodTerminal } from '../../api/machinery/podConditions'
import type { Volume } from '../../api/volume'
import { referenceTo } from '../clientGo/eventRecorder'
import { collectionPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller } from './controller'
import { NOTHING, type Plan, record, type Step, send } from './plan'

/** --concurrent-ephemeralvolume-syncs */
const WORKERS = 5

export const ephemeralVolumeController: Controller<undefined> = {
  name: 'ephemeral-volume-controller',
  title: 'Ephemeral volumes',
  serviceAccount: 'ephemeral-volume-controller',
  eventSource: 'ephemeral_volume',
  workers: WORKERS,
  informers: ['pods', 'persistentvolumeclaims'],
  createMemory: () => undefined,

  observe({ type, informer, key, object }, desk) {
    if (informer === 'persistentvolumeclaims') {
      const owner = object.metadata.ownerReferences?.find(({ controller }) => controller === true)
      // A claim that somebody took away is made again.
      if (type === 'delete' && owner?.kind === 'Pod') {
        desk.add(`${object.metadata.namespace}/${owner.name}`)
      }
    } else if (type === 'add' && (object as Pod).spec.volumes?.some(({ ephemeral }) => ephemeral)) {
      desk.add(key)
    }
  },

  reconcile(key, { caches }) {
    const pod = getCached(caches, 'pods', key)
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return NOTHING
    if (isPodTerminal(pod)) return NOTHING
    const steps: Step[] = []
    for (const volume of pod.spec.volumes ?? []) {
      if (volume.ephemeral === undefined) continue
      const name = claimNameOf(pod, volume) ?? ''
      const known = getCached(caches, 'persistentvolumeclaims', `${pod.metadata.namespace}/${name}`)
      const problem = known && notForPod(pod, known)
      if (problem !== undefined) return fail(steps, pod, volume, problem)
      if (known === undefined) steps.push(make(pod, volume, name))
    }
    return { steps }
  },
}

function make(pod: Pod, { ephemeral }: Volume, name: string): Step {
  const { namespace } = pod.metadata
  const { labels, annotations } = ephemeral?.volumeClaimTemplate?.metadata ?? {}
  const body = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      namespace,
      ownerReferences: [newControllerRef(pod)],
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
    spec: ephemeral?.volumeClaimTemplate?.spec ?? {},
  }
  const path = collectionPath('v1', 'persistentvolumeclaims', namespace)
  return send({ method: 'POST', path, body, tolerate: ['AlreadyExists'] })
}

function fail(steps: readonly Step[], pod: Pod, { name }: Volume, problem: string): Plan {
  const message = `ephemeral volume ${name}: ${problem}`
  const event = { regarding: referenceTo(pod), type: 'Warning', reason: 'FailedBinding' } as const
  return { steps: [...steps, record({ ...event, message })], fail: message }
}
