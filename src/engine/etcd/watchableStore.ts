/**
 * Who hears of which keys. A write finds its watchers through the first two segments of its key,
 * never by asking all of them.
 * Source: etcd v3.6 server/storage/mvcc/watchable_store.go
 */
import type { ActorId } from '../kernel/event'
import type { EtcdEvent } from './messages'
import { covers } from './mvcc'

export interface Watch {
  readonly id: number
  readonly client: ActorId
  readonly key: string
  readonly end?: string
  readonly startRevision: number
  /** Answers sent so far. */
  sequence: number
}

export interface Watchers {
  readonly watches: Map<string, Watch>
  /** Watches that can hear of keys in a directory such as `/registry/pods/`; made when needed. */
  readonly byDirectory: Map<string, Watch[]>
}

/** Directories remembered; a store of another shape than Kubernetes' starts over now and then. */
const MOST_DIRECTORIES = 1024

export const createWatchers = (): Watchers => ({ watches: new Map(), byDirectory: new Map() })

export function addWatch(watchers: Watchers, watch: Watch): void {
  watchers.watches.set(watchKey(watch.client, watch.id), watch)
  watchers.byDirectory.clear()
}

/** The watch that was there, if any. */
export function removeWatch(watchers: Watchers, client: ActorId, id: number): Watch | undefined {
  const key = watchKey(client, id)
  const watch = watchers.watches.get(key)
  if (watch === undefined) return undefined
  watchers.watches.delete(key)
  watchers.byDirectory.clear()
  return watch
}

export const findWatch = (watchers: Watchers, client: ActorId, id: number): Watch | undefined =>
  watchers.watches.get(watchKey(client, id))

/** What one watch is to hear of a batch. */
interface Heard {
  readonly watch: Watch
  readonly events: readonly EtcdEvent[]
}

/** The events each watch is to hear of, watches in the order of their first event. */
export function route(watchers: Watchers, events: readonly EtcdEvent[]): Heard[] {
  const [only] = events
  if (only !== undefined && events.length === 1) {
    // Nearly always: nothing has to be gathered.
    const heard: Heard[] = []
    for (const watch of candidates(watchers, only.kv.key)) {
      if (hears(watch, only)) heard.push({ watch, events })
    }
    return heard
  }
  const routed = new Map<Watch, EtcdEvent[]>()
  for (const event of events) {
    for (const watch of candidates(watchers, event.kv.key)) {
      if (!hears(watch, event)) continue
      const known = routed.get(watch)
      if (known === undefined) routed.set(watch, [event])
      else known.push(event)
    }
  }
  return Array.from(routed, ([watch, own]) => ({ watch, events: own }))
}

const hears = (watch: Watch, { kv: { key, modRevision } }: EtcdEvent): boolean =>
  modRevision >= watch.startRevision && covers(watch, key)

function candidates(watchers: Watchers, key: string): readonly Watch[] {
  const directory = directoryOf(key)
  const known = watchers.byDirectory.get(directory)
  if (known !== undefined) return known
  const found: Watch[] = []
  for (const watch of watchers.watches.values()) if (touches(watch, directory)) found.push(watch)
  if (watchers.byDirectory.size >= MOST_DIRECTORIES) watchers.byDirectory.clear()
  watchers.byDirectory.set(directory, found)
  return found
}

/** Whether a watch's range and the keys beginning with `directory` have any in common. */
function touches(watch: Watch, directory: string): boolean {
  if (watch.end === undefined) return watch.key.startsWith(directory)
  // The last key of a directory is below its own name followed by the highest character.
  return watch.key <= `${directory}\uffff` && watch.end > directory
}

/** Up to and with the slash that ends the second segment; the whole key when it has none. */
function directoryOf(key: string): string {
  const second = key.indexOf('/', 1)
  const third = second < 0 ? -1 : key.indexOf('/', second + 1)
  return third < 0 ? key : key.slice(0, third + 1)
}

const watchKey = (client: ActorId, id: number): string => `${client}#${id}`
