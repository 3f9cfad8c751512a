import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { startActor, stopActor } from '../kernel/kernel'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  deletePod,
  eventsAbout,
  getPod,
  KUBELET,
  nodeOf,
  podOf,
  type Rooms,
  RUNTIME,
  request,
  type Story,
  startStory as startStoryWith,
  wait,
} from './cluster.testing'

const rooms: Rooms = {
  etcd: behaviour(etcd),
  apiServer: behaviour(apiServer),
  runtime: behaviour(runtime),
  registry: behaviour(imageRegistry),
}
const startStory = () => startStoryWith(rooms)
const nginx = { name: 'main', image: 'nginx:1.27' }

function cutPower(story: Story, downSeconds: number, meanwhile?: () => void): void {
  stopActor(story.kernel, RUNTIME)
  stopActor(story.kernel, KUBELET)
  wait(story, downSeconds)
  meanwhile?.()
  startActor(story.kernel, RUNTIME)
  startActor(story.kernel, KUBELET)
}

it('after a power cut pods come back in new sandboxes, with a new address and one restart more', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx] })
  wait(story, 7)
  expect(podOf(story, 'web').status?.podIP).toBe('10.244.1.2')
  cutPower(story, 60)
  wait(story, 8)
  expect(podOf(story, 'web').status).toMatchObject({
    phase: 'Running',
    podIP: '10.244.1.3',
    containerStatuses: [
      {
        ready: true,
        restartCount: 1,
        lastState: { terminated: { exitCode: 255, reason: 'Unknown' } },
      },
    ],
  })
  const events = eventsAbout(story, 'web')
  expect(events).toContain(
    'Normal SandboxChanged Pod sandbox changed, it will be killed and re-created.',
  )
  // The image is on the disk.
  expect(events.filter((line) => line.startsWith('Normal Pulling'))).toHaveLength(1)
  expect(eventsAbout(story, 'w1').join()).toMatch(/Node w1 has been rebooted, boot id: /)
})

it('a pod deleted while its node was off is let go when the node is back', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx] })
  wait(story, 7)
  cutPower(story, 10, () => deletePod(story, 'web', 5))
  wait(story, 6)
  expect(getPod(story, 'web')).toBeUndefined()
})

it('a pod deleted by force while its node was off leaves nothing behind on the node', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx] })
  wait(story, 7)
  cutPower(story, 10, () => deletePod(story, 'web', 0))
  wait(story, 6)
  const runtimeState = story.kernel.state.actors.get(RUNTIME)?.state as {
    pods: Map<string, unknown>
  }
  expect(runtimeState.pods.size).toBe(0)
})

it('a kubelet keeps its pods running while the API server is away, and tells of it later', () => {
  const story = startStory()
  const container = {
    name: 'main',
    image: 'busybox:1.36',
    command: ['sh', '-c', 'sleep 20; exit 1'],
  }
  createPod(story, 'web', { containers: [container] })
  wait(story, 6)
  stopActor(story.kernel, 'kube-apiserver/m')
  wait(story, 40)
  startActor(story.kernel, 'kube-apiserver/m')
  wait(story, 100)
  expect(podOf(story, 'web').status?.containerStatuses?.[0]?.restartCount).toBeGreaterThan(0)
})

it('the lease is renewed every ten seconds, the status only when something changed', () => {
  const story = startStory()
  wait(story, 20)
  story.sent.length = 0
  wait(story, 200)
  const byMethod = (method: string) =>
    story.sent.filter(
      ({ from, message }) =>
        from === KUBELET && (message as unknown as { method?: string }).method === method,
    ).length
  expect(byMethod('PUT')).toBeGreaterThanOrEqual(19)
  expect(byMethod('PATCH')).toBeLessThanOrEqual(1)
  const lease = request(
    story,
    'GET',
    '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/w1',
  )
  expect(lease.body).toMatchObject({
    metadata: { ownerReferences: [{ kind: 'Node', name: 'w1' }] },
    spec: { holderIdentity: 'w1', leaseDurationSeconds: 40 },
  })
})

it('a runtime that no longer answers makes the node not ready after half a minute', () => {
  const story = startStory()
  const livenessProbe = { httpGet: { path: '/', port: 80 } }
  createPod(story, 'web', { containers: [{ ...nginx, livenessProbe }] })
  wait(story, 10)
  const { overrides } = story.kernel.state.links
  overrides.set(`${KUBELET}>${RUNTIME}`, { cut: true })
  wait(story, 80)
  const ready = () => nodeOf(story).status?.conditions?.find(({ type }) => type === 'Ready')
  expect(ready()).toMatchObject({
    status: 'False',
    reason: 'KubeletNotReady',
    message: 'container runtime is down',
  })
  overrides.clear()
  wait(story, 150)
  expect(ready()?.status).toBe('True')
})
