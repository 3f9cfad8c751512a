/**
 * The kernel's lists of who used which endpoint lately: session affinity. One list per KUBE-SEP
 * chain, kept on each node by itself.
 * Source: Linux net/netfilter/xt_recent.c
 */
import { type Micros, seconds as toMicros } from '../kernel/micros'

/** By list, then by source address: when it was last put there. */
export type AffinityLists = Map<string, Map<string, Micros>>

/** xt_recent's ip_list_tot: the oldest address gives way to the hundred-and-first. */
const LIST_LIMIT = 100

export function remember(lists: AffinityLists, list: string, source: string, now: Micros): void {
  const entries = lists.get(list) ?? new Map<string, Micros>()
  lists.set(list, entries)
  // Deleted first, so that the map stays in the order of last use.
  entries.delete(source)
  entries.set(source, now)
  if (entries.size <= LIST_LIMIT) return
  const oldest = entries.keys().next()
  if (!oldest.done) entries.delete(oldest.value)
}

/** `--rcheck --seconds N --reap`: whether the source is on the list; drops it where it is too old. */
export function onList(
  lists: AffinityLists,
  list: string,
  source: string,
  now: Micros,
  seconds: number,
): boolean {
  const entries = lists.get(list)
  const at = entries?.get(source)
  if (entries === undefined || at === undefined) return false
  if (now - at <= toMicros(seconds)) return true
  entries.delete(source)
  return false
}

/** Forgets the lists of chains that are gone. */
export function keepLists(lists: AffinityLists, exists: (list: string) => boolean): void {
  for (const list of [...lists.keys()]) if (!exists(list)) lists.delete(list)
}
