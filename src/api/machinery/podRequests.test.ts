import { expect, it } from 'vitest'
import { podResource } from './podResource'

it('extended resources are counted one by one', () => {
  const resources = { requests: { 'nvidia.com/gpu': '2', pods: '1', cpu: '1' } }
  const { requests } = podResource({
    spec: { containers: [{ name: 'train', image: 'train', resources }] },
  })
  expect([...requests.scalarResources]).toEqual([['nvidia.com/gpu', 2]])
  expect(requests.milliCPU).toBe(1000)
})
