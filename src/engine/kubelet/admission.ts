/**
 * Whether the node takes a pod that was bound to it. The scheduler has looked before; the kubelet
 * looks again, for meanwhile another pod may have come, or someone has written the node's name
 * into the pod himself.
 * Left out: eviction pressure, sysctls, resource managers, AppArmor, preemption for critical pods.
 * Source: Kubernetes v1.35 pkg/kubelet/lifecycle/predicate.go, pkg/scheduler (AdmissionCheck)
 */
import type { Node, Pod } from '../../api/core'
import { matchesRequiredNodeAffinity, requiredNodeAffinity } from '../../api/machinery/nodeSelector'
import { podRequests } from '../../api/machinery/podRequests'
import { type Quantity, quantityOf, scaledValue } from '../../api/machinery/quantity'
import { findUntoleratedTaint } from '../../api/machinery/taints'

/** Why a pod is not taken. */
export interface Refusal {
  readonly reason: string
  readonly message: string
}

/** What a pod asks for, by resource: thousandths of processors, units of all else. */
export type Amounts = Readonly<Record<string, number>>

/** A pod that counts: on the node, and not ended. */
export interface Occupant {
  readonly pod: Pod
  readonly requests: Amounts
}

/** What a pod asks for as a whole. */
export const requestsOf = (pod: Pod): Amounts =>
  Object.fromEntries(
    [...podRequests(pod)].map(([name, quantity]) => [name, amount(name, quantity)]),
  )

/** The first reason not to take the pod; undefined: it may come. */
export function admit(
  { pod, requests }: Occupant,
  node: Node,
  others: readonly Occupant[],
): Refusal | undefined {
  return (
    outOfResource(requests, node, others) ??
    (matchesRequiredNodeAffinity(requiredNodeAffinity(pod), node) === true
      ? undefined
      : failed('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")) ??
    (pod.spec.nodeName === node.metadata.name
      ? undefined
      : failed('NodeName', "node(s) didn't match the requested node name")) ??
    (portsTaken(pod, others)
      ? failed('NodePorts', "node(s) didn't have free ports for the requested pod ports")
      : undefined) ??
    (findUntoleratedTaint(node.spec.taints, pod.spec.tolerations, isNoExecute) === undefined
      ? undefined
      : failed('TaintToleration', "node(s) had taints that the pod didn't tolerate"))
  )
}

const isNoExecute = ({ effect }: { readonly effect: string }): boolean => effect === 'NoExecute'

const failed = (predicate: string, why: string): Refusal => ({
  reason: predicate,
  message: `Predicate ${predicate} failed: ${why}`,
})

function outOfResource(
  requests: Amounts,
  node: Node,
  others: readonly Occupant[],
): Refusal | undefined {
  const allocatable = node.status?.allocatable ?? {}
  const most = Number(allocatable.pods ?? '110')
  if (others.length + 1 > most) return insufficient('pods', 1, others.length, most)
  for (const [name, requested] of Object.entries(requests)) {
    let taken = 0
    for (const other of others) taken += other.requests[name] ?? 0
    const capacity = amount(name, quantityOf(allocatable[name]))
    if (requested > 0 && requested + taken > capacity) {
      return insufficient(name, requested, taken, capacity)
    }
  }
  return undefined
}

const amount = (name: string, quantity: Quantity): number =>
  Number(scaledValue(quantity, name === 'cpu' ? -3 : 0))

const insufficient = (
  name: string,
  requested: number,
  used: number,
  capacity: number,
): Refusal => ({
  reason: `OutOf${name}`,
  message:
    `Node didn't have enough resource: ${name}, requested: ${requested}, ` +
    `used: ${used}, capacity: ${capacity}`,
})

interface HostPort {
  readonly ip: string
  readonly protocol: string
  readonly port: number
}

function portsTaken(pod: Pod, others: readonly Occupant[]): boolean {
  const wanted = hostPorts(pod)
  if (wanted.length === 0) return false
  const taken = others.flatMap((other) => hostPorts(other.pod))
  return wanted.some((one) => taken.some((other) => collide(one, other)))
}

const collide = (a: HostPort, b: HostPort): boolean =>
  a.port === b.port &&
  a.protocol === b.protocol &&
  (a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0')

const hostPorts = ({ spec }: Pod): HostPort[] =>
  spec.containers.flatMap(({ ports = [] }) =>
    ports.flatMap(({ hostPort, hostIP, protocol = 'TCP' }) =>
      hostPort === undefined || hostPort === 0
        ? []
        : [{ ip: hostIP || '0.0.0.0', protocol, port: hostPort }],
    ),
  )
