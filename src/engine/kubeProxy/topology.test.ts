import { expect, it } from 'vitest'
import { endpointsOfPort } from './endpoints'
import { makeEndpoint, makeSlice } from './serviceObjects.testing'
import { categorizeEndpoints, topologyMode } from './topology'

const here = { node: 'node-1', zone: 'a' }
const web = {
  name: 'default/web:http',
  portName: 'http',
  apiProtocol: 'TCP',
  protocol: 'tcp',
} as const
const both = { cluster: true, local: true }
const zoneHint = (name: string) => ({ forZones: [{ name }] })
const nodeHint = (name: string) => ({ forNodes: [{ name }], forZones: [{ name: 'a' }] })

const infos = (...endpoints: ReturnType<typeof makeEndpoint>[]) =>
  endpointsOfPort([makeSlice(endpoints)], web)
const ips = (endpoints: readonly { readonly ip: string }[]) => endpoints.map(({ ip }) => ip)

it('ready endpoints get traffic, others do not', () => {
  const all = infos(
    makeEndpoint('10.244.1.1', 'node-1'),
    makeEndpoint('10.244.1.2', 'node-1', 'notReady'),
    makeEndpoint('10.244.2.1', 'node-2', 'terminating'),
  )
  const found = categorizeEndpoints(all, both, here)
  expect(ips(found.cluster)).toEqual(['10.244.1.1'])
  expect(ips(found.local)).toEqual(['10.244.1.1'])
})

it('terminating endpoints that still serve get traffic when no ready one is left', () => {
  const all = infos(
    makeEndpoint('10.244.1.1', 'node-1', 'terminating'),
    makeEndpoint('10.244.1.2', 'node-1', 'gone'),
    makeEndpoint('10.244.2.1', 'node-2', 'terminating'),
  )
  const found = categorizeEndpoints(all, both, here)
  expect(ips(found.cluster)).toEqual(['10.244.1.1', '10.244.2.1'])
  expect(ips(found.local)).toEqual(['10.244.1.1'])
})

it('policy Local falls back to terminating endpoints by itself, whatever other nodes have', () => {
  const all = infos(
    makeEndpoint('10.244.1.1', 'node-1', 'terminating'),
    makeEndpoint('10.244.2.1', 'node-2'),
  )
  const found = categorizeEndpoints(all, both, here)
  expect(ips(found.cluster)).toEqual(['10.244.2.1'])
  expect(ips(found.local)).toEqual(['10.244.1.1'])
})

it('endpoints on other nodes only: none is local, but there are some', () => {
  const found = categorizeEndpoints(infos(makeEndpoint('10.244.2.1', 'node-2')), both, here)
  expect(found.local).toEqual([])
  expect(found.usable).toBe(true)
})

it.each([
  ['all hinted, one for this zone', ['a', 'b'], 'PreferSameZone'],
  ['all hinted, none for this zone', ['b', 'c'], 'none'],
  ['one without a hint', ['a', ''], 'none'],
])('zone hints: %s', (_, zones, mode) => {
  const all = infos(
    ...zones.map((zone, index) =>
      makeEndpoint(
        `10.244.2.${index}`,
        'node-2',
        'ready',
        zone === '' ? undefined : zoneHint(zone),
      ),
    ),
  )
  expect(topologyMode(all, here)).toBe(mode)
})

it('node hints go before zone hints, and zone hints apply where no node hint does', () => {
  const all = infos(
    makeEndpoint('10.244.1.1', 'node-1', 'ready', nodeHint('node-1')),
    makeEndpoint('10.244.2.1', 'node-2', 'ready', nodeHint('node-2')),
  )
  expect(topologyMode(all, here)).toBe('PreferSameNode')
  expect(topologyMode(all, { node: 'node-3', zone: 'a' })).toBe('PreferSameZone')
  expect(ips(categorizeEndpoints(all, both, here).cluster)).toEqual(['10.244.1.1'])
})

it('a pod that two slices hold for a moment is one endpoint', () => {
  const slice = makeSlice([makeEndpoint('10.244.1.1', 'node-1')])
  expect(endpointsOfPort([slice, slice], web)).toHaveLength(1)
})
