/**
 * Keeps the older Endpoints object of each Service that has a selector: its ready addresses, and
 * beside them those that are not ready. Nothing here reads it any more; clients of before still do.
 *
 * Watches Services, Pods and Endpoints. Writes Endpoints.
 * Source: Kubernetes v1.35 pkg/controller/endpoint/endpoints_controller.go
 */
import type { Service } from '../../../api/core'
import type { EndpointSubset, Endpoints } from '../../../api/endpoints'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { matchesLabelSet } from '../../../api/machinery/labelSelector'
import type { StringMap, Time } from '../../../api/meta'
import { referenceTo } from '../../clientGo/eventRecorder'
import { collectionPath, objectPath } from '../../clientGo/paths'
import { getCached, indexed } from '../caches'
import type { Controller, Desk } from '../controller'
import { selects, servicesToUpdate } from '../endpointSlice/membership'
import { type TriggerTimes, triggerTime, withTriggerTime } from '../endpointSlice/triggerTimes'
import { NOTHING, type Plan, type PlannedRequest, send } from '../plan'
import { subsetsOf } from './subsets'

/** `--concurrent-endpoint-syncs` */
const WORKERS = 5
const MAX_RETRIES = 15

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by'
const HEADLESS = 'service.kubernetes.io/headless'

export interface EndpointsMemory {
  readonly times: TriggerTimes
}

export const endpointsController: Controller<EndpointsMemory> = {
  name: 'endpoint-controller',
  title: 'Endpoints',
  serviceAccount: 'endpoint-controller',
  eventSource: 'endpoint-controller',
  workers: WORKERS,
  maxRetries: MAX_RETRIES,
  informers: ['services', 'pods', 'endpoints'],
  createMemory: () => ({ times: new Map() }),

  observe(event, desk) {
    if (event.informer === 'services') desk.add(event.key)
    else if (event.informer === 'pods') {
      for (const key of servicesToUpdate(event, desk.caches)) desk.add(key)
    } else if (event.type === 'delete') desk.add(event.key)
  },

  reconcile(key, desk) {
    const service = getCached(desk.caches, 'services', key)
    if (service === undefined) {
      desk.memory.times.delete(key)
      return forget(key)
    }
    const { type, selector } = service.spec
    if (type === 'ExternalName' || !selects(selector)) return NOTHING
    const pods = indexed(desk.caches, 'pods', 'namespace', service.metadata.namespace).filter(
      (pod) => matchesLabelSet(selector, pod.metadata.labels),
    )
    const time = triggerTime(desk.memory.times, key, service, pods)
    return write(service, subsetsOf(service, pods), time, desk)
  },
}

/** The Service is gone. Whether its Endpoints are, only the server knows. */
function forget(key: string): Plan {
  const [namespace = '', name = ''] = key.split('/')
  const path = objectPath('v1', 'endpoints', namespace, name)
  return { steps: [send({ method: 'DELETE', path, tolerate: ['NotFound'] })] }
}

function write(
  service: Service,
  subsets: readonly EndpointSubset[],
  time: Time | undefined,
  { caches }: Desk<EndpointsMemory>,
): Plan {
  const { namespace, name } = service.metadata
  const current = getCached(caches, 'endpoints', `${namespace}/${name}`)
  const labels = labelsFor(service)
  if (current !== undefined && isSame(current, subsets, labels)) return NOTHING
  const annotations = withTriggerTime(current?.metadata.annotations, time)
  const kept = current === undefined ? { name } : current.metadata
  const metadata = { ...kept, labels, annotations }
  const body = { apiVersion: 'v1', kind: 'Endpoints', metadata, subsets }
  const request: PlannedRequest =
    current === undefined
      ? { method: 'POST', path: collectionPath('v1', 'endpoints', namespace), body }
      : { method: 'PUT', path: objectPath('v1', 'endpoints', namespace, name), body }
  const verb = current === undefined ? 'create' : 'update'
  return {
    steps: [
      send({ ...request, tolerate: ['NamespaceTerminating'], onFailure: failure(service, verb) }),
    ],
  }
}

const isSame = (
  { metadata, subsets }: Endpoints,
  wanted: readonly EndpointSubset[],
  labels: StringMap,
): boolean => deepEqual(subsets ?? [], wanted) && deepEqual(metadata.labels ?? {}, labels)

function labelsFor({ metadata, spec }: Service): StringMap {
  const { [HEADLESS]: _, ...own } = metadata.labels ?? {}
  const headless = spec.clusterIP === 'None' ? { [HEADLESS]: '' } : {}
  return { ...own, ...headless, [MANAGED_BY]: 'endpoint-controller' }
}

function failure(service: Service, verb: 'create' | 'update') {
  const { namespace, name } = service.metadata
  return {
    regarding: referenceTo(service),
    type: 'Warning',
    reason: verb === 'create' ? 'FailedToCreateEndpoint' : 'FailedToUpdateEndpoint',
    message: `Failed to ${verb} endpoint for service ${namespace}/${name}: {error}`,
  } as const
}
