import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Service } from '../../api/core'
import type { EndpointSlice } from '../../api/discovery'
import { randomBelow, seedRandom } from '../kernel/random'
import { route, type Verdict } from './routing'
import { createTable, putService, type RuleTable } from './ruleTable'
import {
  CLIENT_ON_NODE_1,
  type EndpointState,
  makeEndpoint,
  makePacket,
  makeService,
  makeSlice,
  placeOf,
  routingNode,
  VISITOR,
} from './serviceObjects.testing'
import { rulesOfService } from './serviceRules'

const NODE_IP = '192.168.0.11'
const PORTS = [{ name: 'http', protocol: 'TCP', port: 80, nodePort: 31234 }] as const
const nodePort = makeService({ type: 'NodePort', ports: PORTS })
const onlyLocal = makeService({ type: 'NodePort', ports: PORTS, externalTrafficPolicy: 'Local' })

const pod1 = makeEndpoint('10.244.1.5', 'node-1')
const pod2 = makeEndpoint('10.244.2.7', 'node-2')

function tableOf(service: Service, slices: readonly EndpointSlice[]): RuleTable {
  const table = createTable()
  putService(table, rulesOfService(service, slices, placeOf()))
  return table
}

const to = (verdict: Verdict) => verdict.endpoint?.ip ?? verdict.type

describe('where a packet goes', () => {
  it.each([
    [
      'a pod to the cluster IP reaches an endpoint',
      nodePort,
      [pod1],
      '10.96.14.7',
      80,
      '10.244.1.5',
    ],
    ['a node port on the node reaches one too', nodePort, [pod2], NODE_IP, 31234, '10.244.2.7'],
    ['a cluster IP without endpoints is rejected', nodePort, [], '10.96.14.7', 80, 'reject'],
    ['a node port without endpoints is rejected', nodePort, [], NODE_IP, 31234, 'reject'],
    ['another port of a cluster IP is nobody’s', nodePort, [pod1], '10.96.14.7', 81, 'none'],
    ['an unknown address is nobody’s', nodePort, [pod1], '10.96.99.99', 80, 'none'],
    ['another port of the node is not kube-proxy’s', nodePort, [pod1], NODE_IP, 22, 'none'],
    [
      'a node port on a foreign address is nobody’s',
      nodePort,
      [pod1],
      '192.168.0.99',
      31234,
      'none',
    ],
    [
      'policy Local takes the pod of this node',
      onlyLocal,
      [pod1, pod2],
      NODE_IP,
      31234,
      '10.244.1.5',
    ],
    ['policy Local drops where the pods are elsewhere', onlyLocal, [pod2], NODE_IP, 31234, 'drop'],
  ] as const)('%s', (_, service, endpoints, ip, port, expected) => {
    const table = tableOf(service, [makeSlice(endpoints)])
    const source = ip === NODE_IP ? VISITOR : CLIENT_ON_NODE_1
    expect(to(route(table, routingNode(), makePacket(ip, port, source)))).toBe(expected)
  })

  it('a pod takes the short way to a load balancer address under policy Local', () => {
    const service = makeService(
      { type: 'LoadBalancer', ports: PORTS, externalTrafficPolicy: 'Local' },
      { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } },
    )
    const table = tableOf(service, [makeSlice([pod2])])
    const from = (source: string) =>
      to(route(table, routingNode(), makePacket('203.0.113.10', 80, source)))
    expect(from(CLIENT_ON_NODE_1)).toBe('10.244.2.7')
    expect(from(VISITOR)).toBe('drop')
  })

  it('loadBalancerSourceRanges lets the named ranges in and drops the rest', () => {
    const service = makeService(
      { type: 'LoadBalancer', ports: PORTS, loadBalancerSourceRanges: ['198.51.100.0/24'] },
      { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } },
    )
    const table = tableOf(service, [makeSlice([pod1])])
    const from = (source: string) =>
      to(route(table, routingNode(), makePacket('203.0.113.10', 80, source)))
    expect(from(VISITOR)).toBe('10.244.1.5')
    expect(from('192.0.2.1')).toBe('drop')
  })

  it('internalTrafficPolicy Local never leaves the node', () => {
    const service = makeService({ internalTrafficPolicy: 'Local' })
    const table = tableOf(service, [makeSlice([pod2])])
    expect(route(table, routingNode(), makePacket('10.96.14.7', 80, CLIENT_ON_NODE_1)).type).toBe(
      'drop',
    )
  })
})

describe('whose address the pod sees', () => {
  it.each([
    ['a pod of the cluster is not masqueraded', '10.96.14.7', 80, CLIENT_ON_NODE_1, false],
    ['a stranger at the cluster IP is', '10.96.14.7', 80, VISITOR, true],
    ['a visitor at a node port is', NODE_IP, 31234, VISITOR, true],
    ['a pod that reaches itself is', '10.96.14.7', 80, '10.244.1.5', true],
  ])('%s', (_, ip, port, source, masquerade) => {
    const table = tableOf(nodePort, [makeSlice([pod1])])
    expect(route(table, routingNode(), makePacket(ip, port, source)).masquerade).toBe(masquerade)
  })

  it('policy Local keeps the visitor’s address', () => {
    const table = tableOf(onlyLocal, [makeSlice([pod1])])
    const verdict = route(table, routingNode(), makePacket(NODE_IP, 31234, VISITOR))
    expect(verdict.masquerade).toBe(false)
  })
})

