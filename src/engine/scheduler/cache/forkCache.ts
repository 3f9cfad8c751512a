/**
 * A cache in which some nodes are others and some pods are gone, to try a decision on. All that is
 * not touched is shared with the original, which stays as it is.
 */
import type { Node } from '../../../api/core'
import { copyNodeInfo, isKnown } from './nodeInfo'
import type { PodTallies, PodTally } from './podTallies'
import { putNode, removePod, type SchedulerCache } from './schedulerCache'

export interface CacheChange {
  /** Nodes in another state, or new ones. */
  readonly nodes: readonly Node[]
  /** Uids of pods that are gone. */
  readonly without: ReadonlySet<string>
}

export function forkCache(cache: SchedulerCache, { nodes, without }: CacheChange): SchedulerCache {
  const leaving = [...without].flatMap((uid) => {
    const placed = cache.pods.get(uid)
    return placed === undefined ? [] : [[uid, placed] as const]
  })
  const fork: SchedulerCache = {
    ...cache,
    nodes: new Map(cache.nodes),
    // Plugins look at the pods of nodes, never at this list: it need only know who leaves.
    pods: new Map(leaving),
    assumed: new Set(),
    tree: new Map(Array.from(cache.tree, ([zone, names]) => [zone, [...names]])),
    order: [],
    stale: true,
    tallies: forkTallies(cache.tallies, new Set(leaving.map(([, { info }]) => info.tally))),
    priorities: new Map(cache.priorities),
    images: new Map(Array.from(cache.images, ([name, state]) => [name, { ...state }])),
  }
  const touched = [
    ...nodes.map(({ metadata }) => metadata.name),
    ...leaving.map(([, { node }]) => node),
  ]
  for (const name of new Set(touched)) {
    const info = fork.nodes.get(name)
    if (isKnown(info)) fork.nodes.set(name, copyNodeInfo(info))
  }
  for (const node of nodes) putNode(fork, node)
  for (const uid of without) removePod(fork, uid)
  return fork
}

/** Copies the tallies in `touched`, and whatever holds them, in their order. */
function forkTallies(tallies: PodTallies, touched: ReadonlySet<string>): PodTallies {
  if (touched.size === 0) return tallies
  const copies = new Map<PodTally, PodTally>()
  for (const key of touched) {
    const tally = tallies.all.get(key)
    if (tally !== undefined) copies.set(tally, { ...tally, nodes: new Map(tally.nodes) })
  }
  const copyOf = (tally: PodTally): PodTally => copies.get(tally) ?? tally
  const copySet = (some: ReadonlySet<PodTally>): Set<PodTally> => new Set(Array.from(some, copyOf))
  return {
    all: new Map(Array.from(tallies.all, ([key, tally]) => [key, copyOf(tally)])),
    byNamespace: new Map(
      Array.from(tallies.byNamespace, ([namespace, some]) => [namespace, copySet(some)]),
    ),
    withAffinity: copySet(tallies.withAffinity),
  }
}
