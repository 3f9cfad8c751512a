/**
 * The chains that choose an endpoint, and those that send a packet to it.
 * Source: Kubernetes v1.35 pkg/proxy/iptables/proxier.go, writeServiceToEndpointRules
 */
import type { EndpointInfo } from './endpoints'
import { markForMasquerade } from './fixedChains'
import type { Rule, RuleMatch, RuleTarget } from './rule'
import type { ServicePortInfo } from './servicePort'

interface NatDraft {
  readonly nat: Map<string, Rule[]>
}

/**
 * A KUBE-SVC or KUBE-SVL chain: after `head`, clients known by affinity, then each endpoint with
 * the probability that gives all of them the same share. Nothing without endpoints.
 */
export function writePolicyChain(
  draft: NatDraft,
  port: ServicePortInfo,
  chain: string,
  endpoints: readonly EndpointInfo[],
  head: readonly Rule[],
): void {
  if (endpoints.length === 0) return
  const rules: Rule[] = [...head]
  draft.nat.set(chain, rules)
  const choose = (endpoint: EndpointInfo, match: RuleMatch): Rule => ({
    comment: `${port.name} -> ${endpoint.text}`,
    match,
    target: { type: 'jump', chain: endpoint.chain },
  })
  if (port.affinitySeconds > 0) {
    for (const endpoint of endpoints) {
      const recentlyOn = { list: endpoint.chain, seconds: port.affinitySeconds }
      rules.push(choose(endpoint, { recentlyOn }))
    }
  }
  endpoints.forEach((endpoint, index) => {
    const left = endpoints.length - index
    rules.push(choose(endpoint, left > 1 ? { oneIn: left } : {}))
  })
}

/** The KUBE-SEP chains. A pod that reaches itself through its Service must not see its own address. */
export function writeEndpointChains(
  draft: NatDraft,
  port: ServicePortInfo,
  endpoints: readonly EndpointInfo[],
): void {
  for (const endpoint of endpoints) {
    const { chain } = endpoint
    const target: RuleTarget = { type: 'DNAT', endpoint }
    const translate: Rule = {
      comment: port.name,
      match: { protocol: port.protocol },
      target,
      ...(port.affinitySeconds > 0 && { remember: chain }),
    }
    draft.nat.set(chain, [markForMasquerade(port.name, { source: endpoint.ip }), translate])
  }
}
