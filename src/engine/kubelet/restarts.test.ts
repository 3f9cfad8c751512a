import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { seconds } from '../kernel/micros'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  eventsAbout,
  patch,
  podOf,
  type Rooms,
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
const sh = (script: string, more: object = {}) => ({
  name: 'main',
  image: 'busybox:1.36',
  command: ['sh', '-c', script],
  ...more,
})
const main = (story: Story, name = 'web') => podOf(story, name).status?.containerStatuses?.[0]

/** When each container of the pod was started: seconds, from StartContainer calls. */
function starts(story: Story): number[] {
  return story.sent
    .filter(({ message }) => JSON.stringify(message).includes('"method":"StartContainer"'))
    .filter(({ message }) => message.type === 'cri.request')
    .map(({ at }) => at / seconds(1))
}

it('a container that fails at once is restarted at once, then after 10 s, 20 s, 40 s and so on', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [sh('exit 1')] })
  wait(story, 900)
  const times = starts(story)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(gaps[0]).toBeLessThan(3)
  for (const [index, delay] of [10, 20, 40, 80, 160, 300].entries()) {
    expect(gaps[index + 1]).toBeGreaterThanOrEqual(delay)
    // A pod comes again up to half of the wait late, and no later than a minute and a half.
    expect(gaps[index + 1]).toBeLessThan(delay * 1.5 + 3)
  }
})

