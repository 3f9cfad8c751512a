import type { Resource } from '../../../api/machinery/podResource'
import type { KnownNode } from '../cache/nodeInfo'
import type { PodInfo } from '../cache/podInfo'
import type { Amounts, NodeView } from './pluginSandbox'

/** A node as a written plugin sees it: the same view for as long as nothing on it changes. */
export function nodeViewOf(info: KnownNode): NodeView {
  const known = KNOWN.get(info)
  if (known !== undefined && known.view.node === info.node && samePods(known.pods, info)) {
    return known.view
  }
  const pods = [...info.pods.values()]
  const view: NodeView = {
    node: info.node,
    pods: pods.map(({ pod }) => pod),
    requested: amountsOf(info.requested),
    allocatable: { ...amountsOf(info.allocatable), pods: info.allocatable.pods },
  }
  KNOWN.set(info, { view, pods })
  return view
}

interface Known {
  readonly view: NodeView
  readonly pods: readonly PodInfo[]
}

const KNOWN = new WeakMap<KnownNode, Known>()

/** Nodes are tried with pods taken off and put back: only the pods themselves tell. */
function samePods(pods: readonly PodInfo[], info: KnownNode): boolean {
  if (pods.length !== info.pods.size) return false
  let i = 0
  for (const pod of info.pods.values()) if (pods[i++] !== pod) return false
  return true
}

function amountsOf({ milliCPU, memory, ephemeralStorage, scalarResources }: Resource): Amounts {
  return {
    milliCPU,
    memory,
    ephemeralStorage,
    scalarResources: Object.fromEntries(scalarResources),
  }
}
