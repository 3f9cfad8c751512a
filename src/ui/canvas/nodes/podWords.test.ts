import { expect, it } from 'vitest'
import type { PodView } from '../../../protocol/messages'
import { gaugeOf, lookFrom, podWords } from './podWords'

const pod = (part: Partial<PodView>): PodView => ({
  kind: 'Pod',
  key: 'default/web-1',
  uid: '',
  namespace: 'default',
  name: 'web-1',
  node: 'worker-1',
  look: 'running',
  status: 'Running',
  readyContainers: 1,
  containers: [
    { name: 'web', kind: 'main', state: 'ready', reason: '', image: 'nginx', restarts: 0 },
  ],
  restarts: 0,
  owner: '',
  labels: {},
  cpuMillis: 0,
  memoryBytes: 0,
  ip: '',
  createdAt: 0,
  priority: 0,
  ...part,
})

it.each([
  ['Running', pod({}), 'wide', 'Running 1/1'],
  ['Running in a narrow card', pod({}), 'narrow', '1/1'],
  ['not ready', pod({ look: 'notReady', readyContainers: 0 }), 'narrow', '0/1'],
  [
    'pulling',
    pod({ look: 'creating', status: 'ContainerCreating', pullPercent: 46.4 }),
    'wide',
    'Pull 46%',
  ],
  ['in back-off', pod({ look: 'crashing', status: 'CrashLoopBackOff' }), 'wide', 'CrashLoop'],
  [
    'in back-off in a narrow card',
    pod({ look: 'crashing', status: 'CrashLoopBackOff' }),
    'narrow',
    'Crash',
  ],
  ['Terminating', pod({ look: 'ending', status: 'Terminating' }), 'narrow', 'Ending'],
  [
    'whose image is pulled again',
    pod({ look: 'crashing', status: 'Error', pullPercent: 0 }),
    'wide',
    'Error',
  ],
  ['out of memory', pod({ look: 'failed', status: 'OOMKilled' }), 'narrow', 'OOMKilled'],
  ['not heard of', pod({ look: 'unknown' }), 'wide', 'Unknown'],
] as const)('a pod %s says so', (_, view, size, words) => {
  expect(podWords(view, size)).toBe(words)
})

it('a pod of a silent worker is unknown, unless it ended or was told to', () => {
  expect(lookFrom(pod({}), true)).toBe('unknown')
  expect(lookFrom(pod({ look: 'ending' }), true)).toBe('ending')
  expect(lookFrom(pod({}), false)).toBe('running')
})

it('the gauge is empty while a pod is only wanted, and rises with the pull', () => {
  expect(gaugeOf(pod({ look: 'pending' }))).toBe(0)
  expect(gaugeOf(pod({ look: 'creating', pullPercent: 60 }))).toBe(60)
  expect(gaugeOf(pod({ look: 'crashing' }))).toBe(100)
})
