/**
 * Brings what a driver's installation brings: the CSIDriver, and the class that is the default one.
 * They come with the first node; what a person deletes afterwards stays away.
 */
import type { CSIDriver, StorageClass } from '../../../api/storage'
import type { Continuation } from '../../clientGo/client'
import { collectionPath } from '../../clientGo/paths'
import { type CloudController, DONE, errorOf, type Step, statusOf } from '../controller'
import { DRIVER } from './driver'

type Draft<T> = Omit<T, 'metadata'> & {
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> }
}

const driver: Draft<CSIDriver> = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'CSIDriver',
  metadata: { name: DRIVER },
  spec: { attachRequired: true, podInfoOnMount: false },
}

const standardClass: Draft<StorageClass> = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'standard',
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: DRIVER,
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
}

/** What is made, in this order. */
const PARTS: readonly (readonly [resource: string, body: { readonly apiVersion: string }])[] = [
  ['csidrivers', driver],
  ['storageclasses', standardClass],
]

interface InstallStep extends Continuation {
  readonly type: 'made'
  readonly part: number
}

export const csiInstaller: CloudController<{ begun: boolean }> = {
  name: 'csi-driver-installer',
  title: 'Storage driver',
  serviceAccount: 'csi-driver-installer',
  eventSource: 'csi-driver-installer',
  informers: ['nodes'],
  workers: 1,
  createMemory: () => ({ begun: false }),

  observe({ type }, { memory, add }) {
    if (memory.begun || type !== 'add') return
    memory.begun = true
    add(DRIVER)
  },

  start: () => make(0),

  resume(continuation, answer) {
    const error = errorOf(answer)
    if (error !== undefined && statusOf(answer) !== 409) return { type: 'fail', text: error }
    return make((continuation as InstallStep).part + 1)
  },
}

function make(part: number): Step {
  const [resource, body] = PARTS[part] ?? []
  if (resource === undefined || body === undefined) return DONE
  const request = { method: 'POST', path: collectionPath(body.apiVersion, resource), body } as const
  const next: InstallStep = { type: 'made', part }
  return { type: 'request', request, next }
}
