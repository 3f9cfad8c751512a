import { expect, it } from 'vitest'
import { findManifest } from './imageRegistry'

const sizeOf = (repository: string, reference: string): number => {
  const found = findManifest(repository, reference)
  return typeof found === 'string' ? 0 : found.layers.reduce((sum, one) => sum + one.sizeBytes, 0)
}

it.each([
  ['docker.io/library/nginx', '1.27', true],
  ['docker.io/library/nginx', '1.27.3-alpine', true],
  ['docker.io/library/nginx', 'stable-alpine3.20', true],
  ['docker.io/library/nginx', '1.161', false],
  ['docker.io/library/nginx', 'v1.27', false],
  ['docker.io/library/redis', '6.0.5', true],
  ['docker.io/library/redis', '9.0', false],
  ['registry.k8s.io/redis', 'e2e', true],
  ['docker.io/library/busybox', '1.28', true],
  ['registry.k8s.io/busybox', '1.27.2', true],
  ['gcr.io/google_samples/gb-frontend', 'v5', true],
  ['us-docker.pkg.dev/google-samples/containers/gke/gb-frontend', 'v5', true],
  ['us-docker.pkg.dev/google-samples/containers/gke/gb-redis-follower', 'v2', true],
  ['registry.k8s.io/pause', '3.10', true],
  ['registry.k8s.io/pause', '4.0', false],
  ['registry.k8s.io/coredns/coredns', 'v1.13.1', true],
  ['registry.k8s.io/e2e-test-images/agnhost', '2.40', true],
  ['docker.io/acme/shop', 'v7-rc1', true],
  ['docker.io/acme/shop', 'does-not-exist', false],
])('%s:%s exists: %s', (repository, tag, exists) => {
  expect(typeof findManifest(repository, tag)).toBe(exists ? 'object' : 'string')
})

it('a repository that is not there is refused as docker.io does, a tag that is not is unknown', () => {
  expect(findManifest('docker.io/library/nonexistent', 'latest')).toBe('accessDenied')
  expect(findManifest('docker.io/library/nginx', 'nope')).toBe('manifestUnknown')
})

it('an unknown image always has the same size, within reason', () => {
  const size = sizeOf('docker.io/acme/shop', 'v1')
  expect(size).toBe(sizeOf('docker.io/acme/shop', 'v2'))
  expect(size).toBeGreaterThan(12_000_000)
  expect(size).toBeLessThan(192_000_000)
  expect(sizeOf('docker.io/acme/cart', 'v1')).not.toBe(size)
})

it('the layers of an image add up to its size, the first being the largest', () => {
  const found = findManifest('docker.io/library/nginx', '1.27')
  if (typeof found === 'string') throw new Error(found)
  const sizes = found.layers.map((layer) => layer.sizeBytes)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(72_319_283)
  expect([...sizes].sort((a, b) => b - a)[0]).toBe(sizes[0])
})
