/** The way out: the load balancer is deleted, then the finalizer goes, then the address. */
import type { Service } from '../../../api/core'
import { cloudResult, DONE, errorOf, type Step, type StepAnswer, statusOf } from '../controller'
import { loadBalancerName, patchIngress, removeFinalizer } from './patches'
import {
  type CleanupStep,
  fail,
  forget,
  normal,
  type ServiceDesk,
  type ServiceStep,
  step,
} from './steps'
import { hasFinalizer } from './wantsLoadBalancer'

export function startCleanup(service: Service): Step {
  const call = { operation: 'GetLoadBalancer', name: loadBalancerName(service) } as const
  return { type: 'cloud', call, next: step({ type: 'found' }) }
}

export function resumeCleanup(
  next: CleanupStep,
  service: Service,
  key: string,
  answer: StepAnswer,
  desk: ServiceDesk,
): Step {
  const error = errorOf(answer)
  switch (next.type) {
    case 'found':
      if (error !== undefined) {
        return fail(service, `failed to check if load balancer exists before cleanup: ${error}`)
      }
      if (cloudResult(answer).yes !== true) return release(service, key, desk)
      return deleteLoadBalancer(service, { type: 'deleted' })
    case 'deleted':
      if (error === undefined) return release(service, key, desk)
      return fail(service, `failed to delete load balancer: ${error}`)
    case 'released':
      if (error === undefined) return clear(service, key, desk)
      return fail(service, `failed to remove load balancer cleanup finalizer: ${error}`)
    case 'cleared':
      if (error !== undefined && statusOf(answer) !== 404) {
        return fail(service, `failed to update load balancer status: ${error}`)
      }
      forget(key, desk)
      return DONE
  }
}

export function deleteLoadBalancer(service: Service, next: ServiceStep): Step {
  const events = [normal(service, 'DeletingLoadBalancer', 'Deleting load balancer')]
  const call = { operation: 'EnsureLoadBalancerDeleted', name: loadBalancerName(service) } as const
  return { type: 'cloud', call, next: step(next), events }
}

/** Until here the finalizer kept a deleted Service in being. */
function release(service: Service, key: string, desk: ServiceDesk): Step {
  if (!hasFinalizer(service)) return clear(service, key, desk)
  return { type: 'request', request: removeFinalizer(service), next: step({ type: 'released' }) }
}

/** The status loses the address; a Service that was deleted is gone by then, and that is fine. */
function clear(service: Service, key: string, desk: ServiceDesk): Step {
  const events = [normal(service, 'DeletedLoadBalancer', 'Deleted load balancer')]
  const request = patchIngress(service, [])
  if (request !== undefined) {
    return { type: 'request', request, next: step({ type: 'cleared' }), events }
  }
  forget(key, desk)
  return { type: 'done', events }
}
