/**
 * What the API server knows of one kind of object. Adding a kind is one file that exports one of
 * these, and one line in `registry.ts`.
 */
import type { FieldError } from '../../../api/machinery/fieldError'
import type { KubeObject, Status } from '../../../api/meta'
import type { Micros } from '../../kernel/micros'

export interface GroupVersionKind {
  /** Empty for the core group. */
  readonly group: string
  readonly version: string
  readonly kind: string
}

/**
 * The shape a body must have: what unknown fields and wrong types are found with, and what the
 * editor completes from. Made from Kubernetes' published types, not typed by hand.
 */
export type FieldSchema = (
  | {
      readonly type:
        | 'boolean'
        | 'number'
        | 'any'
        | 'quantity'
        | 'intOrString'
        | 'time'
        | 'microTime'
        | 'bytes'
    }
  /** `goType` is Go's name of a string type, such as `RestartPolicy`. */
  | { readonly type: 'string'; readonly goType?: string }
  | { readonly type: 'integer'; readonly format: 'int32' | 'int64' }
  | ObjectSchema
  | { readonly type: 'ref'; readonly name: string }
  | { readonly type: 'array'; readonly items: FieldSchema }
  | { readonly type: 'map'; readonly values: FieldSchema }
) & {
  /**
   * What becomes of a zero value (0, false, '', an empty list or map) when the object is stored.
   * Absent: it is left out. `kept`: as sent, because unset and zero differ (a Go pointer).
   * `written`: it is there even when not sent.
   */
  readonly zero?: 'kept' | 'written'
}

export interface ObjectSchema {
  readonly type: 'object'
  /** The Go type's name: `PodSpec`. */
  readonly name: string
  /** Has no prototype: any key may be looked up. */
  readonly fields: Readonly<Record<string, FieldSchema>>
  /** The fields with `zero: 'written'`. */
  readonly written: readonly string[]
}

/** A printed column, as `kubectl get` shows it. */
export interface PrinterColumn<T> {
  readonly name: string
  readonly type: 'string' | 'integer' | 'boolean' | 'date'
  readonly format?: 'name'
  readonly description: string
  /** 0 always, 1 with `-o wide`. */
  readonly priority: 0 | 1
  cell(object: T, now: Micros): string | number | boolean
}

/** An allocator's answer when it has none to give: the text upstream's allocator answers with. */
export interface AllocationFailure {
  readonly failure: 'allocated' | 'outOfRange' | 'full'
  readonly text: string
}

/**
 * Addresses and ports of Services. The server keeps what is taken as plain data in its state, and
 * gives back what a failed write had been given (ResourceDefinition.release).
 */
export interface ServiceAllocator {
  /** An address out of the Service CIDR: the one asked for, or a free one. */
  allocateClusterIP(requested?: string): string | AllocationFailure
  releaseClusterIP(address: string): void
  /** A port out of 30000–32767: the one asked for, or a free one. */
  allocateNodePort(requested?: number): number | AllocationFailure
  releaseNodePort(port: number): void
}

/** What a strategy may know besides the objects: when it is, who asks, the server's chance. */
export interface StrategyContext {
  readonly now: Micros
  readonly user: string
  /** A draw in [0, bound). */
  random(bound: number): number
  /** Needed by kinds that have `allocate`; a dry run hands in one that takes nothing. */
  readonly services?: ServiceAllocator
  readonly dryRun?: boolean
}

/** Two groups may show one stored object: how this one differs from the stored form. */
export interface StorageConversion<T extends KubeObject> {
  /** What is written to etcd, and what the watch cache holds. */
  toStorage(object: T): KubeObject
  /** What this group's paths answer with. */
  fromStorage(stored: KubeObject): T
}

export interface ResourceDefinition<T extends KubeObject = KubeObject> extends GroupVersionKind {
  /** Lower-case plural, as in paths: `pods`. */
  readonly resource: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly subresources: readonly string[]
  /** Key prefix in etcd below /registry, e.g. `minions` for nodes. */
  readonly storagePrefix: string
  /** Whether metadata.generation counts changes of the spec. */
  readonly counted: boolean
  /** Whether a PUT without resourceVersion is taken. */
  readonly unconditionalUpdate: boolean
  /** Seconds an object lives in etcd (Events), absent: for ever. */
  readonly ttlSeconds?: number
  readonly schemaName: string
  /** Fills what the user left out; runs after decoding on every create, update and patch. */
  defaults(object: T): T
  /** Whether defaults fill in the spec alone: one that is stored has them already. */
  readonly defaultsSpecOnly?: true
  /** Clears and sets what a create does not take from the client. */
  prepareForCreate(object: T, context: StrategyContext): T
  /** Keeps what an update of `subresource` ('' for the object itself) must not change. */
  prepareForUpdate(next: T, stored: T, subresource: string, context: StrategyContext): T
  validate(object: T): readonly FieldError[]
  validateUpdate(next: T, stored: T, subresource: string): readonly FieldError[]
  readonly columns: readonly PrinterColumn<T>[]
  /** Field selectors besides metadata.name and metadata.namespace. */
  readonly selectableFields: Readonly<Record<string, (object: T) => string>>
  /** Field selectors a watch is indexed by, so that dispatch need not scan the watchers. */
  readonly indexedFields: readonly string[]
  /** Present where the stored form is another group's (events.k8s.io/v1). */
  readonly conversion?: StorageConversion<T>
  /**
   * Whether an update counts as a new generation. Absent: when the spec differs.
   * Only asked of kinds that are `counted`.
   */
  generationChanged?(next: T, stored: T): boolean
  /**
   * Takes what the object needs from the server's allocators; runs after mutating admission, before
   * prepareForCreate or prepareForUpdate and validation, for writes to the object itself (no
   * subresource). `stored` is absent on create. A refusal has taken nothing.
   * Source: staging/src/k8s.io/apiserver/pkg/registry/generic/registry (BeginCreate, BeginUpdate)
   */
  allocate?(object: T, stored: T | undefined, context: StrategyContext): T | Status
  /**
   * Gives back what `object` holds and `kept` does not. After a create that failed: (created,
   * undefined). After a delete: (deleted, undefined). After an update: (stored, next), and
   * (next, stored) when it failed.
   */
  release?(object: T, kept: T | undefined, context: StrategyContext): void
  /**
   * Seconds a delete leaves the object to end by itself; absent: it is removed at once.
   * `requested` is the option's value. Source: CheckGracefulDelete.
   */
  gracePeriodSeconds?(object: T, requested: number | undefined): number
  /** A resource of the same group whose object of the same name goes with this one. */
  readonly takesAlong?: string
  /** Garbage collection without an explicit policy; absent: background. */
  readonly defaultPropagation?: 'orphan' | 'unsupported'
  /** Whether a PUT of what is not there creates it (Lease, Event). */
  readonly createOnUpdate?: true
  /** Conditions of a row in a Table (pods that ended). */
  rowConditions?(object: T): readonly RowCondition[]
}

/** Tells a Table's reader that the row's object is done. */
export interface RowCondition {
  readonly type: 'Completed'
  readonly status: 'True'
  readonly reason: string
  readonly message: string
}
