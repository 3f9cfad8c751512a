/**
 * A claim that no volume fits: it waits for a pod, a volume is made for it, or nothing can be done.
 * No provisioner is built in: the class names one that lives outside and watches claims itself.
 * Source: Kubernetes v1.35 pkg/controller/volume/persistentvolume/pv_controller.go
 * (provisionClaimOperationExternal, assignDefaultStorageClass, emitEventForUnboundDelayBindingClaim)
 */
import { classNameOf, defaultClassOf, isWithoutClass } from '../../../api/machinery/storageClass'
import { SELECTED_NODE } from '../../../api/machinery/volumeMatching'
import { namespacedName } from '../../../api/meta'
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import type { StorageClass } from '../../../api/storage'
import { referenceTo } from '../../clientGo/eventRecorder'
import { type Caches, getCached, indexed, listCached } from '../caches'
import { record, type Step } from '../plan'
import { hasAnnotation, STORAGE_PROVISIONER, withAnnotations } from './annotations'
import { putClaim, toClaimPhase } from './binding'

/** Provisioners of this name are part of Kubernetes; none is left that could make a volume. */
const BUILT_IN = 'kubernetes.io/'

export function classOf(caches: Caches, claim: PersistentVolumeClaim): StorageClass | undefined {
  const name = classNameOf(claim)
  return name === '' ? undefined : getCached(caches, 'storageclasses', name)
}

/** Whether a pod must come before the claim gets its volume. Source: IsDelayBindingMode. */
export const isDelayed = (caches: Caches, claim: PersistentVolumeClaim): boolean =>
  classOf(caches, claim)?.volumeBindingMode === 'WaitForFirstConsumer'

/** The claim, now that no volume was found for it. */
export function provision(caches: Caches, claim: PersistentVolumeClaim): readonly Step[] {
  const assigned = withDefaultClass(caches, claim)
  if (assigned !== undefined) return [putClaim(assigned)]
  if (isDelayed(caches, claim) && !hasAnnotation(claim, SELECTED_NODE)) {
    return [waiting(caches, claim), ...toClaimPhase(claim, 'Pending')]
  }
  if (classNameOf(claim) !== '') return askProvisioner(caches, claim)
  const message = 'no persistent volumes available for this claim and no storage class is set'
  return [tell(claim, 'Normal', 'FailedBinding', message), ...toClaimPhase(claim, 'Pending')]
}

/** A claim from before there was a default class gets it now. */
function withDefaultClass(
  caches: Caches,
  claim: PersistentVolumeClaim,
): PersistentVolumeClaim | undefined {
  if (!isWithoutClass(claim)) return undefined
  const found = defaultClassOf(listCached(caches, 'storageclasses'))
  if (found === undefined) return undefined
  return { ...claim, spec: { ...claim.spec, storageClassName: found.metadata.name } }
}

function waiting(caches: Caches, claim: PersistentVolumeClaim): Step {
  const users = indexed(caches, 'pods', 'claim', namespacedName(claim))
  const names = users.filter(({ spec }) => !spec.nodeName).map(({ metadata }) => metadata.name)
  if (names.length === 0) {
    const message = 'waiting for first consumer to be created before binding'
    return tell(claim, 'Normal', 'WaitForFirstConsumer', message)
  }
  const pods = names.length === 1 ? 'pod' : 'pods'
  const message = `waiting for ${pods} ${names.join(',')} to be scheduled`
  return tell(claim, 'Normal', 'WaitForPodScheduled', message)
}

function askProvisioner(caches: Caches, claim: PersistentVolumeClaim): readonly Step[] {
  const found = classOf(caches, claim)
  if (found === undefined) {
    const message = `storageclass.storage.k8s.io "${classNameOf(claim)}" not found`
    return [tell(claim, 'Warning', 'ProvisioningFailed', message)]
  }
  const { provisioner } = found
  if (provisioner.startsWith(BUILT_IN)) {
    const message = `no volume plugin matched name: ${provisioner}`
    return [tell(claim, 'Warning', 'ProvisioningFailed', message)]
  }
  const names = STORAGE_PROVISIONER.map((name) => [name, provisioner])
  const asked = withAnnotations(claim, Object.fromEntries(names))
  const message =
    `Waiting for a volume to be created either by the external provisioner '${provisioner}' ` +
    'or manually by the system administrator. If volume creation is delayed, please verify that ' +
    'the provisioner is running and correctly registered.'
  const told = tell(claim, 'Normal', 'ExternalProvisioning', message)
  return asked === claim ? [told] : [putClaim(asked), told]
}

export const tell = (
  claim: PersistentVolumeClaim,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Step => record({ regarding: referenceTo(claim), type, reason, message })
