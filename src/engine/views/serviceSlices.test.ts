import { expect, it } from 'vitest'
import type { EndpointSlice } from '../../api/discovery'
import { fileSlice, type ServiceSlices, slicesOf } from './serviceSlices'

const makeSlice = (name: string, service?: string): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T12:00:00Z',
    ...(service === undefined ? {} : { labels: { 'kubernetes.io/service-name': service } }),
  },
  addressType: 'IPv4',
  endpoints: [],
})

it('a Service has all slices that name it in their label, in its own namespace', () => {
  const slices: ServiceSlices = new Map()
  for (const name of ['web-a', 'web-b']) fileSlice(slices, undefined, makeSlice(name, 'web'))
  fileSlice(slices, undefined, makeSlice('shop-a', 'shop'))
  fileSlice(slices, undefined, makeSlice('nobodys'))
  expect(slicesOf(slices, 'default/web').map(({ metadata }) => metadata.name)).toEqual([
    'web-a',
    'web-b',
  ])
  expect(slicesOf(slices, 'other/web')).toEqual([])
})

it('a slice that is deleted, or given another label, is its Service’s no more', () => {
  const slices: ServiceSlices = new Map()
  const [one, other] = [makeSlice('web-a', 'web'), makeSlice('web-b', 'web')]
  for (const slice of [one, other]) fileSlice(slices, undefined, slice)
  fileSlice(slices, one, undefined)
  fileSlice(slices, other, makeSlice('web-b', 'shop'))
  expect(slicesOf(slices, 'default/web')).toEqual([])
  expect(slicesOf(slices, 'default/shop')).toHaveLength(1)
})
