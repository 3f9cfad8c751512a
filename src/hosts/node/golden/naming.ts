/**
 * A cluster's own names, as recordings write them: template hashes and random suffixes are numbered
 * in order of appearance, uids and times have no value of their own.
 */
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../../../api/machinery/json'
import type { AuditTrail, Exchange } from './auditTrail'
import { mapTexts } from './mapTexts'

const HASH_LABELS = [
  'pod-template-hash',
  'controller-revision-hash',
  'controller.kubernetes.io/hash',
]
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g
const UID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g
/** Addresses of pods and Services; with a slash behind, the range of a node. */
const POD_IP = /\b10\.244\.\d+\.\d+\b(?!\/)/g
const CLUSTER_IP = /\b10\.(?:9[6-9]|10\d|11[01])\.\d+\.\d+\b(?!\/)/g
const SUFFIX = '[bcdfghjklmnpqrstvwxz2456789]{5}'

export interface Naming {
  /** Real name to its placeholder. */
  readonly names: ReadonlyMap<string, string>
  readonly uids: ReadonlyMap<string, string>
  /** `generateName`s of creates that were refused. */
  readonly refused: readonly string[]
}

/** Reads the names off all that was created since power-on. */
export function namingOf(trail: AuditTrail): Naming {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const refused: string[] = []
  for (const exchange of trail.exchanges) {
    if (exchange.request.method !== 'POST' || exchange.path.subresource !== '') continue
    if (exchange.path.resource === 'events') continue
    const prefix = textAt(metadataOf(exchange.request.body as JsonValue), 'generateName')
    if (exchange.status >= 400) {
      if (prefix !== '') refused.push(prefix)
    } else nameOne(exchange, prefix, names, counts)
  }
  return { names, uids: trail.uids, refused }
}

function nameOne(
  { answer }: Exchange,
  prefix: string,
  names: Map<string, string>,
  counts: Map<string, number>,
): void {
  const metadata = metadataOf(answer)
  const labels = ownValue(metadata, 'labels')
  for (const label of HASH_LABELS) {
    const hash = isJsonObject(labels) ? textAt(labels, label).replace(/^.*-/, '') : ''
    if (hash !== '' && !names.has(hash)) names.set(hash, `<hash${next(counts, 'hash')}>`)
  }
  const name = textAt(metadata, 'name')
  const minute = minuteOf(answer)
  if (minute !== undefined && !names.has(minute)) {
    names.set(minute, `<minute${next(counts, 'minute')}>`)
  }
  if (prefix === '' || names.has(name)) return
  const bare = withHashes(prefix, names)
  names.set(name, `${bare}<${next(counts, `<${bare}>`)}>`)
}

/** A CronJob names its Jobs after the minute they are for. */
function minuteOf(answer: JsonValue): string | undefined {
  const owners = ownValue(metadataOf(answer), 'ownerReferences')
  const owner = isJsonArray(owners) ? owners[0] : undefined
  if (!isJsonObject(owner) || owner.kind !== 'CronJob') return undefined
  return /-(\d{7,})$/.exec(textAt(metadataOf(answer), 'name'))?.[1]
}

function next(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}

/** The same value with placeholders in every text, keys included. */
export function renamed<T>(value: T, naming: Naming): T {
  const whole = wholeNames(naming)
  return mapTexts(value, (text, key) => {
    if (key === 'resourceVersion') return '<rv>'
    const path = key === 'path' ? text.replace(/(\/events\/)[^/]+$/, '$1<event>') : text
    return renamedText(path, naming, whole)
  })
}

/** Longest first, so that a name is not cut by another that it begins with. */
function wholeNames({ names }: Naming): RegExp | undefined {
  if (names.size === 0) return undefined
  const all = [...names.keys()].sort((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(?<![a-z0-9])(${all.join('|')})(?![a-z0-9])`, 'g')
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function renamedText(one: string, naming: Naming, whole: RegExp | undefined): string {
  let text = one.replace(UID, (uid) => {
    const object = naming.uids.get(uid)
    return object === undefined ? uid : `<uid of ${object}>`
  })
  if (whole !== undefined) text = text.replace(whole, (name) => naming.names.get(name) ?? name)
  for (const prefix of naming.refused) {
    const bare = escaped(withHashes(prefix, naming.names))
    text = text.replace(new RegExp(`(?<![a-z0-9])(${bare})${SUFFIX}(?![a-z0-9])`, 'g'), '$1<?>')
  }
  return text.replace(TIME, '<time>').replace(POD_IP, '<podIP>').replace(CLUSTER_IP, '<clusterIP>')
}

function withHashes(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/[a-z0-9]+/g, (word) => {
    const name = names.get(word)
    return name?.startsWith('<hash') || name?.startsWith('<minute') ? name : word
  })
}

function metadataOf(value: JsonValue | undefined): JsonObject {
  const metadata = isJsonObject(value) ? ownValue(value, 'metadata') : undefined
  return isJsonObject(metadata) ? metadata : {}
}

function textAt(object: JsonObject, key: string): string {
  const value = ownValue(object, key)
  return typeof value === 'string' ? value : ''
}
