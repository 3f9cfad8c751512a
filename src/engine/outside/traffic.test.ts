import { describe, expect, it } from 'vitest'
import type { Service } from '../../api/core'
import type { KubeProxyState } from '../kubeProxy/kubeProxy'
import { tableText } from '../kubeProxy/ruleTable'
import {
  api,
  type Bench,
  copyOf,
  createService,
  cutPower,
  endpoint,
  eventsAbout,
  notes,
  registerNode,
  run,
  SERVICES,
  sayReady,
  setEndpoints,
  setTraffic,
  startBench,
  startPod,
  stateOf,
  traffic,
} from './cloudBench.testing'
import type { TrafficTurnedNote } from './trafficMessages'

const PORTS = [{ protocol: 'TCP', port: 80, targetPort: 80 }] as const

/** How the visitors fared so far; a copy. */
const score = (bench: Bench) => {
  const { sent = 0, ok = 0, failed = 0, failure = '' } = traffic(bench) ?? {}
  return { sent, ok, failed, failure }
}

/** Two nodes, a pod on each, both behind Service `web`. */
function twoPods(spec: Service['spec']): Bench {
  const bench = startBench(['node-1', 'node-2'])
  registerNode(bench, 'node-1', '10.244.1.0/24')
  registerNode(bench, 'node-2', '10.244.2.0/24')
  createService(bench, { ports: PORTS, selector: { app: 'web' }, ...spec })
  const one = startPod(bench, 'node-1', 'web-1')
  const two = startPod(bench, 'node-2', 'web-2')
  setEndpoints(bench, [endpoint(one, 'node-1', 'web-1'), endpoint(two, 'node-2', 'web-2')])
  return bench
}

describe('visitors of a Service', () => {
  it.each(['ClusterIP', 'NodePort', 'LoadBalancer'] as const)(
    'of type %s reach all its pods',
    (type) => {
      const bench = twoPods({ type })
      run(bench, 10)
      setTraffic(bench, 20)
      run(bench, 20)
      const stream = traffic(bench)
      expect(stream?.failed).toBe(0)
      expect(stream?.ok).toBeGreaterThan(300)
      const shares = [...(stream?.byPod ?? [])].map(([pod, count]) => [pod, count > 120])
      expect(shares.sort()).toEqual([
        ['default/web-1', true],
        ['default/web-2', true],
      ])
    },
  )

  it('are refused while nobody is behind it', () => {
    const bench = twoPods({ type: 'ClusterIP' })
    setEndpoints(bench, [])
    setTraffic(bench, 5)
    run(bench, 10)
    expect(traffic(bench)).toMatchObject({ ok: 0, failure: 'connection refused' })
  })

  it('wait in vain for a pod whose node lost its power, until its endpoint is gone', () => {
    const bench = twoPods({ type: 'ClusterIP' })
    cutPower(bench, 'node-2')
    sayReady(bench, 'node-2', 'Unknown')
    setTraffic(bench, 20)
    run(bench, 20)
    // They enter at node-1, whose rules still send half of them to node-2.
    const stale = score(bench)
    expect(stale.ok).toBeGreaterThan(100)
    expect(stale.failed).toBeGreaterThan(100)
    expect(stale.failure).toMatch(/^(no answer within 3 s)?$/)
    setEndpoints(bench, [endpoint('10.244.1.2', 'node-1', 'web-1')])
    run(bench, 5)
    const after = score(bench)
    run(bench, 10)
    expect(score(bench)).toMatchObject({ failed: after.failed, failure: '' })
    expect(score(bench).ok).toBeGreaterThan(after.ok + 100)
  })

  it('are kept off a node that a load balancer finds dead', () => {
    const bench = twoPods({ type: 'LoadBalancer' })
    run(bench, 10)
    setEndpoints(bench, [endpoint('10.244.1.2', 'node-1', 'web-1')])
    cutPower(bench, 'node-2')
    setTraffic(bench, 20)
    run(bench, 15)
    expect(score(bench).failed).toBeGreaterThan(50)
    // Three health checks, ten seconds apart, and the last requests time out.
    run(bench, 35)
    const { failed } = score(bench)
    run(bench, 10)
    expect(score(bench).failed).toBe(failed)
  })

  it('fail at once when the Service is deleted, and come back when it is', () => {
    const bench = twoPods({ type: 'ClusterIP' })
    setTraffic(bench, 10)
    run(bench, 5)
    api(bench, 'DELETE', `${SERVICES}/web`)
    run(bench, 5)
    expect(score(bench).failure).toBe('there is no such Service')
    createService(bench, { type: 'ClusterIP', ports: PORTS })
    run(bench, 5)
    expect(score(bench).failure).toBe('')
    expect(notes<TrafficTurnedNote>(bench, 'traffic.turned').map(({ ok }) => ok)).toEqual([
      false,
      true,
    ])
  })

  it('stop when told to', () => {
    const bench = twoPods({ type: 'ClusterIP' })
    setTraffic(bench, 10)
    run(bench, 5)
    setTraffic(bench, 0)
    run(bench, 1)
    const { sent } = score(bench)
    run(bench, 10)
    expect(score(bench).sent).toBe(sent)
  })
})

it('a copy of the cluster goes on exactly as the cluster does', () => {
  const bench = twoPods({ type: 'LoadBalancer', sessionAffinity: 'ClientIP' })
  setTraffic(bench, 20)
  run(bench, 4)
  const copy = copyOf(bench)
  cutPower(bench, 'node-2')
  cutPower(copy, 'node-2')
  run(bench, 30)
  run(copy, 30)
  expect(copy.kernel.state.trace.hash).toBe(bench.kernel.state.trace.hash)
  expect(score(copy)).toEqual(score(bench))
})

it('the first rules are written at once, and later ones a second apart at least', () => {
  const bench = startBench(['node-1'])
  registerNode(bench, 'node-1', '10.244.1.0/24')
  const proxy = () => stateOf<KubeProxyState>(bench, 'kube-proxy/node-1')
  createService(bench, { ports: PORTS })
  run(bench, 3)
  const syncs = proxy().syncs
  for (const last of [2, 3, 4, 5]) {
    setEndpoints(bench, [endpoint(`10.244.1.${last}`, 'node-1', 'web')], 0)
  }
  run(bench, 0.1)
  expect(proxy().syncs).toBe(syncs + 1)
  expect(proxy().dirty.size).toBe(1)
  run(bench, 1)
  expect(proxy().syncs).toBe(syncs + 2)
  expect(proxy().dirty.size).toBe(0)
  expect(tableText(proxy().table, 'nat')).toContain('--to-destination 10.244.1.5:80')
})

it('an operation of the proxy is told by an event about its node', () => {
  const bench = startBench(['node-1'])
  run(bench, 1)
  expect(eventsAbout(bench, 'node-1')).toContain('Normal Starting: ')
})
