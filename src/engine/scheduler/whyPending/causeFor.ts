/** Why a pod is Pending: what it asks for, and who refuses it. */
import { nodeOrder } from '../cache/schedulerCache'
import { schedulerNameOf } from '../framework/frameworks'
import { amountText } from './amounts'
import type { PendingCause, RefusedBy } from './pendingFacts'
import { missingClaims, unboundClaims } from './podClaims'
import { closest, missing, type ShortNode } from './shortage'
import type { Trouble } from './trouble'
import { wishedLabels } from './wishedLabels'

/** `message` is what the scheduler says of it. */
export function causeFor(trouble: Trouble, message: string): PendingCause {
  const { pod, framework, cluster, refused } = trouble
  const gates = pod.spec.schedulingGates ?? []
  if (gates.length > 0) return { type: 'gated', gates: gates.map(({ name }) => name).join(', ') }
  if (framework === undefined) {
    return { type: 'noScheduler', scheduler: schedulerNameOf(pod.spec.schedulerName) }
  }
  if (nodeOrder(cluster.cache).length === 0) return { type: 'noWorker' }
  const [absent] = missingClaims(trouble)
  if (absent !== undefined) return { type: 'noClaim', claim: absent }
  if (refused.size === 0) {
    const [unbound] = unboundClaims(trouble)
    return unbound === undefined
      ? { type: 'message', message }
      : { type: 'noVolume', claim: unbound.metadata.name }
  }
  const [nearest] = closest(trouble, 1)
  return nearest === undefined
    ? { type: 'refused', by: refusals(trouble) }
    : wantOfRoom(trouble, nearest)
}

function wantOfRoom({ refused }: Trouble, { node, lacks }: ShortNode): PendingCause {
  const told = lacks.map((lack) =>
    lack.resource === 'pods'
      ? { asked: '', missing: '' }
      : {
          asked: amountText(lack.resource, lack.requested),
          missing: amountText(lack.resource, missing(lack)),
        },
  )
  return { type: 'noRoom', lacks: told, node: node.name, someOther: refused.size > 1 }
}

const refusals = (trouble: Trouble): readonly RefusedBy[] =>
  [...trouble.refused]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([plugin, { length }]) => ({ plugin, workers: length, about: aboutWhat(trouble, plugin) }))

function aboutWhat(trouble: Trouble, plugin: string): string {
  switch (plugin) {
    case 'NodeAffinity':
      return Object.entries(wishedLabels(trouble.pod))
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')
    case 'NodePorts':
      return trouble.info.hostPorts.map(({ port }) => port).join(', ')
    case 'VolumeBinding':
      return unboundClaims(trouble)[0]?.metadata.name ?? ''
    default:
      return ''
  }
}
