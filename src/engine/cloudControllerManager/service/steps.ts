/** What the parts of the service controller share: its memory, its steps, its events. */
import type { Service } from '../../../api/core'
import type { Continuation } from '../../clientGo/client'
import { type EventToRecord, referenceTo } from '../../clientGo/eventRecorder'
import type { InstanceReference } from '../../outside/cloudMessages'
import type { Desk, Step } from '../controller'

export interface ServiceMemory {
  /** Services as they were when their sync began: what is left of one that vanished. */
  readonly known: Map<string, Service>
  /** The hosts last given to each load balancer. */
  readonly lastHosts: Map<string, readonly InstanceReference[]>
}

export type ServiceDesk = Desk<ServiceMemory>

export type CleanupStep =
  | { readonly type: 'found' }
  | { readonly type: 'deleted' }
  | { readonly type: 'released' }
  | { readonly type: 'cleared' }

export type HostsStep =
  | { readonly type: 'hostsUpdated' }
  | { readonly type: 'stillThere'; readonly error: string }

export type ServiceStep =
  | { readonly type: 'finalized' }
  | { readonly type: 'ensured' }
  | { readonly type: 'published' }
  /** Of a Service that vanished, or was made anew under its name. */
  | { readonly type: 'orphanDeleted' }
  | CleanupStep
  | HostsStep

export const step = (next: ServiceStep): Continuation => next

export function forget(key: string, { memory }: ServiceDesk): void {
  memory.known.delete(key)
  memory.lastHosts.delete(key)
}

/** The sync failed: said in an event, and tried again after its back-off. */
export function fail(service: Service, text: string): Step {
  const message = `Error syncing load balancer: ${text}`
  return { type: 'fail', text, events: [warning(service, 'SyncLoadBalancerFailed', message)] }
}

export const normal = (service: Service, reason: string, message: string): EventToRecord => ({
  regarding: referenceTo(service),
  type: 'Normal',
  reason,
  message,
})

export const warning = (service: Service, reason: string, message: string): EventToRecord => ({
  ...normal(service, reason, message),
  type: 'Warning',
})

export const noNodes = (service: Service): EventToRecord =>
  warning(service, 'UnAvailableLoadBalancer', 'There are no available nodes for LoadBalancer')
