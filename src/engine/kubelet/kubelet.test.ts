import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  eventsAbout,
  givePodRange,
  kubeletState,
  nodeOf,
  patch,
  podOf,
  type Rooms,
  request,
  requestsOf,
  type Story,
  type StoryOptions,
  startStory as startStoryWith,
  wait,
} from './cluster.testing'
import { backoffTimers, containerStates } from './readers'

const rooms: Rooms = {
  etcd: behaviour(etcd),
  apiServer: behaviour(apiServer),
  runtime: behaviour(runtime),
  registry: behaviour(imageRegistry),
}
const startStory = (options?: StoryOptions) => startStoryWith(rooms, options)
const nginx = { name: 'main', image: 'nginx:1.27' }

const readyOf = (story: Story) =>
  nodeOf(story).status?.conditions?.find(({ type }) => type === 'Ready')

/** What reaches the kubelet and its runtime. */
const handledBy = (story: Story): number =>
  story.sent.filter(({ to }) => to.startsWith('kubelet/') || to.startsWith('runtime/')).length

it('a fresh node registers itself, not ready while it has no network', () => {
  const story = startStory({
    ready: false,
    kubelet: { labels: { disk: 'ssd' }, taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
  })
  const node = nodeOf(story)
  expect(node.metadata.labels).toMatchObject({ 'kubernetes.io/hostname': 'w1', disk: 'ssd' })
  expect(node.spec.taints?.map(({ key, effect }) => `${key}:${effect}`)).toEqual([
    'gpu:NoSchedule',
    'node.kubernetes.io/not-ready:NoSchedule',
  ])
  expect(node.status).toMatchObject({
    capacity: { cpu: '4', memory: '8Gi', pods: '110' },
    allocatable: { cpu: '4', memory: '8092Mi', pods: '110' },
    addresses: [
      { type: 'InternalIP', address: '192.168.0.11' },
      { type: 'Hostname', address: 'w1' },
    ],
    nodeInfo: { containerRuntimeVersion: 'containerd://2.2.1', kubeletVersion: 'v1.35.6' },
  })
  expect(readyOf(story)).toMatchObject({
    status: 'False',
    reason: 'KubeletNotReady',
    message:
      'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
      'message:Network plugin returns error: cni plugin not initialized',
  })
  givePodRange(story)
  expect(readyOf(story)).toMatchObject({
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
  })
})

it('the events of a node that starts', () => {
  const story = startStory()
  expect(eventsAbout(story, 'w1')).toEqual([
    'Normal Starting Starting kubelet.',
    'Warning InvalidDiskCapacity invalid capacity 0 on image filesystem',
    'Normal NodeHasSufficientMemory Node w1 status is now: NodeHasSufficientMemory',
    'Normal NodeHasNoDiskPressure Node w1 status is now: NodeHasNoDiskPressure',
    'Normal NodeHasSufficientPID Node w1 status is now: NodeHasSufficientPID',
    'Normal NodeAllocatableEnforced Updated Node Allocatable limit across pods',
    'Normal NodeReady Node w1 status is now: NodeReady',
  ])
})

it('with an external cloud the node waits for the cloud to finish it', () => {
  const story = startStory({ ready: false, kubelet: { cloudProvider: 'external' } })
  const node = nodeOf(story)
  expect(node.spec.taints).toContainEqual({
    key: 'node.cloudprovider.kubernetes.io/uninitialized',
    value: 'true',
    effect: 'NoSchedule',
  })
  expect(node.status?.addresses).toEqual([{ type: 'Hostname', address: 'w1' }])
})

it('cordoning a node is told by its kubelet', () => {
  const story = startStory()
  patch(story, '/api/v1/nodes/w1', { spec: { unschedulable: true } })
  wait(story, 1)
  expect(eventsAbout(story, 'w1').at(-1)).toBe(
    'Normal NodeNotSchedulable Node w1 status is now: NodeNotSchedulable',
  )
})

it('a pod that starts: two writes of its status, and four events', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx] })
  wait(story, 8)
  const writes = requestsOf(story).filter(({ path }) => path.endsWith('/pods/web/status'))
  expect(writes.map(({ method }) => method)).toEqual(['PATCH', 'PATCH'])
  expect(writes[0]?.body).toMatchObject({
    metadata: { uid: podOf(story, 'web').metadata.uid },
    status: {
      hostIP: '192.168.0.11',
      containerStatuses: [
        {
          name: 'main',
          state: { waiting: { reason: 'ContainerCreating' } },
          ready: false,
          started: false,
          restartCount: 0,
          image: 'nginx:1.27',
          imageID: '',
        },
      ],
    },
  })
  const { status } = podOf(story, 'web')
  expect(status).toMatchObject({ phase: 'Running', podIP: '10.244.1.2', observedGeneration: 1 })
  expect(status?.conditions?.map(({ type, status: is }) => `${type} ${is}`)).toEqual([
    'PodReadyToStartContainers True',
    'Initialized True',
    'Ready True',
    'ContainersReady True',
    'PodScheduled True',
  ])
  expect(status?.containerStatuses?.[0]).toMatchObject({
    ready: true,
    started: true,
    image: 'docker.io/library/nginx:1.27',
    containerID: expect.stringMatching(/^containerd:\/\/[0-9a-f]{64}$/),
  })
  expect(eventsAbout(story, 'web')).toEqual([
    'Normal Pulling Pulling image "nginx:1.27"',
    expect.stringMatching(
      /^Normal Pulled Successfully pulled image "nginx:1.27" in 2\.\d+s \(2\.\d+s including waiting\)\. Image size: 72319283 bytes\.$/,
    ),
    'Normal Created Container created',
    'Normal Started Container started',
  ])
})

