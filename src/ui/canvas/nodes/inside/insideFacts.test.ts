import { expect, it } from 'vitest'
import type {
  ControllerManagerView,
  ControllerView,
  WorkerView,
} from '../../../../protocol/messages'
import { factsOf } from './insideFacts'

const worker = {
  runtime: 'containerd',
  imageCount: 3,
  images: [
    { name: 'nginx:1.27', sizeBytes: 70_000_000 },
    { name: 'pause:3.10.1', sizeBytes: 320_448 },
  ],
  proxyRules: 1204,
  podSync: { pod: 'default/web-x2k9p', at: 65_000_000 },
} as unknown as WorkerView

it.each([
  ['kube-proxy/worker-1', '1\u00a0204 rules in the iptables tables of this node.'],
  ['kubelet/worker-1', 'Synced web-x2k9p last, at 1:05.'],
  ['runtime/worker-1', '3 images on its disk.'],
])('%s tells what it holds: %s', (actor, line) => {
  expect(factsOf(actor, worker, undefined)?.lines[0]).toBe(line)
})

it('of more images than are told the largest are', () => {
  const facts = factsOf('runtime/worker-1', worker, undefined)
  expect(facts?.lines).toContain('The 2 largest:')
  expect(facts?.images).toBe(worker.images)
})

it('a controller at work says what is wanted of its object, and what there is', () => {
  const goal = { of: 'pods', wanted: 3, there: 2 } as const
  const working = { title: 'ReplicaSet', inHand: { key: 'default/web-5d4', goal } }
  const told = (controllers: readonly unknown[]) =>
    factsOf('kube-controller-manager/m', undefined, {
      cloud: false,
      controllers: controllers as readonly ControllerView[],
    } as ControllerManagerView)?.lines
  expect(told([working])).toEqual(['ReplicaSet: web-5d4 wants 3 pods, there are 2.'])
  expect(told([{ title: 'Deployment' }])).toEqual(['Its loops rest: nothing is left to do.'])
})
