/**
 * The nodes that load balancers send traffic to. Whether a node is Ready does not matter: the load
 * balancer's own health checks find out faster, and the set stays as it is.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/service, stableNodeSetPredicates
 */
import type { Node } from '../../../api/core'
import type { Store } from '../../clientGo/store'
import type { InstanceReference } from '../../outside/cloudMessages'
import { hasTaint, instanceOf } from '../node'

const EXCLUDE_LABEL = 'node.kubernetes.io/exclude-from-external-load-balancers'
const AUTOSCALER_TAINT = 'ToBeDeletedByClusterAutoscaler'
/** What Go's strconv.ParseBool takes for false: such a label excludes nothing. */
const FALSE_TEXTS: readonly string[] = ['0', 'f', 'F', 'false', 'FALSE', 'False']
const MOST_NAMES_TOLD = 20

export function hostsFor(nodes: Store): readonly InstanceReference[] {
  const hosts: InstanceReference[] = []
  for (const object of nodes.items.values()) {
    const node = object as Node
    const leaving = node.metadata.deletionTimestamp !== undefined
    if (!leaving && isIncluded(node) && !hasTaint(node, AUTOSCALER_TAINT)) {
      hosts.push(instanceOf(node))
    }
  }
  return hosts
}

/** Whether a change of a node can change the hosts. Its coming and going always can. */
export const hostChanged = (old: Node, next: Node): boolean =>
  isIncluded(old) !== isIncluded(next) || old.spec.providerID !== next.spec.providerID

export function sameHosts(
  one: readonly InstanceReference[],
  other: readonly InstanceReference[],
): boolean {
  if (one.length !== other.length) return false
  const known = new Set(one.map(textOf))
  return other.every((host) => known.has(textOf(host)))
}

/** `[n1 n2] [node names limited, total number of nodes: 2]` */
export function hostsText(hosts: readonly InstanceReference[]): string {
  const names = hosts
    .slice(0, MOST_NAMES_TOLD)
    .map(({ name }) => name)
    .sort()
  const more = hosts.length - MOST_NAMES_TOLD
  if (more > 0) names.push(`<${more} more>`)
  return `[${names.join(' ')}] [node names limited, total number of nodes: ${hosts.length}]`
}

function isIncluded({ metadata }: Node): boolean {
  const value = metadata.labels?.[EXCLUDE_LABEL]
  return value === undefined || FALSE_TEXTS.includes(value)
}

const textOf = ({ name, providerID }: InstanceReference): string => `${name} ${providerID}`
