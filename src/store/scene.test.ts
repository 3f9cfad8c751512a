import { expect, it } from 'vitest'
import type { PodView, WorkerView } from '../protocol/messages'
import { sceneOf } from './scene'

const worker = (wish: Partial<WorkerView> = {}) =>
  ({ registered: true, ready: 'True', powered: true, ...wish }) as WorkerView
const pod = (look: PodView['look']) => ({ look }) as PodView
const workers = (count: number) => Array.from({ length: count }, () => worker())

it.each([
  ['three Ready workers are a small healthy cluster', workers(3), [], 'A small healthy cluster'],
  ['thirty-one are a large one', workers(31), [], 'A large healthy cluster'],
  [
    'one without power is told before the API knows',
    [worker({ powered: false })],
    [],
    'A small cluster, a worker down',
  ],
  [
    'a machine that boots is not down',
    [worker(), worker({ registered: false, ready: 'Unknown' })],
    [],
    'A small healthy cluster',
  ],
  [
    'a crashing pod is trouble',
    workers(3),
    [pod('crashing')],
    'A small cluster with a pod in trouble',
  ],
  ['a Pending pod is none', workers(3), [pod('pending')], 'A small healthy cluster'],
  ['no worker at all is said', [], [], 'A cluster without workers'],
])('%s', (_, all, pods, words) => {
  expect(sceneOf(all, pods)).toBe(words)
})
