/** What a simulated cluster's components asked since a moment, in the shape of a recording. */
import type { JsonValue } from '../../../api/machinery/json'
import type { AuditTrail, Exchange } from './auditTrail'
import { namingOf, renamed } from './naming'
import { KUBELETS_MANAGER } from './readiness'
import { KUBELETS, type Row, type Trace } from './recording'
import { objectPathOf } from './requestPath'
import { rowOf } from './rowOf'
import { leavesOf } from './sets'

const MANAGER = 'kube-controller-manager/'
const SERVICE_ACCOUNT = 'system:serviceaccount:kube-system:'

/** `startedAt` in virtual microseconds; `withLeases` where leader election is the point. */
export function traceOf(trail: AuditTrail, startedAt: number, withLeases: boolean): Trace {
  const rows = new Map<string, Row[]>()
  for (const exchange of trail.exchanges) {
    const component = componentOf(exchange)
    const heartbeat = isHeartbeat(exchange) && !withLeases
    if (exchange.at < startedAt || component === undefined || heartbeat) continue
    // kubectl looks before it leaps; a recording has its writes only.
    if (component === 'client' && exchange.request.method === 'GET') continue
    const list = rows.get(component) ?? []
    rows.set(component, list)
    list.push(rowOf(exchange, trail, startedAt))
  }
  const trace = Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
  return renamed(trace, namingOf(trail))
}

const isHeartbeat = ({ path }: Exchange): boolean =>
  path.resource === 'leases' && path.namespace.startsWith('kube-')

/** Undefined for whom the recorded cluster did not have, and who asks nothing of controllers. */
function componentOf({ actor, request }: Exchange): string | undefined {
  const { fieldManager } = request.query ?? {}
  if (actor === 'you') return fieldManager === KUBELETS_MANAGER ? KUBELETS : 'client'
  if (actor.startsWith('kube-scheduler/')) return 'kube-scheduler'
  if (actor.startsWith('kubelet/')) return KUBELETS
  if (actor.startsWith('kube-proxy/')) return undefined
  // Nobody else is expected: a cloud controller manager would be a difference.
  if (!actor.startsWith(MANAGER)) return actor
  if (!request.user.startsWith(SERVICE_ACCOUNT)) return 'kube-controller-manager'
  return `${MANAGER}${request.user.slice(SERVICE_ACCOUNT.length)}`
}

/** By path: what objects were like before they were first changed in the trace. */
export function basesOf(
  trail: AuditTrail,
  startedAt: number,
): Map<string, Readonly<Record<string, JsonValue>>> {
  const bases = new Map<string, Readonly<Record<string, JsonValue>>>()
  for (const { at, path, before } of trail.exchanges) {
    const object = objectPathOf(path)
    if (at < startedAt || before === undefined || bases.has(object)) continue
    bases.set(object, Object.fromEntries(leavesOf(before)))
  }
  return new Map(renamed([...bases], namingOf(trail)))
}
