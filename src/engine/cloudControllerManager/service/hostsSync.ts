/** Nodes came or went: each load balancer hears of it, if its own set of hosts changed. */
import type { Service } from '../../../api/core'
import { cloudResult, DONE, errorOf, type Step, type StepAnswer } from '../controller'
import { hostsFor, hostsText, sameHosts } from './hosts'
import { loadBalancerName } from './patches'
import { type HostsStep, noNodes, normal, type ServiceDesk, step, warning } from './steps'
import { wantsLoadBalancer } from './wantsLoadBalancer'

/** `key` is the Service's. */
export function startHosts(key: string, { memory, nodes }: ServiceDesk): Step {
  const service = memory.known.get(key)
  if (service === undefined || !wantsLoadBalancer(service)) return DONE
  const hosts = hostsFor(nodes)
  const last = memory.lastHosts.get(key)
  // Kept whether it works out or not: a failure goes to a whole sync of the Service.
  memory.lastHosts.set(key, hosts)
  if (last !== undefined && sameHosts(last, hosts)) return DONE
  const name = loadBalancerName(service)
  const call = { operation: 'UpdateLoadBalancer', name, hosts } as const
  return { type: 'cloud', call, next: step({ type: 'hostsUpdated' }) }
}

export function resumeHosts(
  next: HostsStep,
  service: Service,
  key: string,
  answer: StepAnswer,
  desk: ServiceDesk,
): Step {
  const hosts = desk.memory.lastHosts.get(key) ?? []
  if (next.type === 'stillThere') {
    // An error about a load balancer that is gone is none.
    if (cloudResult(answer).yes === false) return DONE
    const message = `Error updating load balancer with new hosts ${hostsText(hosts)}, error: ${next.error}`
    desk.add(key)
    return { type: 'done', events: [warning(service, 'UpdateLoadBalancerFailed', message)] }
  }
  const error = errorOf(answer)
  if (error !== undefined) {
    const call = { operation: 'GetLoadBalancer', name: loadBalancerName(service) } as const
    return { type: 'cloud', call, next: step({ type: 'stillThere', error }) }
  }
  const updated = normal(service, 'UpdatedLoadBalancer', 'Updated load balancer with new hosts')
  return { type: 'done', events: [hosts.length === 0 ? noNodes(service) : updated] }
}
