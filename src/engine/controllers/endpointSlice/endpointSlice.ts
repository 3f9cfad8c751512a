/**
 * Keeps the EndpointSlices of Services: who stands behind a Service, whether it is ready, where it
 * runs. One set of slices for each set of ports, at most 100 endpoints in each.
 *
 * Watches Services, Pods, Nodes and EndpointSlices. Writes EndpointSlices.
 * Left out: topology hints by annotation (`service.kubernetes.io/topology-mode`).
 * Source: Kubernetes v1.35 pkg/controller/endpointslice, staging/src/k8s.io/endpointslice
 */
import type { Pod, Service } from '../../../api/core'
import type { EndpointSlice } from '../../../api/discovery'
import { matchesLabelSet } from '../../../api/machinery/labelSelector'
import type { Time } from '../../../api/meta'
import type { Continuation } from '../../clientGo/client'
import { type EventToRecord, referenceTo } from '../../clientGo/eventRecorder'
import type { InformerEvent } from '../../clientGo/informer'
import { collectionPath, objectPath } from '../../clientGo/paths'
import { seconds } from '../../kernel/micros'
import { getCached, indexed, SERVICE_NAME_LABEL } from '../caches'
import type { Controller, Desk } from '../controller'
import { NOTHING, type Outcome, type Plan, record, type Step, send } from '../plan'
import {
  desiredSlices,
  MANAGED_BY,
  MANAGED_BY_LABEL,
  type SliceChanges,
  type SliceDraft,
} from './desiredSlices'
import { endpointSliceGoal } from './goal'
import { selects, servicesToUpdate } from './membership'
import {
  expectSliceDeletion,
  isForeignSlice,
  isStale,
  type SliceTracker,
  sliceGone,
  sliceWritten,
} from './sliceTracker'
import { type TriggerTimes, triggerTime, withTriggerTime } from './triggerTimes'

/** `--concurrent-service-endpoint-syncs` */
const WORKERS = 5

const MAX_RETRIES = 15

/** After somebody else's write to a slice. Source: endpointSliceChangeMinSyncDelay */
const SLICE_CHANGE_DELAY = seconds(1)

export interface EndpointSliceMemory {
  readonly tracker: SliceTracker
  readonly times: TriggerTimes
}

/** The writes are done, or one of them failed: what was written is remembered. */
interface SlicesWritten extends Continuation {
  readonly type: 'slicesWritten'
  readonly service: Service
  /** What each request did, in order, for the message: `create`, `update web-x2k9p`. */
  readonly deeds: readonly string[]
  /** The uids of the slices that the last requests deleted. */
  readonly removed: readonly string[]
  readonly skipped: readonly string[]
}

type SliceDesk = Desk<EndpointSliceMemory>

export const endpointSliceController: Controller<EndpointSliceMemory> = {
  name: 'endpointslice-controller',
  title: 'EndpointSlice',
  serviceAccount: 'endpointslice-controller',
  eventSource: 'endpoint-slice-controller',
  workers: WORKERS,
  backoff: { first: seconds(1), most: seconds(1000) },
  maxRetries: MAX_RETRIES,
  informers: ['services', 'pods', 'nodes', 'endpointslices'],
  createMemory: () => ({ tracker: new Map(), times: new Map() }),
  goal: endpointSliceGoal,

  observe(event, desk) {
    if (event.informer === 'services') desk.add(event.key)
    else if (event.informer === 'pods') {
      for (const key of servicesToUpdate(event, desk.caches)) desk.add(key)
    } else if (event.informer === 'endpointslices') observeSlice(event, desk)
  },

  reconcile(key, desk) {
    const { caches, memory } = desk
    const service = getCached(caches, 'services', key)
    if (service === undefined) {
      memory.tracker.delete(key)
      memory.times.delete(key)
      return NOTHING
    }
    const { type, selector } = service.spec
    if (type === 'ExternalName' || !selects(selector)) return NOTHING
    const slices = ownSlices(key, desk)
    if (isStale(memory.tracker, key, slices)) {
      return { steps: [], fail: 'EndpointSlice informer cache is out of date' }
    }
    const pods = podsBehind(service, desk)
    const time = triggerTime(memory.times, key, service, pods)
    return writeSlices(service, desiredSlices(service, pods, slices, caches), time)
  },

  resume(then, outcome, key, desk) {
    const written = then as SlicesWritten
    const { service, skipped } = written
    remember(outcome, key, written, desk)
    const { message } = outcome.error ?? {}
    const deed = written.deeds[outcome.answers.length - 1] ?? ''
    const errors =
      message === undefined ? skipped : [...skipped, writeError(service, deed, message)]
    if (errors.length === 0) return NOTHING
    const fail = errors.length === 1 ? (errors[0] ?? '') : `[${errors.join(', ')}]`
    return { steps: [record(failureEvent(service, fail))], fail }
  },
}

const isManaged = ({ metadata }: EndpointSlice): boolean =>
  metadata.labels?.[MANAGED_BY_LABEL] === MANAGED_BY

