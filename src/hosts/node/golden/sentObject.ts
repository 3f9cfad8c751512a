/**
 * A created object as it was sent, defaults filled in: what the server stored, without what its
 * strategy, its allocators and its admission plugins added, and without what is empty.
 */
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../../../api/machinery/json'
import { withShortReferences } from './sets'

const METADATA = ['name', 'namespace', 'labels', 'annotations', 'ownerReferences', 'finalizers']
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** By kind, what of the spec is no default: kept only where it was sent. */
const ADDED_BY_SERVER: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'priority',
    'preemptionPolicy',
    'serviceAccount',
    'serviceAccountName',
    'tolerations',
    'volumes',
    'nodeName',
  ],
  Service: ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'],
}
/** The status of these begins with the pod's life, not with the request. */
const STATUS_BY_SERVER = ['Pod', 'Namespace', 'Service']
/** When a volume's phase began, its strategy says. */
const STATUS_FIELD_BY_SERVER = 'lastPhaseTransitionTime'

export function sentObject(sent: JsonObject, stored: JsonObject): JsonObject {
  const { apiVersion: _, kind = '', metadata, status, spec, ...others } = stored
  const whole: Record<string, JsonValue> = {
    kind,
    metadata: metadataOf(objectAt(sent, 'metadata'), isJsonObject(metadata) ? metadata : {}),
    ...others,
  }
  if (isJsonObject(spec)) whole.spec = specOf(String(kind), objectAt(sent, 'spec'), spec)
  const sentStatus = ownValue(sent, 'status')
  if (!STATUS_BY_SERVER.includes(String(kind))) whole.status = statusOf(status)
  else if (sentStatus !== undefined) whole.status = sentStatus
  const full = withoutEmpty(withShortReferences(whole))
  return isJsonObject(full) ? full : {}
}

function statusOf(stored: JsonValue | undefined): JsonObject {
  if (!isJsonObject(stored)) return {}
  const { [STATUS_FIELD_BY_SERVER]: _, ...status } = stored
  return status
}

/** The name is the server's where it was generated; all else is as sent. */
function metadataOf(sent: JsonObject, stored: JsonObject): JsonObject {
  const kept: Record<string, JsonValue> = {}
  for (const key of METADATA) {
    const value = ownValue(stored, key)
    const mine = ownValue(sent, key)
    if (value === undefined) continue
    if (key === 'name') kept[key] = value
    else if (isJsonObject(value) && isJsonObject(mine)) kept[key] = onlySent(mine, value)
    else if (mine !== undefined) kept[key] = value
  }
  return kept
}

const onlySent = (sent: JsonObject, stored: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(stored).filter(([key]) => Object.hasOwn(sent, key) && key !== LAST_APPLIED),
  )

function specOf(kind: string, sent: JsonObject, stored: JsonObject): JsonObject {
  const spec: Record<string, JsonValue> = { ...stored }
  for (const key of ADDED_BY_SERVER[kind] ?? []) {
    const mine = ownValue(sent, key)
    if (mine === undefined) delete spec[key]
    else spec[key] = mine
  }
  if (kind === 'Pod') spec.containers = withSentMounts(sent.containers, spec.containers)
  return spec
}

/** The ServiceAccount plugin mounts its token into every container. */
function withSentMounts(sent: JsonValue | undefined, stored: JsonValue | undefined): JsonValue {
  if (!isJsonArray(stored)) return []
  const own = isJsonArray(sent) ? sent : []
  return stored.map((container, index) => {
    const mine = own[index]
    if (!isJsonObject(container) || !isJsonObject(mine)) return container
    const { volumeMounts: _, ...rest } = container
    const mounts = ownValue(mine, 'volumeMounts')
    return mounts === undefined ? rest : { ...rest, volumeMounts: mounts }
  })
}

function withoutEmpty(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(withoutEmpty)
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, withoutEmpty(item)] as const)
  return Object.fromEntries(entries.filter(([, item]) => !isEmpty(item)))
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

const objectAt = (object: JsonObject, key: string): JsonObject => {
  const value = ownValue(object, key)
  return isJsonObject(value) ? value : {}
}
