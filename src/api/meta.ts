/**
 * What every Kubernetes object shares. Types describe objects that passed validation and were
 * stored: an absent field is absent, never null, and nothing here may be written to.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go
 */

/** RFC 3339 in UTC with whole seconds: `2026-01-01T12:00:00Z`. See machinery/time.ts. */
export type Time = string

/** RFC 3339 in UTC with six decimals: `2026-01-01T12:00:00.000000Z`. */
export type MicroTime = string

/** A number of things, or a percentage such as `25%`, or the name of a port. */
export type IntOrString = number | string

/** Labels, annotations, node selectors: string to string. */
export interface StringMap {
  readonly [key: string]: string
}

export interface TypeMeta {
  readonly apiVersion: string
  readonly kind: string
}

/** The base of every object. A kind narrows `apiVersion` and `kind` to its literals. */
export interface KubeObject extends TypeMeta {
  readonly metadata: ObjectMeta
}

export interface ObjectMeta {
  readonly name: string
  readonly generateName?: string
  readonly namespace?: string
  readonly uid: string
  /** Decimal etcd revision of the last write. Opaque to clients, comparable within one resource. */
  readonly resourceVersion: string
  /** Absent for kinds that do not count generations. */
  readonly generation?: number
  readonly creationTimestamp: Time
  readonly deletionTimestamp?: Time
  readonly deletionGracePeriodSeconds?: number
  readonly labels?: StringMap
  readonly annotations?: StringMap
  readonly ownerReferences?: ReadonlyArray<OwnerReference>
  readonly finalizers?: ReadonlyArray<string>
  readonly managedFields?: ReadonlyArray<ManagedFieldsEntry>
}

/** Metadata of the kinds that live in a namespace. */
export interface NamespacedObjectMeta extends ObjectMeta {
  readonly namespace: string
}

/** Metadata as a client may send it: the server fills in what is missing. */
export type DraftMeta = Partial<ObjectMeta>

/** An object as a client sends it to be created, before defaults and server-made fields. */
export type Draft<T extends KubeObject> = Omit<T, 'metadata' | 'status'> & {
  readonly metadata: DraftMeta
}

export interface OwnerReference {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly uid: string
  readonly controller?: boolean
  readonly blockOwnerDeletion?: boolean
}

export interface ManagedFieldsEntry {
  readonly manager?: string
  readonly operation?: 'Apply' | 'Update'
  readonly apiVersion?: string
  readonly time?: Time
  readonly fieldsType?: 'FieldsV1'
  readonly fieldsV1?: FieldsV1
  readonly subresource?: string
}

/** A set of field paths as a trie: `f:name`, `k:{"key":"value"}`, `v:value`, `i:index`, `.`. */
export interface FieldsV1 {
  readonly [step: string]: FieldsV1
}

export interface ListMeta {
  readonly resourceVersion?: string
  readonly continue?: string
  readonly remainingItemCount?: number
}

/** The answer to a list request: `kind` is the item's kind followed by `List`. */
export interface KubeList<T extends KubeObject = KubeObject> extends TypeMeta {
  readonly metadata: ListMeta
  readonly items: ReadonlyArray<T>
}

export type LabelSelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'

export interface LabelSelectorRequirement {
  readonly key: string
  readonly operator: LabelSelectorOperator
  readonly values?: ReadonlyArray<string>
}

/** Both parts must hold. An empty selector matches everything, an absent one nothing. */
export interface LabelSelector {
  readonly matchLabels?: StringMap
  readonly matchExpressions?: ReadonlyArray<LabelSelectorRequirement>
}

export type ConditionStatus = 'True' | 'False' | 'Unknown'

/** The standard condition of metav1. Older kinds have their own, with the same first two fields. */
export interface Condition {
  readonly type: string
  readonly status: ConditionStatus
  readonly observedGeneration?: number
  readonly lastTransitionTime: Time
  readonly reason: string
  readonly message: string
}

/** What a failed request (and some successful ones) answers. Built by machinery/status.ts. */
export interface Status {
  readonly kind: 'Status'
  readonly apiVersion: 'v1'
  readonly metadata: ListMeta
  readonly status: 'Success' | 'Failure'
  readonly message?: string
  readonly reason?: StatusReason
  readonly details?: StatusDetails
  /** HTTP status code. */
  readonly code?: number
}

export type StatusReason =
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Gone'
  | 'Invalid'
  | 'ServerTimeout'
  | 'StoreReadError'
  | 'Timeout'
  | 'TooManyRequests'
  | 'BadRequest'
  | 'MethodNotAllowed'
  | 'NotAcceptable'
  | 'RequestEntityTooLarge'
  | 'UnsupportedMediaType'
  | 'InternalError'
  | 'Expired'
  | 'ServiceUnavailable'

export interface StatusDetails {
  readonly name?: string
  readonly group?: string
  /** The resource (`pods`), except in Invalid answers, where it is the kind (`Pod`). */
  readonly kind?: string
  readonly uid?: string
  readonly causes?: ReadonlyArray<StatusCause>
  readonly retryAfterSeconds?: number
}

export interface StatusCause {
  readonly reason?: string
  readonly message?: string
  readonly field?: string
}

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED'

/** One frame of a watch stream. After ERROR the stream ends. */
export type WatchEvent<T extends KubeObject = KubeObject> =
  | { readonly type: WatchEventType; readonly object: T }
  | { readonly type: 'BOOKMARK'; readonly object: Bookmark }
  | { readonly type: 'ERROR'; readonly object: Status }

/** Tells a watcher how far the server has come; `k8s.io/initial-events-end` marks the first. */
export interface Bookmark extends TypeMeta {
  readonly metadata: {
    readonly resourceVersion: string
    readonly annotations?: StringMap
  }
}

export type DeletionPropagation = 'Orphan' | 'Background' | 'Foreground'

export interface Preconditions {
  readonly uid?: string
  readonly resourceVersion?: string
}

export interface DeleteOptions {
  readonly kind?: 'DeleteOptions'
  readonly apiVersion?: string
  readonly gracePeriodSeconds?: number
  readonly preconditions?: Preconditions
  readonly orphanDependents?: boolean
  readonly propagationPolicy?: DeletionPropagation
  readonly dryRun?: ReadonlyArray<'All'>
}

/** `apps/v1` taken apart; the core group is the empty string. */
export interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** `namespace/name`, or `name` for what has no namespace: the key of caches and work queues. */
export type ObjectKey = string

/** Key of an object: `default/web-1` or `node-1`. Source: client-go MetaNamespaceKeyFunc. */
export function namespacedName(object: {
  readonly metadata: { readonly name: string; readonly namespace?: string }
}): ObjectKey {
  return objectKey(object.metadata.namespace, object.metadata.name)
}

/** Key from its parts; an absent or empty namespace gives the bare name. */
export function objectKey(namespace: string | undefined, name: string): ObjectKey {
  return namespace ? `${namespace}/${name}` : name
}

/** Parts of a key; the namespace is empty for what has none. Source: SplitMetaNamespaceKey. */
export function splitObjectKey(key: ObjectKey): {
  readonly namespace: string
  readonly name: string
} {
  const slash = key.indexOf('/')
  if (slash < 0) return { namespace: '', name: key }
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}
