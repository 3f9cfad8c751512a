import { expect, it } from 'vitest'
import { callName, cpuText, fitted, grouped, memoryText } from './describe'

it.each([
  ['web-7d9c6b8f4d-x2k9p', 'ReplicaSet/web-7d9c6b8f4d', 'web-x2k9p'],
  ['agent-x2k9p', 'DaemonSet/agent', 'agent-x2k9p'],
  ['db-0', 'StatefulSet/db', 'db-0'],
  ['lonely', '', 'lonely'],
])('a pod %s of %s is called %s', (name, owner, called) => {
  expect(callName({ name, owner })).toBe(called)
})

it.each([
  ['web-x2k9p', 12, 'web-x2k9p'],
  ['coredns-7kq2n', 10, 'core…7kq2n'],
  ['coredns-7kq2n', 5, 'co…2n'],
])('the name %s in %i characters is %s', (name, most, cut) => {
  expect(fitted(name, most)).toBe(cut)
})

it.each([
  [250, '0.25'],
  [4000, '4'],
  [333, '0.33'],
])('%i millicores are %s', (millis, text) => expect(cpuText(millis)).toBe(text))

it('memory is told in binary units', () => {
  expect(memoryText(512 * 2 ** 20)).toBe('512 Mi')
  expect(memoryText(1.5 * 2 ** 30)).toBe('1.5 Gi')
})

it('sets thousands apart', () => {
  expect([7, 1482, 218904].map(grouped)).toEqual(['7', '1\u00a0482', '218\u00a0904'])
})
