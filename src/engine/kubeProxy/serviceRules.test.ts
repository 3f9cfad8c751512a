import { expect, it } from 'vitest'
import type { Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import { ruleText } from './rule'
import { chainRules, createTable, putService, type RuleTable, removeService } from './ruleTable'
import { makeEndpoint, makeService, makeSlice, placeOf } from './serviceObjects.testing'
import { rulesOfService } from './serviceRules'
import { sharedRules } from './sharedRules'

const HASH = 'CDGGSHYLG3RE2FKL'
const SEP1 = 'KUBE-SEP-AFGSLHOD2HFNCBX4'
const SEP2 = 'KUBE-SEP-2RIJ5GIYXEFH6G4D'

const twoPods = makeSlice([
  makeEndpoint('10.244.2.7', 'node-2'),
  makeEndpoint('10.244.1.5', 'node-1'),
])

function tableOf(service: Service, slices: readonly EndpointSlice[]): RuleTable {
  const table = createTable()
  putService(table, rulesOfService(service, slices, placeOf()))
  return table
}

const lines = (table: RuleTable, name: 'nat' | 'filter', chain: string) =>
  chainRules(table, name, chain).map((rule) => ruleText(chain, rule))

const nodePortsLast =
  '-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the ' +
  'last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS'

it('a ClusterIP Service has one rule for its address, and one chain that chooses an endpoint', () => {
  const table = tableOf(makeService(), [twoPods])
  expect(lines(table, 'nat', 'KUBE-SERVICES')).toEqual([
    `-A KUBE-SERVICES -m comment --comment "default/web:http cluster IP" -m tcp -p tcp -d 10.96.14.7 --dport 80 -j KUBE-SVC-${HASH}`,
    nodePortsLast,
  ])
  expect(lines(table, 'nat', `KUBE-SVC-${HASH}`)).toEqual([
    `-A KUBE-SVC-${HASH} -m comment --comment "default/web:http cluster IP" -m tcp -p tcp -d 10.96.14.7 --dport 80 ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ`,
    `-A KUBE-SVC-${HASH} -m comment --comment "default/web:http -> 10.244.1.5:8080" -m statistic --mode random --probability 0.5000000000 -j ${SEP1}`,
    `-A KUBE-SVC-${HASH} -m comment --comment "default/web:http -> 10.244.2.7:8080" -j ${SEP2}`,
  ])
  expect(lines(table, 'nat', SEP1)).toEqual([
    `-A ${SEP1} -m comment --comment default/web:http -s 10.244.1.5 -j KUBE-MARK-MASQ`,
    `-A ${SEP1} -m comment --comment default/web:http -m tcp -p tcp -j DNAT --to-destination 10.244.1.5:8080`,
  ])
})

it('the probabilities of three endpoints are a third, a half, and the rest', () => {
  const slice = makeSlice(['5', '6', '7'].map((last) => makeEndpoint(`10.244.1.${last}`, 'node-1')))
  const rules = lines(tableOf(makeService(), [slice]), 'nat', `KUBE-SVC-${HASH}`).slice(1)
  expect(rules.map((rule) => /probability (\S+)/.exec(rule)?.[1])).toEqual([
    '0.3333333333',
    '0.5000000000',
    undefined,
  ])
})

it('a NodePort is reached through KUBE-NODEPORTS, and its traffic is masqueraded', () => {
  const ports = [{ name: 'http', protocol: 'TCP', port: 80, nodePort: 31234 } as const]
  const table = tableOf(makeService({ type: 'NodePort', ports }), [twoPods])
  expect(lines(table, 'nat', 'KUBE-NODEPORTS')).toEqual([
    `-A KUBE-NODEPORTS -m comment --comment default/web:http -m tcp -p tcp -d 127.0.0.0/8 --dport 31234 -m nfacct --nfacct-name localhost_nps_accepted_pkts -j KUBE-EXT-${HASH}`,
    `-A KUBE-NODEPORTS -m comment --comment default/web:http -m tcp -p tcp --dport 31234 -j KUBE-EXT-${HASH}`,
  ])
  expect(lines(table, 'nat', `KUBE-EXT-${HASH}`)).toEqual([
    `-A KUBE-EXT-${HASH} -m comment --comment "masquerade traffic for default/web:http external destinations" -j KUBE-MARK-MASQ`,
    `-A KUBE-EXT-${HASH} -j KUBE-SVC-${HASH}`,
  ])
})

it('a load balancer address with source ranges goes through a firewall chain', () => {
  const service = makeService(
    { type: 'LoadBalancer', loadBalancerSourceRanges: ['203.0.113.0/25'] },
    { loadBalancer: { ingress: [{ ip: '203.0.113.10', ipMode: 'VIP' }] } },
  )
  const table = tableOf(service, [twoPods])
  expect(lines(table, 'nat', 'KUBE-SERVICES')[1]).toBe(
    `-A KUBE-SERVICES -m comment --comment "default/web:http loadbalancer IP" -m tcp -p tcp -d 203.0.113.10 --dport 80 -j KUBE-FW-${HASH}`,
  )
  expect(lines(table, 'nat', `KUBE-FW-${HASH}`)).toEqual([
    `-A KUBE-FW-${HASH} -m comment --comment "default/web:http loadbalancer IP" -s 203.0.113.0/25 -j KUBE-EXT-${HASH}`,
    `-A KUBE-FW-${HASH} -m comment --comment "other traffic to default/web:http will be dropped by KUBE-PROXY-FIREWALL"`,
  ])
  expect(lines(table, 'filter', 'KUBE-PROXY-FIREWALL')).toEqual([
    `-A KUBE-PROXY-FIREWALL -m comment --comment "default/web:http traffic not accepted by KUBE-FW-${HASH}" -m tcp -p tcp -d 203.0.113.10 --dport 80 -j DROP`,
  ])
})

it('a load balancer that is a proxy of its own is not short-cut', () => {
  const service = makeService(
    { type: 'LoadBalancer' },
    { loadBalancer: { ingress: [{ ip: '203.0.113.10', ipMode: 'Proxy' }] } },
  )
  expect(lines(tableOf(service, [twoPods]), 'nat', 'KUBE-SERVICES')).toHaveLength(2)
})

it('a Service without endpoints is rejected, and has no chain of its own', () => {
  const ports = [{ name: 'http', protocol: 'TCP', port: 80, nodePort: 31234 } as const]
  const table = tableOf(makeService({ type: 'NodePort', ports }), [])
  expect(lines(table, 'nat', 'KUBE-SERVICES')).toEqual([nodePortsLast])
  expect(lines(table, 'filter', 'KUBE-SERVICES')).toEqual([
    '-A KUBE-SERVICES -m comment --comment "default/web:http has no endpoints" -m tcp -p tcp -d 10.96.14.7 --dport 80 -j REJECT',
  ])
  expect(lines(table, 'filter', 'KUBE-EXTERNAL-SERVICES')).toEqual([
    '-A KUBE-EXTERNAL-SERVICES -m comment --comment "default/web:http has no endpoints" -m addrtype --dst-type LOCAL -m tcp -p tcp --dport 31234 -j REJECT',
  ])
})

it('external policy Local keeps to this node, but lets pods of the cluster take the short way', () => {
  const ports = [{ name: 'http', protocol: 'TCP', port: 80, nodePort: 31234 } as const]
  const service = makeService({
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    healthCheckNodePort: 32100,
    ports,
  })
  const table = tableOf(service, [twoPods])
  expect(lines(table, 'nat', `KUBE-EXT-${HASH}`)).toEqual([
    `-A KUBE-EXT-${HASH} -m comment --comment "pod traffic for default/web:http external destinations" -s 10.244.0.0/16 -j KUBE-SVC-${HASH}`,
    `-A KUBE-EXT-${HASH} -m comment --comment "masquerade LOCAL traffic for default/web:http external destinations" -m addrtype --src-type LOCAL -j KUBE-MARK-MASQ`,
    `-A KUBE-EXT-${HASH} -m comment --comment "route LOCAL traffic for default/web:http external destinations" -m addrtype --src-type LOCAL -j KUBE-SVC-${HASH}`,
    `-A KUBE-EXT-${HASH} -j KUBE-SVL-${HASH}`,
  ])
  expect(lines(table, 'nat', `KUBE-SVL-${HASH}`)).toEqual([
    `-A KUBE-SVL-${HASH} -m comment --comment "default/web:http -> 10.244.1.5:8080" -j ${SEP1}`,
  ])
  expect(lines(table, 'filter', 'KUBE-NODEPORTS')).toEqual([
    '-A KUBE-NODEPORTS -m comment --comment "default/web:http health check node port" -m tcp -p tcp --dport 32100 -j ACCEPT',
  ])
})

it('session affinity looks for the client first, and remembers it at the endpoint', () => {
  const service = makeService({ sessionAffinity: 'ClientIP' })
  const table = tableOf(service, [twoPods])
  expect(lines(table, 'nat', `KUBE-SVC-${HASH}`).slice(1, 3)).toEqual([
    `-A KUBE-SVC-${HASH} -m comment --comment "default/web:http -> 10.244.1.5:8080" -m recent --name ${SEP1} --rcheck --seconds 10800 --reap -j ${SEP1}`,
    `-A KUBE-SVC-${HASH} -m comment --comment "default/web:http -> 10.244.2.7:8080" -m recent --name ${SEP2} --rcheck --seconds 10800 --reap -j ${SEP2}`,
  ])
  expect(lines(table, 'nat', SEP1)[1]).toBe(
    `-A ${SEP1} -m comment --comment default/web:http -m recent --name ${SEP1} --set -m tcp -p tcp -j DNAT --to-destination 10.244.1.5:8080`,
  )
})

it.each([
  ['headless', { clusterIP: 'None' }],
  ['ExternalName', { type: 'ExternalName', externalName: 'example.com' }],
] as const)('a %s Service has no rules', (_, spec) => {
  expect(rulesOfService(makeService(spec), [twoPods], placeOf()).count).toBe(0)
})

it('the table counts its rules, and forgets those of a Service that went', () => {
  const table = tableOf(makeService(), [twoPods])
  const empty = createTable().ruleCount
  // One for the address, three to choose, two for each of two endpoints.
  expect(table.ruleCount).toBe(empty + 8)
  putService(table, rulesOfService(makeService(), [], placeOf()))
  expect(table.ruleCount).toBe(empty + 1)
  removeService(table, 'default/web')
  expect(table.ruleCount).toBe(empty)
})

it('nodes share the rules of a Service that is the same everywhere, and only of such', () => {
  const slices = [twoPods]
  const anywhere = makeService()
  const first = sharedRules(anywhere, slices, placeOf('node-1'))
  expect(sharedRules(anywhere, slices, placeOf('node-2'))).toBe(first)
  const local = makeService({ internalTrafficPolicy: 'Local' })
  const here = sharedRules(local, slices, placeOf('node-1'))
  expect(sharedRules(local, slices, placeOf('node-2'))).not.toEqual(here)
  expect(sharedRules(local, slices, placeOf('node-1'))).toBe(here)
  expect(sharedRules(anywhere, [], placeOf('node-1'))).not.toEqual(first)
})
