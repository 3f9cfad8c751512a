import { expect, it } from 'vitest'
import type { PodTemplateSpec } from '../core'
import { canonicalJson } from './canonicalJson'
import { fnv1a32, podTemplateHash } from './hash'

const template = (image: string): PodTemplateSpec => ({
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', image }] },
})

it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
  ['é', fnv1a32('\u00e9')],
])('FNV-1a of %j', (text, hash) => {
  expect(fnv1a32(text)).toBe(hash)
})

it('equal templates have equal hashes, whatever the order of their keys', () => {
  const { metadata, spec } = template('nginx')
  expect(podTemplateHash({ spec, ...(metadata && { metadata }) })).toBe(
    podTemplateHash(template('nginx')),
  )
  expect(podTemplateHash(template('nginx'))).not.toBe(podTemplateHash(template('nginx:2')))
})

it('a hash is made of the safe alphabet, and a collision gives another', () => {
  const hash = podTemplateHash(template('nginx'))
  expect(hash).toMatch(/^[456789bcdf]{1,10}$/)
  expect(podTemplateHash(template('nginx'), 1)).not.toBe(hash)
  expect(podTemplateHash(template('nginx'), 0)).not.toBe(hash)
})

it('canonical JSON sorts keys and drops those without value', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
    '{"b":[1,{"c":"x","d":null}]}',
  )
})
