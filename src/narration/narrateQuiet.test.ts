import { expect, it } from 'vitest'
import type { PodView, WorkerView, WorkloadView } from '../protocol/messages'
import { type AtRest, narrateQuiet } from './narrateQuiet'
import { textOf } from './sentence'

const deployment = (name: string, desired = 3, ready = desired, namespace = 'default') =>
  ({
    key: `Deployment/${namespace}/${name}`,
    namespace,
    name,
    desired,
    ready,
    ending: false,
  }) as WorkloadView
const worker = (name: string, ready: WorkerView['ready'] = 'True') =>
  ({ name, ready, registered: true }) as WorkerView
const pod = (name: string, look: PodView['look'], status: string, node = '') =>
  ({ key: `default/${name}`, name, look, status, node }) as PodView

const rest = (wish: Partial<AtRest>): string =>
  textOf(
    narrateQuiet({
      now: 0,
      deployments: [],
      workers: [worker('worker-1'), worker('worker-2')],
      pods: [],
      visitors: false,
      heartbeats: false,
      ...wish,
    }),
  )

it.each([
  [
    'one Deployment, with all that moves',
    { deployments: [deployment('web')], visitors: true, heartbeats: true },
    'All quiet: Deployment web wants 3 pods and 3 are Ready. What you see moving is heartbeats and visitors.',
  ],
  [
    'hidden heartbeats are not spoken of',
    { deployments: [deployment('web')], visitors: true },
    'All quiet: Deployment web wants 3 pods and 3 are Ready. What you see moving is visitors.',
  ],
  [
    'the system’s own Deployments do not count',
    { deployments: [deployment('coredns', 2, 2, 'kube-system'), deployment('web', 1)] },
    'All quiet: Deployment web wants 1 pod and 1 is Ready.',
  ],
  [
    'two Deployments',
    { deployments: [deployment('web'), deployment('shop', 2, 1)] },
    'All quiet: Deployments web and shop want 5 pods and 4 are Ready.',
  ],
  [
    'many Deployments',
    { deployments: ['a', 'b', 'c'].map((name) => deployment(name)) },
    'All quiet: 3 Deployments, a the first, want 9 pods and 9 are Ready.',
  ],
  ['nothing yet', {}, 'All quiet: 2 workers ready to run pods, and nobody has asked for any.'],
  ['no worker', { workers: [] }, 'All quiet: there is no worker yet, so no pod can run.'],
  [
    'a worker that is down comes first',
    {
      workers: [worker('worker-1'), worker('worker-2', 'Unknown')],
      deployments: [deployment('web')],
    },
    'It has come to rest, with worker-2 NotReady.',
  ],
  [
    'a pod in trouble',
    { pods: [pod('crash', 'crashing', 'CrashLoopBackOff', 'worker-1')] },
    'It has come to rest, with crash in CrashLoopBackOff.',
  ],
  [
    'a pod that fits nowhere',
    { pods: [pod('giant', 'pending', 'Pending')] },
    'It has come to rest, with giant Pending: choose it to see why.',
  ],
])('at rest the caption tells of %s', (_, wish, words) => {
  expect(rest(wish)).toBe(words)
  expect(words.length).toBeLessThanOrEqual(110)
})
