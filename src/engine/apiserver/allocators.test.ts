import { describe, expect, it } from 'vitest'
import type { Service } from '../../api/core'
import { createAllocations, followService, serviceAllocator } from './allocators'

const first = (): number => 0
const service = (clusterIP: string, nodePort: number): Service =>
  ({ spec: { clusterIPs: [clusterIP], ports: [{ port: 80, nodePort }] } }) as never

describe('cluster IPs', () => {
  it('are drawn above the lowest 256, which are for those who ask', () => {
    const allocator = serviceAllocator(createAllocations(), first, false)
    expect(allocator.allocateClusterIP()).toBe('10.96.1.1')
    expect(allocator.allocateClusterIP()).toBe('10.96.1.2')
    expect(allocator.allocateClusterIP('10.96.0.10')).toBe('10.96.0.10')
  })

  it('are given once, and again when they are back', () => {
    const allocator = serviceAllocator(createAllocations(), first, false)
    allocator.allocateClusterIP('10.96.0.10')
    expect(allocator.allocateClusterIP('10.96.0.10')).toEqual({
      failure: 'allocated',
      text: 'provided IP is already allocated',
    })
    allocator.releaseClusterIP('10.96.0.10')
    expect(allocator.allocateClusterIP('10.96.0.10')).toBe('10.96.0.10')
  })

  it.each(['10.96.0.0', '10.111.255.255', '1.2.3.4'])(
    'are none of the network’s ends: %s',
    (ip) => {
      expect(serviceAllocator(createAllocations(), first, false).allocateClusterIP(ip)).toEqual({
        failure: 'outOfRange',
        text: 'the provided network does not match the current range',
      })
    },
  )

  it('are told to a dry run, which takes none', () => {
    const taken = createAllocations()
    serviceAllocator(taken, first, true).allocateClusterIP()
    expect(taken.addresses.size).toBe(0)
  })
})

describe('node ports', () => {
  it('are drawn from 30086 up, and from the lower band when all else is taken', () => {
    const allocator = serviceAllocator(createAllocations(), first, false)
    expect(allocator.allocateNodePort()).toBe(30_086)
    for (let port = 30_087; port <= 32_767; port++) allocator.allocateNodePort(port)
    expect(allocator.allocateNodePort()).toBe(30_000)
    for (let port = 30_001; port <= 30_085; port++) allocator.allocateNodePort(port)
    expect(allocator.allocateNodePort()).toEqual({ failure: 'full', text: 'range is full' })
  })

  it('lie between 30000 and 32767', () => {
    expect(serviceAllocator(createAllocations(), first, false).allocateNodePort(20_000)).toEqual({
      failure: 'outOfRange',
      text: 'provided port is not in the valid range. The range of valid ports is 30000-32767',
    })
  })
})

describe('what is taken', () => {
  it('follows the Services that are stored', () => {
    const taken = createAllocations()
    followService(taken, undefined, service('10.96.0.10', 30_001))
    expect([taken.addresses.size, [...taken.ports]]).toEqual([1, [30_001]])
    followService(taken, service('10.96.0.10', 30_001), service('10.96.0.10', 30_002))
    expect([...taken.ports]).toEqual([30_002])
    followService(taken, service('10.96.0.10', 30_002), undefined)
    expect([taken.addresses.size, taken.ports.size]).toEqual([0, 0])
  })
})
