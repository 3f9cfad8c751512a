import type { Message } from '../kernel/event'

/**
 * A key with its value and revisions. `value` is plain frozen data (an API object, for API
 * servers). `version` counts the puts since creation, from 1. `lease` 0 means none.
 */
export interface KeyValue {
  readonly key: string
  readonly value: unknown
  readonly createRevision: number
  readonly modRevision: number
  readonly version: number
  readonly lease: number
}

export interface Compare {
  readonly key: string
  readonly target: 'mod' | 'create' | 'version' | 'value' | 'lease'
  readonly op: '=' | '!=' | '>' | '<'
  readonly value: unknown
}

/** `end` exclusive; absent: just `key`. Use `prefixEnd` for a prefix. */
export interface RangeOp {
  readonly op: 'range'
  readonly key: string
  readonly end?: string
  readonly revision?: number
  readonly limit?: number
  readonly countOnly?: boolean
}
export interface PutOp {
  readonly op: 'put'
  readonly key: string
  readonly value: unknown
  readonly lease?: number
}
export interface DeleteOp {
  readonly op: 'delete'
  readonly key: string
  readonly end?: string
}
export type Op = RangeOp | PutOp | DeleteOp

/** All compares true: `success` is applied at one revision, else `failure`. */
export interface TxnRequest extends Message {
  readonly type: 'etcd.txn'
  readonly id: number
  readonly compare: readonly Compare[]
  readonly success: readonly Op[]
  readonly failure: readonly Op[]
}
export interface RangeRequest extends Message {
  readonly type: 'etcd.range'
  readonly id: number
  readonly range: RangeOp
}
export interface WatchRequest extends Message {
  readonly type: 'etcd.watch'
  readonly id: number
  readonly key: string
  readonly end?: string
  /** First revision to deliver. */
  readonly startRevision: number
}
/** Asks for the current revision on a watch's own stream, behind every event up to it. */
export interface WatchProgressRequest extends Message {
  readonly type: 'etcd.watchProgress'
  readonly id: number
}
export interface WatchCancel extends Message {
  readonly type: 'etcd.watchCancel'
  readonly id: number
}
export interface LeaseGrantRequest extends Message {
  readonly type: 'etcd.leaseGrant'
  readonly id: number
  readonly ttlSeconds: number
}
export interface LeaseKeepAlive extends Message {
  readonly type: 'etcd.leaseKeepAlive'
  readonly id: number
  readonly lease: number
}
export interface LeaseRevoke extends Message {
  readonly type: 'etcd.leaseRevoke'
  readonly id: number
  readonly lease: number
}
export interface CompactRequest extends Message {
  readonly type: 'etcd.compact'
  readonly id: number
  readonly revision: number
}
export type EtcdRequest =
  | TxnRequest
  | RangeRequest
  | WatchRequest
  | WatchProgressRequest
  | WatchCancel
  | LeaseGrantRequest
  | LeaseKeepAlive
  | LeaseRevoke
  | CompactRequest

export interface RangeResult {
  readonly kvs: readonly KeyValue[]
  readonly more: boolean
  readonly count: number
}

/** The answer to any request. `results` follow the ops of the branch a txn took. */
export interface EtcdResponse extends Message {
  readonly type: 'etcd.response'
  readonly id: number
  readonly revision: number
  readonly succeeded?: boolean
  readonly results?: readonly RangeResult[]
  readonly lease?: number
  /** etcd's own words, e.g. `etcdserver: mvcc: required revision has been compacted`. */
  readonly error?: string
  readonly compactRevision?: number
}

/** A DELETE's kv has only its key and the revision that deleted it; `prev` is what was deleted. */
export interface EtcdEvent {
  readonly type: 'PUT' | 'DELETE'
  readonly kv: KeyValue
  readonly prev?: KeyValue
  /** The kernel event of the write, so that a batch of events keeps each one's cause. */
  readonly cause: number
}

/**
 * Events of one watch, whole revisions only, in order. The first answer to a watch is one without
 * need of events; one with none later tells how far the store has come.
 */
export interface WatchResponse extends Message {
  readonly type: 'etcd.watchResponse'
  readonly id: number
  readonly revision: number
  readonly events: readonly EtcdEvent[]
  /** Counts this watch's answers from 1: a gap means the connection lost some. */
  readonly sequence: number
  readonly canceled?: boolean
  readonly compactRevision?: number
}

/** The end of the range of all keys that begin with `prefix`, for ASCII prefixes. */
export function prefixEnd(prefix: string): string {
  const last = prefix.length - 1
  return prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1)
}