it.each([
  ['docker', 'docker://', 'nginx:1.27'],
  ['cri-o', 'cri-o://', 'docker.io/library/nginx:1.27'],
] as const)('on %s ids begin with %s and the image is called %s', (flavour, prefix, image) => {
  const story = startStory({ flavour })
  createPod(story, 'web', { containers: [nginx] })
  wait(story, 9)
  const status = podOf(story, 'web').status?.containerStatuses?.[0]
  expect(status?.containerID).toMatch(new RegExp(`^${prefix}[0-9a-f]{64}$`))
  expect(status?.image).toBe(image)
  expect(nodeOf(story).status?.nodeInfo?.containerRuntimeVersion.startsWith(prefix)).toBe(true)
})

it('a pod that starts costs kubelet and runtime few messages, and twenty quiet ones only leases', () => {
  const story = startStory()
  const metadata = { name: 'kube-root-ca.crt' }
  const root = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'ca.crt': 'PEM' } }
  request(story, 'POST', '/api/v1/namespaces/default/configmaps', root)
  // The volume every pod has for its service account.
  const spec = { containers: [nginx], automountServiceAccountToken: true }
  createPod(story, 'first', spec)
  wait(story, 8)
  story.sent.length = 0
  for (let number = 0; number < 20; number++) {
    createPod(story, `web-${number}`, spec)
  }
  wait(story, 5)
  expect(podOf(story, 'web-19').status?.phase).toBe('Running')
  expect(handledBy(story) / 20).toBeLessThanOrEqual(15)
  wait(story, 60)
  story.sent.length = 0
  wait(story, 600)
  // Each ten seconds: a timer, the lease's answer, now and then the look for lost answers.
  expect(handledBy(story)).toBeLessThan(60 * 3)
})

it('views read container states and back-offs from the state', () => {
  const story = startStory()
  const failing = { name: 'main', image: 'busybox:1.36', command: ['false'] }
  createPod(story, 'web', { containers: [failing] })
  wait(story, 12)
  const state = kubeletState(story)
  const { uid } = podOf(story, 'web').metadata
  expect(containerStates(state, uid)).toEqual([
    { name: 'main', kind: 'main', state: 'waiting', reason: 'CrashLoopBackOff', restarts: 1 },
  ])
  const [timer] = backoffTimers(state, uid, story.kernel.state.now)
  expect(timer).toMatchObject({ container: 'main' })
  expect((timer?.until ?? 0) - (timer?.from ?? 0)).toBe(10_000_000)
})
