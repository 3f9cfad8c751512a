/**
 * Nodes by zone, listed zone by zone in turn, so that a search that stops early has seen all zones.
 * Source: Kubernetes v1.35 pkg/scheduler/backend/cache/node_tree.go
 */
import type { Node } from '../../../api/core'

/** Zones in the order they came; within one, nodes in the order they came. */
export type NodeTree = Map<string, string[]>

const REGIONS = ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region']
const ZONES = ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone']

/** The zone of a node as the tree names it; empty without any zone label. Source: GetZoneKey. */
export function zoneKey({ metadata: { labels = {} } }: Node): string {
  const region = firstOf(labels, REGIONS)
  const zone = firstOf(labels, ZONES)
  return region === '' && zone === '' ? '' : `${region}:\0:${zone}`
}

export function addToTree(tree: NodeTree, node: Node): void {
  const zone = zoneKey(node)
  const names = tree.get(zone)
  if (names === undefined) tree.set(zone, [node.metadata.name])
  else if (!names.includes(node.metadata.name)) names.push(node.metadata.name)
}

export function removeFromTree(tree: NodeTree, node: Node): void {
  const zone = zoneKey(node)
  const names = tree.get(zone)
  const at = names?.indexOf(node.metadata.name) ?? -1
  if (names === undefined || at < 0) return
  names.splice(at, 1)
  if (names.length === 0) tree.delete(zone)
}

/** The first node of every zone, then the second of every zone, and so on. */
export function listTree(tree: NodeTree): string[] {
  const list: string[] = []
  let longest = 0
  for (const names of tree.values()) longest = Math.max(longest, names.length)
  for (let i = 0; i < longest; i++) {
    for (const names of tree.values()) {
      const name = names[i]
      if (name !== undefined) list.push(name)
    }
  }
  return list
}

function firstOf(labels: Readonly<Record<string, string>>, keys: readonly string[]): string {
  for (const key of keys) {
    const found = labels[key]
    if (found !== undefined) return found
  }
  return ''
}