/** Its own writes come back as events; only others' matter. */
function observeSlice({ type, object, old }: InformerEvent, desk: SliceDesk): void {
  const slice = object as EndpointSlice
  const before = old as EndpointSlice | undefined
  const key = serviceKey(slice)
  const oldKey = before === undefined ? key : serviceKey(before)
  if (key !== oldKey && oldKey !== undefined) desk.addAfter(oldKey, SLICE_CHANGE_DELAY)
  if (key === undefined) return
  const managed = isManaged(slice)
  const handedOver = before !== undefined && isManaged(before) !== managed
  const foreign =
    type === 'delete'
      ? managed && sliceGone(desk.memory.tracker, key, slice)
      : handedOver || key !== oldKey || (managed && isForeignSlice(desk.memory.tracker, key, slice))
  if (foreign) desk.addAfter(key, SLICE_CHANGE_DELAY)
}

function serviceKey({ metadata }: EndpointSlice): string | undefined {
  const name = metadata.labels?.[SERVICE_NAME_LABEL]
  return name === undefined ? undefined : `${metadata.namespace}/${name}`
}

const ownSlices = (key: string, { caches }: SliceDesk): readonly EndpointSlice[] =>
  indexed(caches, 'endpointslices', 'service', key).filter(
    (slice) => isManaged(slice) && slice.metadata.deletionTimestamp === undefined,
  )

const podsBehind = ({ metadata, spec }: Service, { caches }: SliceDesk): readonly Pod[] =>
  indexed(caches, 'pods', 'namespace', metadata.namespace).filter((pod) =>
    matchesLabelSet(spec.selector, pod.metadata.labels),
  )

function writeSlices(service: Service, changes: SliceChanges, time: Time | undefined): Plan {
  const { namespace, deletionTimestamp } = service.metadata
  // The collector takes the slices of a Service on its way out: none must be made again.
  const create = deletionTimestamp === undefined ? changes.create : []
  const steps: Step[] = [
    ...create.map((draft) => createStep(namespace, withTrigger(draft, time))),
    ...changes.update.map((slice) => updateStep(namespace, withTrigger(slice, time))),
    ...changes.remove.map((slice) => removeStep(slice)),
  ]
  const next: SlicesWritten = {
    type: 'slicesWritten',
    service,
    deeds: [
      ...create.map(() => 'create'),
      ...changes.update.map(({ metadata }) => `update ${metadata.name}`),
      ...changes.remove.map(({ metadata }) => `delete ${metadata.name}`),
    ],
    removed: changes.remove.map(({ metadata }) => metadata.uid),
    skipped: changes.skipped,
  }
  return steps.length === 0 && next.skipped.length === 0 ? NOTHING : { steps, next }
}

function withTrigger(slice: SliceDraft, time: Time | undefined): SliceDraft {
  const { annotations: before, ...metadata } = slice.metadata
  const annotations = withTriggerTime(before, time)
  const none = Object.keys(annotations).length === 0
  return { ...slice, metadata: none ? metadata : { ...metadata, annotations } }
}

function createStep(namespace: string, body: SliceDraft): Step {
  const path = collectionPath('discovery.k8s.io/v1', 'endpointslices', namespace)
  return send({ method: 'POST', path, body, tolerate: ['NamespaceTerminating'] })
}

function updateStep(namespace: string, body: SliceDraft): Step {
  const name = body.metadata.name ?? ''
  const path = objectPath('discovery.k8s.io/v1', 'endpointslices', namespace, name)
  return send({ method: 'PUT', path, body })
}

function removeStep({ metadata }: EndpointSlice): Step {
  const { namespace, name } = metadata
  const path = objectPath('discovery.k8s.io/v1', 'endpointslices', namespace, name)
  return send({ method: 'DELETE', path, tolerate: ['NotFound'] })
}

/** Deletions come last, so their answers do too. */
function remember(
  { answers }: Outcome,
  key: string,
  { deeds, removed }: SlicesWritten,
  { memory }: SliceDesk,
): void {
  const writes = deeds.length - removed.length
  for (const { body } of answers.slice(0, writes)) {
    if (isSlice(body)) sliceWritten(memory.tracker, key, body)
  }
  for (const [index, { status }] of answers.slice(writes).entries()) {
    const uid = removed[index]
    if (status === 200 && uid !== undefined) expectSliceDeletion(memory.tracker, key, uid)
  }
}

const isSlice = (body: unknown): body is EndpointSlice =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'EndpointSlice'

const writeError = ({ metadata }: Service, deed: string, message: string): string =>
  `failed to ${deed} EndpointSlice for Service ${metadata.namespace}/${metadata.name}: ${message}`

function failureEvent(service: Service, message: string): EventToRecord {
  const { namespace, name } = service.metadata
  return {
    regarding: referenceTo(service),
    type: 'Warning',
    reason: 'FailedToUpdateEndpointSlices',
    message: `Error updating Endpoint Slices for Service ${namespace}/${name}: ${message}`,
  }
}
