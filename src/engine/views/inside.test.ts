import { expect, it } from 'vitest'
import { createEngine } from '../index'
import type { ControllerManagerView, ControllerView, GoalView, WorkerView } from './records'

const SECOND = 1_000_000
const labels = { app: 'shop' }
const shop = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', namespace: 'default' },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
    },
  },
}
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { selector: labels, ports: [{ port: 80 }] },
}

/** A cluster with the demo in which something is applied: what its records show, step by step. */
function applied(...objects: readonly unknown[]) {
  const engine = createEngine({ seed: 3, content: 'demo' })
  const managers: ControllerManagerView[] = []
  const workers: WorkerView[] = []
  engine.drain()
  engine.apply(objects, 'default')
  const until = engine.now() + 30 * SECOND
  while (engine.now() < until) {
    engine.advance(engine.now() + SECOND / 1000)
    for (const delta of engine.drain().deltas) {
      if (delta.op !== 'put') continue
      if (delta.record.kind === 'ControllerManager') managers.push(delta.record)
      if (delta.record.kind === 'Worker') workers.push(delta.record)
    }
  }
  const inHand = (title: string): readonly NonNullable<ControllerView['inHand']>[] =>
    managers.flatMap(({ controllers }) =>
      controllers.flatMap((one) => (one.title === title && one.inHand ? [one.inHand] : [])),
    )
  return { inHand, managers, workers }
}

const goals = (held: readonly { readonly goal?: GoalView }[]): readonly string[] => [
  ...new Set(held.flatMap(({ goal }) => (goal ? [`${goal.there}/${goal.wanted} ${goal.of}`] : []))),
]

it('controllers bring what there is to what is wanted, and rest when both are the same', () => {
  const { inHand, managers } = applied(shop, service)
  const deployments = inHand('Deployment').filter(({ key }) => key === 'default/shop')
  const replicaSets = inHand('ReplicaSet').filter(({ key }) => key.startsWith('default/shop-'))
  const slices = inHand('EndpointSlice').filter(({ key }) => key === 'default/shop')
  expect(goals(deployments)).toEqual(expect.arrayContaining(['0/3 pods', '3/3 pods']))
  expect(goals(replicaSets)).toEqual(expect.arrayContaining(['0/3 pods', '3/3 pods']))
  expect(goals(slices)).toEqual(expect.arrayContaining(['0/3 endpoints', '3/3 endpoints']))
  const resting = managers.findLast(({ cloud }) => !cloud)?.controllers
  expect(resting?.filter((one) => one.inHand)).toEqual([])
})

it('a kubelet syncs the pods bound to its node, and no others', () => {
  const { workers } = applied(shop)
  const synced = new Set(
    workers.flatMap(({ name, podSync }) => (podSync ? [`${name} ${podSync.pod}`] : [])),
  )
  const shops = [...synced].filter((one) => one.includes(' default/shop-'))
  expect(shops).toHaveLength(3)
  expect(new Set(shops.map((one) => one.split(' ')[1])).size).toBe(3)
})

it('an image that was pulled lies on the disk of its node, beside the one that holds sandboxes', () => {
  const { workers } = applied(shop)
  const last = workers.findLast(({ name }) => name === 'worker-1')
  expect(last?.imageCount).toBe(last?.images.length)
  expect(last?.images.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['nginx:1.27', 'pause:3.10.1']),
  )
  const sizes = last?.images.map(({ sizeBytes }) => sizeBytes) ?? []
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
  expect(Math.min(...sizes)).toBeGreaterThan(0)
})
