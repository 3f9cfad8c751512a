import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { seconds } from '../kernel/micros'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  deletePod,
  eventsAbout,
  getPod,
  kubeletState,
  podOf,
  type Rooms,
  requestsOf,
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
const nginx = (more: object = {}) => ({ name: 'main', image: 'nginx:1.27', ...more })
const sleeper = (more: object = {}) => ({
  name: 'main',
  image: 'busybox:1.36',
  command: ['sleep', '3600'],
  ...more,
})

/** Seconds from now until the pod's object is gone, at most `limit`. */
function untilGone(story: Story, limit: number): number {
  const from = story.kernel.state.now
  while (getPod(story, 'web') !== undefined) {
    if (story.kernel.state.now - from > seconds(limit)) return limit
    wait(story, 0.1)
  }
  return (story.kernel.state.now - from) / seconds(1)
}

const callsOf = (story: Story, method: string): number =>
  story.sent.filter(({ message }) => {
    const { type, call } = message as { type: string; call?: { method: string } }
    return type === 'cri.request' && call?.method === method
  }).length

it('a deleted pod is stopped, tells its end, and is removed with its uid as a precondition', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx()] })
  wait(story, 7)
  const { uid } = podOf(story, 'web').metadata
  story.sent.length = 0
  deletePod(story, 'web', 5)
  expect(untilGone(story, 30)).toBeLessThan(2)
  const requests = requestsOf(story).filter(({ path }) => path.includes('/pods/web'))
  expect(requests.map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'DELETE'])
  expect(requests[0]?.body).toMatchObject({ metadata: { uid }, status: { observedGeneration: 2 } })
  expect(requests[1]?.body).toMatchObject({
    status: {
      phase: 'Succeeded',
      containerStatuses: [{ state: { terminated: { exitCode: 0, reason: 'Completed' } } }],
    },
  })
  expect(requests[2]?.body).toMatchObject({ gracePeriodSeconds: 0, preconditions: { uid } })
  expect(eventsAbout(story, 'web').at(-1)).toBe('Normal Killing Stopping container main')
  wait(story, 2)
  expect(callsOf(story, 'RemovePodSandbox')).toBe(1)
  expect(kubeletState(story).workers.size).toBe(0)
})

it('a process that takes no notice of SIGTERM is killed when its grace is over', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [sleeper()], terminationGracePeriodSeconds: 30 })
  wait(story, 5)
  deletePod(story, 'web')
  const took = untilGone(story, 60)
  expect(took).toBeGreaterThan(30)
  expect(took).toBeLessThan(32)
})

it('a second deletion with less grace hurries the first', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [sleeper()] })
  wait(story, 5)
  deletePod(story, 'web')
  wait(story, 5)
  expect(getPod(story, 'web')?.metadata.deletionTimestamp).toBeDefined()
  deletePod(story, 'web', 2)
  expect(untilGone(story, 60)).toBeLessThan(4)
})

it('a pod deleted by force is gone at once; the kubelet stops its containers all the same', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx()] })
  wait(story, 7)
  deletePod(story, 'web', 0)
  expect(getPod(story, 'web')).toBeUndefined()
  wait(story, 5)
  expect(callsOf(story, 'StopContainer')).toBe(1)
  expect(kubeletState(story).workers.size).toBe(0)
})

it('a preStop hook is part of the grace period', () => {
  const story = startStory()
  const lifecycle = { preStop: { sleep: { seconds: 4 } } }
  createPod(story, 'web', { containers: [nginx({ lifecycle })] })
  wait(story, 7)
  deletePod(story, 'web')
  const took = untilGone(story, 60)
  expect(took).toBeGreaterThan(4)
  expect(took).toBeLessThan(6)
})

it('a preStop hook that fails is told, and changes nothing else', () => {
  const story = startStory()
  const lifecycle = { preStop: { exec: { command: ['sh', '-c', 'exit 1'] } } }
  createPod(story, 'web', { containers: [nginx({ lifecycle })] })
  wait(story, 7)
  deletePod(story, 'web')
  expect(untilGone(story, 60)).toBeLessThan(3)
  expect(eventsAbout(story, 'web')).toContain('Warning FailedPreStopHook PreStopHook failed')
})

it('a postStart hook that fails kills its container', () => {
  const story = startStory()
  const lifecycle = { postStart: { exec: { command: ['sh', '-c', 'exit 1'] } } }
  createPod(story, 'web', { containers: [nginx({ lifecycle })] })
  wait(story, 9)
  const events = eventsAbout(story, 'web')
  expect(events).toContain('Warning FailedPostStartHook PostStartHook failed')
  expect(events).toContain('Normal Killing FailedPostStartHook')
  expect(podOf(story, 'web').status?.containerStatuses?.[0]?.ready).toBe(false)
})

it('sidecars are stopped after the containers they serve', () => {
  const story = startStory()
  createPod(story, 'web', {
    initContainers: [nginx({ name: 'proxy', restartPolicy: 'Always' })],
    containers: [sleeper()],
    terminationGracePeriodSeconds: 6,
  })
  wait(story, 8)
  story.sent.length = 0
  deletePod(story, 'web')
  untilGone(story, 60)
  const stops = story.sent
    .filter(({ message }) => JSON.stringify(message).includes('"StopContainer","containerId"'))
    .map(({ at }) => at / seconds(1))
  expect(stops).toHaveLength(2)
  expect((stops[1] ?? 0) - (stops[0] ?? 0)).toBeGreaterThanOrEqual(6)
})

it('a pod deleted while its image is pulled is gone without waiting for it', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx({ image: 'perl:5.34' })] })
  wait(story, 2)
  deletePod(story, 'web')
  expect(untilGone(story, 30)).toBeLessThan(3)
})

it('a finished pod is removed at once', () => {
  const story = startStory()
  createPod(story, 'web', { restartPolicy: 'Never', containers: [sleeper({ command: ['true'] })] })
  wait(story, 8)
  expect(podOf(story, 'web').status?.phase).toBe('Succeeded')
  deletePod(story, 'web')
  expect(getPod(story, 'web')).toBeUndefined()
  wait(story, 2)
  expect(kubeletState(story).workers.size).toBe(0)
  expect(callsOf(story, 'RemovePodSandbox')).toBe(1)
})
