import { expect, it } from 'vitest'
import {
  actorTarget,
  messageTarget,
  parseTarget,
  podTarget,
  targetText,
  workerTarget,
} from './target'

it.each([
  podTarget('default/web-1'),
  workerTarget('worker-1'),
  actorTarget('kubelet/worker-1'),
  messageTarget(42),
])('what is written on an element is read back: %s', (text) => {
  expect(targetText(parseTarget(text))).toBe(text)
})

it('what stands for nothing is nothing', () => {
  expect(parseTarget('')).toBeUndefined()
})
