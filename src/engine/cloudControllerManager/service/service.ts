/**
 * Gives Services of type LoadBalancer what they ask for: makes, updates and deletes load balancers
 * at the cloud, tells the address in the status, and holds the Service by a finalizer until its
 * load balancer is gone.
 * Keys are Services; `hosts:` before one means that only the nodes behind it may have changed.
 * Left out: the 30 s resync (its events change nothing), and hosts are updated in the one worker
 * that also syncs Services, not beside it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/service/controller.go
 */
import type { Node, Service } from '../../../api/core'
import type { EventToRecord } from '../../clientGo/eventRecorder'
import { seconds } from '../../kernel/micros'
import {
  type CloudController,
  cloudResult,
  DONE,
  errorOf,
  type Step,
  type StepAnswer,
  statusOf,
} from '../controller'
import { deleteLoadBalancer, resumeCleanup, startCleanup } from './cleanup'
import { hostChanged, hostsFor } from './hosts'
import { resumeHosts, startHosts } from './hostsSync'
import { addFinalizer, ingressOf, loadBalancerSpec, patchIngress } from './patches'
import {
  fail,
  forget,
  noNodes,
  normal,
  type ServiceDesk,
  type ServiceMemory,
  type ServiceStep,
  step,
  warning,
} from './steps'
import { hasFinalizer, needsCleanup, needsUpdate, wantsLoadBalancer } from './wantsLoadBalancer'

const HOSTS_PREFIX = 'hosts:'

export const serviceController: CloudController<ServiceMemory> = {
  name: 'service-controller',
  title: 'Service',
  serviceAccount: 'service-controller',
  eventSource: 'service-controller',
  informers: ['nodes', 'services'],
  workers: 1,
  backoff: { first: seconds(5), most: seconds(300) },
  createMemory: () => ({ known: new Map(), lastHosts: new Map() }),

  observe(event, desk) {
    if (event.informer === 'nodes') {
      const { old, object, type } = event
      const matters = type !== 'update' || hostChanged(old as Node, object as Node)
      if (matters) for (const key of desk.memory.known.keys()) desk.add(HOSTS_PREFIX + key)
      return
    }
    const service = event.object as Service
    // A deletion needs no look: the finalizer has made an update of it before.
    if (event.type === 'delete') return
    const old = event.old as Service | undefined
    const concerns = old === undefined ? wantsLoadBalancer(service) : needsUpdate(old, service)
    if (concerns || needsCleanup(service)) desk.add(event.key)
  },

  start(key, desk) {
    if (key.startsWith(HOSTS_PREFIX)) return startHosts(key.slice(HOSTS_PREFIX.length), desk)
    const service = serviceOf(key, desk)
    const known = desk.memory.known.get(key)
    if (known !== undefined && known.metadata.uid !== service?.metadata.uid) {
      if (wantsLoadBalancer(known)) return deleteLoadBalancer(known, { type: 'orphanDeleted' })
      forget(key, desk)
    }
    return service === undefined ? DONE : begin(service, key, desk)
  },

  resume(continuation, answer, key, desk) {
    const next = continuation as ServiceStep
    const plain = key.startsWith(HOSTS_PREFIX) ? key.slice(HOSTS_PREFIX.length) : key
    const service = desk.memory.known.get(plain)
    if (service === undefined) return DONE
    switch (next.type) {
      case 'finalized': {
        const error = errorOf(answer)
        if (error === undefined) return ensure(service, key, [], desk)
        return fail(service, `failed to add load balancer cleanup finalizer: ${error}`)
      }
      case 'ensured':
        return takeEnsured(service, answer)
      case 'published': {
        const error = errorOf(answer)
        if (error === undefined || statusOf(answer) === 404) return DONE
        return fail(service, `failed to update load balancer status: ${error}`)
      }
      case 'orphanDeleted':
        return takeOrphan(service, key, answer, desk)
      case 'hostsUpdated':
      case 'stillThere':
        return resumeHosts(next, service, plain, answer, desk)
      default:
        return resumeCleanup(next, service, key, answer, desk)
    }
  },
}

function begin(service: Service, key: string, desk: ServiceDesk): Step {
  desk.memory.known.set(key, service)
  if (!wantsLoadBalancer(service) || needsCleanup(service)) return startCleanup(service)
  const events = [normal(service, 'EnsuringLoadBalancer', 'Ensuring load balancer')]
  if (hasFinalizer(service)) return ensure(service, key, events, desk)
  const request = addFinalizer(service)
  return { type: 'request', request, next: step({ type: 'finalized' }), events }
}

function ensure(
  service: Service,
  key: string,
  before: readonly EventToRecord[],
  desk: ServiceDesk,
): Step {
  const hosts = hostsFor(desk.nodes)
  desk.memory.lastHosts.set(key, hosts)
  const events = hosts.length === 0 ? [...before, noNodes(service)] : before
  const call = { operation: 'EnsureLoadBalancer', spec: loadBalancerSpec(service, hosts) } as const
  return { type: 'cloud', call, next: step({ type: 'ensured' }), events }
}

function takeEnsured(service: Service, answer: StepAnswer): Step {
  const { loadBalancer, error } = cloudResult(answer)
  if (loadBalancer === undefined) {
    return fail(service, `failed to ensure load balancer: ${error ?? 'no answer'}`)
  }
  const events = [normal(service, 'EnsuredLoadBalancer', 'Ensured load balancer')]
  const request = patchIngress(service, ingressOf(loadBalancer))
  if (request === undefined) return { type: 'done', events }
  return { type: 'request', request, next: step({ type: 'published' }), events }
}

/** A Service that went without a finalizer: its load balancer is gone, now for who has its name. */
function takeOrphan(known: Service, key: string, answer: StepAnswer, desk: ServiceDesk): Step {
  const error = errorOf(answer)
  if (error !== undefined) {
    const message = `Error deleting load balancer: ${error}`
    const events = [warning(known, 'DeleteLoadBalancerFailed', message)]
    return { type: 'fail', text: error, events }
  }
  desk.record(normal(known, 'DeletedLoadBalancer', 'Deleted load balancer'))
  forget(key, desk)
  const service = serviceOf(key, desk)
  return service === undefined ? DONE : begin(service, key, desk)
}

const serviceOf = (key: string, { services }: ServiceDesk): Service | undefined =>
  services.items.get(key) as Service | undefined