it('meanwhile it says CrashLoopBackOff, and its phase is Running', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [sh('exit 3')] })
  wait(story, 20)
  const { uid } = podOf(story, 'web').metadata
  expect(podOf(story, 'web').status?.phase).toBe('Running')
  expect(main(story)).toMatchObject({
    ready: false,
    started: false,
    state: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off 20s restarting failed container=main pod=web_default(${uid})`,
      },
    },
    lastState: { terminated: { exitCode: 3, reason: 'Error' } },
  })
  expect(eventsAbout(story, 'web')).toContain(
    `Warning BackOff Back-off restarting failed container main in pod web_default(${uid})`,
  )
})

it.each([
  ['Never', 'exit 0', 'Succeeded', 0],
  ['Never', 'exit 1', 'Failed', 0],
  ['OnFailure', 'exit 0', 'Succeeded', 0],
  ['OnFailure', 'exit 1', 'Running', 1],
  ['Always', 'exit 0', 'Running', 1],
])(
  'with policy %s a container that does %s leaves the pod %s',
  (restartPolicy, script, phase, restarts) => {
    const story = startStory()
    createPod(story, 'web', { restartPolicy, containers: [sh(script)] })
    wait(story, 12)
    expect(podOf(story, 'web').status?.phase).toBe(phase)
    expect(main(story)?.restartCount).toBe(restarts)
  },
)

it('a pod that has succeeded says so in all its conditions, and its sandbox is gone', () => {
  const story = startStory()
  createPod(story, 'web', { restartPolicy: 'Never', containers: [sh('echo done')] })
  wait(story, 12)
  const conditions = podOf(story, 'web').status?.conditions ?? []
  expect(conditions.map(({ type, status, reason }) => `${type} ${status} ${reason ?? ''}`)).toEqual(
    [
      'PodReadyToStartContainers False ',
      'Initialized True PodCompleted',
      'Ready False PodCompleted',
      'ContainersReady False PodCompleted',
      'PodScheduled True ',
    ],
  )
  expect(main(story)?.state?.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' })
})

it('init containers run one after the other, then the containers', () => {
  const story = startStory()
  createPod(story, 'web', {
    initContainers: [sh('sleep 2', { name: 'one' }), sh('sleep 2', { name: 'two' })],
    containers: [{ name: 'main', image: 'nginx:1.27' }],
  })
  wait(story, 3)
  const early = podOf(story, 'web').status
  expect(early?.phase).toBe('Pending')
  expect(early?.initContainerStatuses?.[0]?.state).toHaveProperty('running')
  expect(early?.containerStatuses?.[0]?.state?.waiting?.reason).toBe('PodInitializing')
  expect(early?.conditions?.find(({ type }) => type === 'Initialized')).toMatchObject({
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: 'containers with incomplete status: [one two]',
  })
  wait(story, 12)
  const late = podOf(story, 'web').status
  expect(late?.phase).toBe('Running')
  expect(late?.initContainerStatuses?.map(({ ready }) => ready)).toEqual([true, true])
  expect(starts(story)).toHaveLength(3)
})

it('with policy Never a failing init container ends the pod', () => {
  const story = startStory()
  createPod(story, 'web', {
    restartPolicy: 'Never',
    initContainers: [sh('exit 2', { name: 'one' })],
    containers: [{ name: 'main', image: 'nginx:1.27' }],
  })
  wait(story, 12)
  expect(podOf(story, 'web').status?.phase).toBe('Failed')
  expect(starts(story)).toHaveLength(1)
})

it('a failing init container is tried again with back-off, and holds up the rest', () => {
  const story = startStory()
  createPod(story, 'web', {
    initContainers: [sh('exit 2', { name: 'one' })],
    containers: [{ name: 'main', image: 'nginx:1.27' }],
  })
  wait(story, 20)
  const status = podOf(story, 'web').status
  expect(status?.phase).toBe('Pending')
  expect(status?.initContainerStatuses?.[0]?.state?.waiting?.reason).toBe('CrashLoopBackOff')
  expect(status?.containerStatuses?.[0]?.state?.waiting?.reason).toBe('PodInitializing')
})

it('a sidecar starts before the containers, and does not keep a finished pod alive', () => {
  const story = startStory()
  createPod(story, 'web', {
    restartPolicy: 'Never',
    initContainers: [{ name: 'proxy', image: 'nginx:1.27', restartPolicy: 'Always' }],
    containers: [sh('sleep 5')],
  })
  wait(story, 9)
  const running = podOf(story, 'web').status
  expect(running?.phase).toBe('Running')
  expect(running?.initContainerStatuses?.[0]).toMatchObject({ started: true, ready: true })
  wait(story, 12)
  const done = podOf(story, 'web').status
  expect(done?.phase).toBe('Succeeded')
  expect(done?.initContainerStatuses?.[0]?.state?.terminated?.exitCode).toBe(0)
})

it('a container that outgrows its limit is OOMKilled', () => {
  const story = startStory()
  createPod(story, 'web', {
    restartPolicy: 'Never',
    containers: [
      {
        name: 'main',
        image: 'polinux/stress',
        command: ['stress'],
        args: ['--vm', '1', '--vm-bytes', '250M', '--vm-hang', '1'],
        resources: { limits: { memory: '100Mi' } },
      },
    ],
  })
  wait(story, 12)
  expect(podOf(story, 'web').status?.phase).toBe('Failed')
  expect(main(story)?.state?.terminated).toMatchObject({ exitCode: 137, reason: 'OOMKilled' })
})

it('a new image in a running pod makes a new container', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [{ name: 'main', image: 'nginx:1.27' }] })
  wait(story, 6)
  const path = '/api/v1/namespaces/default/pods/web'
  patch(story, path, { spec: { containers: [{ name: 'main', image: 'nginx:1.28' }] } })
  wait(story, 8)
  expect(main(story)).toMatchObject({
    restartCount: 1,
    image: 'docker.io/library/nginx:1.28',
    ready: true,
  })
  expect(eventsAbout(story, 'web')).toContain(
    'Normal Killing Container main definition changed, will be restarted',
  )
})

it('a pod that is active too long is failed by the kubelet', () => {
  const story = startStory()
  createPod(story, 'web', { activeDeadlineSeconds: 5, containers: [sh('sleep 3600')] })
  wait(story, 40)
  expect(podOf(story, 'web').status).toMatchObject({
    phase: 'Failed',
    reason: 'DeadlineExceeded',
    message: 'Pod was active on the node longer than the specified deadline',
  })
})

it('a container may have its own rules for when to restart', () => {
  const story = startStory()
  const rules = [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }]
  createPod(story, 'web', {
    restartPolicy: 'Never',
    containers: [sh('exit 42', { restartPolicy: 'Never', restartPolicyRules: rules })],
  })
  wait(story, 8)
  expect(main(story)?.restartCount).toBe(1)
})