it('the hops name the chains in order, and the chance that chose', () => {
  const table = tableOf(nodePort, [makeSlice([pod1, pod2])])
  const verdict = route(
    table,
    routingNode(() => 0),
    makePacket(NODE_IP, 31234, VISITOR),
  )
  expect(verdict.hops.map(({ note }) => note)).toEqual([
    'KUBE-SERVICES → KUBE-NODEPORTS',
    'KUBE-NODEPORTS → KUBE-EXT-CDGGSHYLG3RE2FKL',
    'marked for masquerade',
    'KUBE-EXT-CDGGSHYLG3RE2FKL → KUBE-SVC-CDGGSHYLG3RE2FKL',
    'KUBE-SVC-CDGGSHYLG3RE2FKL → KUBE-SEP-AFGSLHOD2HFNCBX4 (chance 0.5000000000)',
    'KUBE-SEP-AFGSLHOD2HFNCBX4: DNAT to 10.244.1.5:8080',
    'KUBE-POSTROUTING: masquerade, the pod sees the node as the sender',
  ])
})

describe('session affinity', () => {
  const table = tableOf(makeService({ sessionAffinity: 'ClientIP' }), [makeSlice([pod1, pod2])])
  const affinity = new Map()
  const visit = (source: string, now: number, random: (bound: number) => number) =>
    to(
      route(table, { ...routingNode(random), affinity, now }, makePacket('10.96.14.7', 80, source)),
    )

  it('a client comes back to its endpoint until it stayed away for three hours', () => {
    const first = () => 0
    const last = (bound: number) => bound - 1
    expect(visit('10.244.3.3', 0, first)).toBe('10.244.1.5')
    expect(visit('10.244.3.3', 10_799_000_000, last)).toBe('10.244.1.5')
    expect(visit('10.244.3.4', 10_799_000_000, last)).toBe('10.244.2.7')
    expect(visit('10.244.3.3', 21_599_000_001, last)).toBe('10.244.2.7')
  })
})

const stateOf = fc.constantFrom<EndpointState>('ready', 'notReady', 'terminating', 'gone')
const someEndpoints = fc.array(
  fc.record({ node: fc.constantFrom('node-1', 'node-2'), state: stateOf }),
  {
    minLength: 1,
    maxLength: 12,
  },
)

describe('for any Service', () => {
  it('traffic goes to ready endpoints; to terminating ones that serve only if none is ready', () => {
    fc.assert(
      fc.property(someEndpoints, fc.integer(), fc.boolean(), (drawn, seed, local) => {
        const endpoints = drawn.map(({ node, state }, index) =>
          makeEndpoint(`10.244.7.${index}`, node, state),
        )
        const stateAt = new Map(drawn.map(({ state }, index) => [`10.244.7.${index}`, state]))
        const counted = local ? drawn.filter(({ node }) => node === 'node-1') : drawn
        const best = (['ready', 'terminating'] as const).find((state) =>
          counted.some((endpoint) => endpoint.state === state),
        )
        const random = seedRandom(seed, 'node')
        const node = routingNode((bound) => randomBelow(random, bound))
        const service = makeService(local ? { internalTrafficPolicy: 'Local' } : {})
        const table = tableOf(service, [makeSlice(endpoints)])
        const verdict = route(table, node, makePacket('10.96.14.7', 80, CLIENT_ON_NODE_1))
        const reached = verdict.endpoint && stateAt.get(verdict.endpoint.ip)
        expect(reached).toBe(best)
      }),
    )
  })

  it('every endpoint gets the same share of many connections', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer(), (count, seed) => {
        const endpoints = Array.from({ length: count }, (_, index) =>
          makeEndpoint(`10.244.7.${index}`, 'node-2'),
        )
        const table = tableOf(makeService(), [makeSlice(endpoints)])
        const random = seedRandom(seed, 'node')
        const node = routingNode((bound) => randomBelow(random, bound))
        const reached = new Map<string, number>()
        const visits = 600 * count
        for (let visit = 0; visit < visits; visit++) {
          const ip = to(route(table, node, makePacket('10.96.14.7', 80, CLIENT_ON_NODE_1)))
          reached.set(ip, (reached.get(ip) ?? 0) + 1)
        }
        expect(reached.size).toBe(count)
        // Five standard deviations of a fair die: about 24 each.
        for (const times of reached.values()) expect(Math.abs(times - 600)).toBeLessThan(125)
      }),
      { numRuns: 15 },
    )
  })
})
