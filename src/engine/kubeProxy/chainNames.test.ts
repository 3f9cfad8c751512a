import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256 } from '../../api/machinery/sha256'
import { endpointChain, servicePortChains, servicePortName } from './chainNames'

it.each(['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(200)])(
  'the SHA-256 of %j is the standard one',
  (text) => {
    const digest = Array.from(sha256(text), (byte) => byte.toString(16).padStart(2, '0')).join('')
    expect(digest).toBe(createHash('sha256').update(text).digest('hex'))
  },
)

it.each([
  ['default', 'kubernetes', 'https', 'tcp', 'NPX46M4PTMTKRN6Y'],
  ['kube-system', 'kube-dns', 'dns', 'udp', 'TCOU7JCQXEZGVUNU'],
  ['kube-system', 'kube-dns', 'dns-tcp', 'tcp', 'ERIFXISQEP7F7OF4'],
  ['kube-system', 'kube-dns', 'metrics', 'tcp', 'JD5MR3NA4I4DYORP'],
  ['default', 'web', '', 'tcp', 'LOLE4ISW44XBNF3G'],
  ['default', 'web', 'http', 'tcp', 'CDGGSHYLG3RE2FKL'],
])('the chains of %s/%s port "%s" %s end in %s', (namespace, service, port, protocol, hash) => {
  expect(servicePortChains(servicePortName(namespace, service, port), protocol)).toEqual({
    cluster: `KUBE-SVC-${hash}`,
    local: `KUBE-SVL-${hash}`,
    external: `KUBE-EXT-${hash}`,
    firewall: `KUBE-FW-${hash}`,
  })
})

it.each([
  ['10.244.1.5:8080', 'KUBE-SEP-AFGSLHOD2HFNCBX4'],
  ['10.244.2.7:8080', 'KUBE-SEP-2RIJ5GIYXEFH6G4D'],
])('the chain of endpoint %s of default/web:http is %s', (endpoint, chain) => {
  expect(endpointChain('default/web:http', 'tcp', endpoint)).toBe(chain)
})
