/** What etcd holds, key by key: those in sight, with their revisions and leases. */
import { ETCD } from '../../cluster/actors'
import type { EtcdState } from '../../etcd/member'
import { type KeyValue, prefixEnd } from '../../etcd/messages'
import type { KernelState } from '../../kernel/kernel'
import type { Micros } from '../../kernel/micros'
import { keysBetween } from '../../kernel/sortedKeys'
import type { RowRange } from './rowRange'

export interface EtcdKeysLook extends RowRange {
  readonly of: 'etcdKeys'
  /** As an answer lists it: `pods`, `services/specs`; empty for all keys. */
  readonly folder: string
  /** Part of a key; empty for all. */
  readonly search: string
  /** By the revision of the last write; else in etcd's own order. */
  readonly newestFirst: boolean
}

export interface EtcdKeys {
  readonly revision: number
  /** Revisions before this one cannot be read any more; 0 when all can. */
  readonly compacted: number
  readonly allKeys: number
  readonly folders: readonly { readonly name: string; readonly count: number }[]
  readonly rows: readonly EtcdKeyRow[]
  readonly total: number
}

export interface EtcdKeyRow {
  readonly key: string
  readonly modRevision: number
  readonly createRevision: number
  readonly version: number
  /** When its lease ends, unless it is renewed; absent without a lease. */
  readonly endsAt?: Micros
}

const NOTHING: EtcdKeys = {
  revision: 0,
  compacted: 0,
  allKeys: 0,
  folders: [],
  rows: [],
  total: 0,
}

export function etcdKeys({ actors }: KernelState, asked: EtcdKeysLook): EtcdKeys {
  const etcd = actors.get(ETCD)?.state as EtcdState | undefined
  if (etcd === undefined) return NOTHING
  const { mvcc } = etcd
  const search = asked.search.trim().toLowerCase()
  const found = keysIn(etcd, asked.folder).filter((key) => key.toLowerCase().includes(search))
  const kvs = found.flatMap((key) => mvcc.current.get(key) ?? [])
  if (asked.newestFirst) kvs.sort((one, other) => other.modRevision - one.modRevision)
  return {
    revision: mvcc.revision,
    compacted: mvcc.compactRevision,
    allKeys: mvcc.current.size,
    folders: [...mvcc.counts].map(([name, count]) => ({ name, count })).sort(byName),
    rows: kvs.slice(asked.from, asked.from + asked.count).map((kv) => rowOf(etcd, kv)),
    total: kvs.length,
  }
}

/** A folder is what stands behind /registry/; a key outside of it is a folder of its own. */
function keysIn({ mvcc }: EtcdState, folder: string): readonly string[] {
  if (folder === '') return keysBetween(mvcc.keys, '', undefined)
  if (mvcc.current.has(folder)) return [folder]
  const prefix = `/registry/${folder}`
  if (mvcc.current.has(prefix)) return [prefix]
  return keysBetween(mvcc.keys, `${prefix}/`, prefixEnd(`${prefix}/`))
}

function rowOf({ lessor }: EtcdState, kv: KeyValue): EtcdKeyRow {
  const { key, modRevision, createRevision, version } = kv
  const endsAt = lessor.leases.get(kv.lease)?.expiresAt
  return { key, modRevision, createRevision, version, ...(endsAt !== undefined && { endsAt }) }
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1
