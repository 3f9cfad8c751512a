/** What exactly each node lacks, with its numbers and names. */
import { formatTaint } from '../../../api/machinery/taints'
import { portsConflict } from '../cache/hostPorts'
import type { KnownNode } from '../cache/nodeInfo'
import { amountText, numberText } from './amounts'
import { ownTaints } from './ownTaints'
import type { NodeDetail } from './pendingFacts'
import type { NodeTrouble, ReasonCount } from './pendingReport'
import { FIT, lacksOf, missingShare } from './shortage'
import type { Refused, Trouble } from './trouble'
import { wishedLabels } from './wishedLabels'

/** How many nodes are told of one by one. */
export const NODES_TOLD = 8
/** Of so many of the roomiest that each plugin refused. */
const LOOKED_AT = 64

/** The nodes that come closest first: those with room that is only a little too small. */
export function nodeTroubles(trouble: Trouble): readonly NodeTrouble[] {
  const all = [...trouble.refused.values()].flatMap((some) => some.slice(0, LOOKED_AT))
  const distance = new Map(all.map((one) => [one, distanceOf(trouble, one)]))
  return all
    .sort((one, other) => (distance.get(one) ?? 0) - (distance.get(other) ?? 0))
    .slice(0, NODES_TOLD)
    .map((one) => troubleAt(trouble, one))
}

export function reasonCounts({ refused }: Trouble): readonly ReasonCount[] {
  const counts = new Map<string, ReasonCount>()
  for (const [plugin, some] of refused) {
    for (const reason of some.flatMap(({ status }) => status.reasons)) {
      const nodes = (counts.get(reason)?.nodes ?? 0) + 1
      counts.set(reason, { plugin, reason, nodes })
    }
  }
  return [...counts.values()].sort((one, other) => other.nodes - one.nodes)
}

function distanceOf(trouble: Trouble, { node, status }: Refused): number {
  return status.plugin === FIT ? missingShare(lacksOf(trouble, node)) : 2
}

function troubleAt(trouble: Trouble, { node, status }: Refused): NodeTrouble {
  const { plugin, code, reasons } = status
  const refusal = { plugin, code, reasons }
  const told = { node: node.name, refusal, detail: detailOf(trouble, node, plugin) }
  const [lack] = plugin === FIT ? lacksOf(trouble, node) : []
  if (lack === undefined || lack.resource === 'pods') return told
  const { requested, used, capacity } = lack
  return { ...told, shortage: { asked: requested, used, capacity } }
}

function detailOf(trouble: Trouble, node: KnownNode, plugin: string): NodeDetail {
  const { pod, info } = trouble
  switch (plugin) {
    case FIT: {
      const lacks = lacksOf(trouble, node).map(({ resource, requested, used, capacity }) => ({
        asked: amountText(resource, requested),
        free: numberText(resource, Math.max(0, capacity - used)),
      }))
      return { type: 'room', lacks }
    }
    case 'TaintToleration': {
      const taints = ownTaints(node.node, pod) ?? node.node.spec.taints ?? []
      return { type: 'taints', taints: taints.map(formatTaint).join(', ') }
    }
    case 'NodeAffinity': {
      const { labels } = node.node.metadata
      const wished = Object.entries(wishedLabels(pod))
      const absent = wished.filter(([key, value]) => labels?.[key] !== value)
      return { type: 'labels', labels: absent.map(([key, value]) => `${key}=${value}`) }
    }
    case 'NodePorts': {
      const holder = [...node.pods.values()].find((other) =>
        portsConflict(info.hostPorts, other.hostPorts),
      )
      return holder === undefined
        ? { type: 'none' }
        : { type: 'port', holder: holder.pod.metadata.name }
    }
    default:
      return { type: 'none' }
  }
}
