import { describe, expect, it } from 'vitest'
import {
  addressAt,
  formatCIDR,
  formatIP,
  matchesAddress,
  overlaps,
  parseCIDR,
  parseIP,
  sizeOf,
  subnetAt,
} from './addresses'

const block = (text: string) => {
  const parsed = parseCIDR(text)
  if (parsed === undefined) throw new Error(`${text} is no CIDR`)
  return parsed
}

describe('addresses', () => {
  it.each(['0.0.0.0', '10.96.0.10', '192.168.255.1', '255.255.255.255'])(
    '%s survives parsing and printing',
    (text) => {
      expect(formatIP(parseIP(text) ?? -1)).toBe(text)
    },
  )

  it.each(['', '10.0.0', '10.0.0.256', '10.0.0.01', '10.0.0.1.2', 'a.b.c.d', '10.0.0.-1'])(
    '%j is no address',
    (text) => {
      expect(parseIP(text)).toBeUndefined()
    },
  )

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '10.0.0.0/08'])(
    '%j is no block',
    (text) => {
      expect(parseCIDR(text)).toBeUndefined()
    },
  )
})

describe('CIDR blocks', () => {
  it('a block begins at its network address, whatever address names it', () => {
    expect(formatCIDR(block('10.244.7.9/16'))).toBe('10.244.0.0/16')
  })

  it('a /24 has 256 addresses, and its gateway is the second', () => {
    const podCIDR = block('10.244.3.0/24')
    expect(sizeOf(podCIDR)).toBe(256)
    expect(formatIP(addressAt(podCIDR, 1))).toBe('10.244.3.1')
  })

  it('a cluster CIDR /16 is cut into 256 node blocks /24 and no more', () => {
    const cluster = block('10.244.0.0/16')
    const last = subnetAt(cluster, 24, 255)
    expect(last && formatCIDR(last)).toBe('10.244.255.0/24')
    expect(subnetAt(cluster, 24, 256)).toBeUndefined()
  })

  it.each([
    ['10.244.0.0/16', '10.244.255.255', true],
    ['10.244.0.0/16', '10.245.0.0', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['10.96.0.1', '10.96.0.1', true],
    ['10.96.0.1', '10.96.0.10', false],
  ])('%s matches %s: %s', (range, ip, matches) => {
    expect(matchesAddress(range, ip)).toBe(matches)
  })

  it('two blocks overlap exactly when one lies within the other', () => {
    expect(overlaps(block('10.244.0.0/16'), block('10.244.9.0/24'))).toBe(true)
    expect(overlaps(block('10.244.9.0/24'), block('10.244.0.0/16'))).toBe(true)
    expect(overlaps(block('10.244.8.0/24'), block('10.244.9.0/24'))).toBe(false)
  })
})
