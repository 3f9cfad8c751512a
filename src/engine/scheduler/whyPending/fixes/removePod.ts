import type { Pod } from '../../../../api/core'
import { getControllerOf } from '../../../../api/machinery/ownerReference'
import { namespacedName } from '../../../../api/meta'
import { objectPath } from '../../../clientGo/paths'
import { portsConflict } from '../../cache/hostPorts'
import type { KnownNode } from '../../cache/nodeInfo'
import type { PodInfo } from '../../cache/podInfo'
import { amountOf } from '../../cache/resourceSum'
import { replicaSetOf } from '../../framework/clusterView'
import { amountText } from '../amounts'
import { deletion, patch } from '../changePod'
import { closest, missing } from '../shortage'
import { type Candidate, type Fixer, refusedBy, type Trouble } from '../trouble'

const MOST_NODES = 3
const SYSTEM = 'kube-system'
/** What a ReplicaSet goes by when it has to choose: this pod is the cheapest to lose. */
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const CHEAPEST = '-2147483648'

/** Sends one pod away whose room, or whose port, is enough. */
export const removePod: Fixer = (trouble) => {
  const inTheWay = [
    ...closest(trouble, MOST_NODES).map(({ node, lacks }) =>
      leastOf(trouble, node, (other) =>
        lacks.every((lack) =>
          lack.resource === 'pods'
            ? true
            : amountOf(other.requests, lack.resource) >= missing(lack),
        ),
      ),
    ),
    ...refusedBy(trouble, 'NodePorts')
      .slice(0, MOST_NODES)
      .map(({ node }) =>
        leastOf(trouble, node, (other) => portsConflict(trouble.info.hostPorts, other.hostPorts)),
      ),
  ]
  const [first] = inTheWay.filter((found) => found !== undefined)
  return first === undefined ? [] : [sendingAway(trouble, first)]
}

interface InTheWay {
  readonly other: PodInfo
  readonly node: string
}

/** The least important, of equals the smallest, that is enough and not of the pod's own kin. */
function leastOf(
  { pod, info }: Trouble,
  { name, pods }: KnownNode,
  isEnough: (other: PodInfo) => boolean,
): InTheWay | undefined {
  const kin = getControllerOf(pod)?.uid
  const [other] = [...pods.values()]
    .filter((one) => one.priority <= info.priority && one.pod.metadata.namespace !== SYSTEM)
    .filter((one) => isEnough(one) && (kin === undefined || getControllerOf(one.pod)?.uid !== kin))
    .sort(
      (one, next) => one.priority - next.priority || one.requests.milliCPU - next.requests.milliCPU,
    )
  return other && { other, node: name }
}

function sendingAway(trouble: Trouble, { other, node }: InTheWay): Candidate {
  const { metadata } = other.pod
  const room = amountText('cpu', other.requests.milliCPU)
  const supposition = { without: [namespacedName(other.pod)] }
  const scaling = scaledDown(trouble, other.pod)
  const id = `remove ${metadata.name}`
  if (scaling !== undefined) return { id, supposition, ...scaling }
  return {
    id,
    change: { type: 'deletePod', pod: metadata.name, room, node },
    supposition,
    steps: [deletion(other.pod)],
  }
}

/** A pod of a Deployment would be made again: there has to be one fewer. */
function scaledDown(
  { cluster }: Trouble,
  pod: Pod,
): Omit<Candidate, 'id' | 'supposition'> | undefined {
  const { namespace, name } = pod.metadata
  const owner = getControllerOf(pod)
  const set = owner?.kind === 'ReplicaSet' && replicaSetOf(cluster, namespace, owner.name)
  if (!set) return undefined
  const above = getControllerOf(set)
  const workload = above?.kind === 'Deployment' ? above : owner
  const resource = above?.kind === 'Deployment' ? 'deployments' : 'replicasets'
  const replicas = set.spec.replicas ?? 1
  const scale = objectPath('apps/v1', resource, namespace, workload.name, 'scale')
  const cost = { metadata: { annotations: { [DELETION_COST]: CHEAPEST } } }
  return {
    change: { type: 'scaleDown', workload: workload.name, replicas: replicas - 1, pod: name },
    steps: [
      patch(objectPath('v1', 'pods', namespace, name), cost),
      patch(scale, { spec: { replicas: replicas - 1 } }),
    ],
    undo: [patch(scale, { spec: { replicas } })],
  }
}
