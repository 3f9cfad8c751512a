import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { stopActor } from '../kernel/kernel'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  eventsAbout,
  podOf,
  type Rooms,
  request,
  type Story,
  type StoryOptions,
  startStory as startStoryWith,
  wait,
} from './cluster.testing'

const rooms: Rooms = {
  etcd: behaviour(etcd),
  apiServer: behaviour(apiServer),
  runtime: behaviour(runtime),
  registry: behaviour(imageRegistry),
}
const startStory = (options?: StoryOptions) => startStoryWith(rooms, options)
const nginx = (more: object = {}) => ({ name: 'main', image: 'nginx:1.27', ...more })
const waitingOf = (story: Story) =>
  podOf(story, 'web').status?.containerStatuses?.[0]?.state?.waiting

const NOT_FOUND =
  'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.161": ' +
  'failed to resolve reference "docker.io/library/nginx:1.161": docker.io/library/nginx:1.161: not found'

it('an image that does not exist: ErrImagePull, then ImagePullBackOff, and the pod stays Pending', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx({ image: 'nginx:1.161' })] })
  wait(story, 5)
  expect(podOf(story, 'web').status?.phase).toBe('Pending')
  expect(waitingOf(story)).toEqual({
    reason: 'ImagePullBackOff',
    message: `Back-off pulling image "nginx:1.161": ErrImagePull: ${NOT_FOUND}`,
  })
  expect(eventsAbout(story, 'web').slice(0, 5)).toEqual([
    'Normal Pulling Pulling image "nginx:1.161"',
    `Warning Failed Failed to pull image "nginx:1.161": ${NOT_FOUND}`,
    'Warning Failed Error: ErrImagePull',
    `Normal BackOff Back-off pulling image "nginx:1.161": ErrImagePull: ${NOT_FOUND}`,
    'Warning Failed Error: ImagePullBackOff',
  ])
})

it('a pull that failed is tried again after 10 s, 20 s, 40 s …', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx({ image: 'nginx:1.161' })] })
  wait(story, 200)
  const pulls = story.sent
    .filter(({ message }) => message.type === 'registry.manifest')
    .map(({ at }) => at / 1_000_000)
  const gaps = pulls.slice(1).map((at, index) => at - (pulls[index] ?? 0))
  for (const [index, delay] of [10, 20, 40, 80].entries()) {
    expect(gaps[index]).toBeGreaterThanOrEqual(delay)
    // The pod looks every ten to fifteen seconds whether it may.
    expect(gaps[index]).toBeLessThan(delay + 17)
  }
})

it.each([
  [
    'Never',
    'nginx:1.27',
    'ErrImageNeverPull',
    'Container image "nginx:1.27" is not present with pull policy of Never',
  ],
  [
    'IfNotPresent',
    'Nginx:1',
    'InvalidImageName',
    `Failed to apply default image tag "Nginx:1": couldn't parse image name "Nginx:1": invalid reference format`,
  ],
])('with policy %s the image %s gives %s', (imagePullPolicy, image, reason, message) => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx({ image, imagePullPolicy })] })
  wait(story, 5)
  expect(waitingOf(story)).toEqual({ reason, message })
})

it('a second pod finds the image on the node', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx()] })
  wait(story, 6)
  createPod(story, 'second', { containers: [nginx()] })
  wait(story, 3)
  expect(eventsAbout(story, 'second')).toEqual([
    'Normal Pulled Container image "nginx:1.27" already present on machine and can be accessed by the pod',
    'Normal Created Container created',
    'Normal Started Container started',
  ])
})

it('pulls come one after the other; pods that want the same image share one', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [nginx()] })
  createPod(story, 'twin', { containers: [nginx()] })
  createPod(story, 'other', { containers: [nginx({ image: 'redis:7.4' })] })
  wait(story, 12)
  const manifests = story.sent.filter(({ message }) => message.type === 'registry.manifest')
  expect(manifests).toHaveLength(2)
  expect(eventsAbout(story, 'other')[1]).toMatch(
    /^Normal Pulled Successfully pulled image "redis:7.4" in 1\.\d+s \([45]\.\d+s including waiting\)/,
  )
})

it('a registry out of reach fails the pull', () => {
  const story = startStory()
  stopActor(story.kernel, 'image-registry')
  createPod(story, 'web', { containers: [nginx()] })
  wait(story, 35)
  expect(eventsAbout(story, 'web').join()).toContain(
    'dial tcp: lookup registry-1.docker.io: i/o timeout',
  )
})

it('a ConfigMap that is missing for the environment keeps the container from being made', () => {
  const story = startStory()
  const env = [
    { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'app-config', key: 'level' } } },
  ]
  createPod(story, 'web', { containers: [nginx({ env })] })
  wait(story, 8)
  expect(waitingOf(story)).toEqual({
    reason: 'CreateContainerConfigError',
    message: 'configmap "app-config" not found',
  })
  expect(eventsAbout(story, 'web')).toContain(
    'Warning Failed Error: configmap "app-config" not found',
  )
  configMap(story, 'app-config', { other: '1' })
  wait(story, 20)
  expect(waitingOf(story)?.message).toBe("couldn't find key level in ConfigMap default/app-config")
  const path = '/api/v1/namespaces/default/configmaps/app-config'
  request(story, 'PUT', path, configMapBody('app-config', { level: 'info' }))
  wait(story, 20)
  expect(podOf(story, 'web').status?.phase).toBe('Running')
})

it('a ConfigMap that is missing for a volume holds up the pod, and its arrival sets it free', () => {
  const story = startStory()
  const volumes = [{ name: 'cfg', configMap: { name: 'app-config' } }]
  createPod(story, 'web', { containers: [nginx()], volumes })
  wait(story, 6)
  expect(waitingOf(story)).toEqual({ reason: 'ContainerCreating' })
  expect(eventsAbout(story, 'web')).toEqual([
    'Warning FailedMount MountVolume.SetUp failed for volume "cfg" : configmap "app-config" not found',
  ])
  configMap(story, 'app-config', {})
  wait(story, 15)
  expect(podOf(story, 'web').status?.phase).toBe('Running')
})

it('a claim that does not exist fails the wait for volumes', () => {
  const story = startStory()
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }]
  createPod(story, 'web', { containers: [nginx()], volumes })
  wait(story, 5)
  expect(eventsAbout(story, 'web')).toEqual([
    'Warning FailedMount Unable to attach or mount volumes: unmounted volumes=[data], ' +
      'unattached volumes=[], failed to process volumes=[data]: error processing PVC default/data: ' +
      'failed to fetch PVC from API server: persistentvolumeclaims "data" not found',
  ])
})

it.each([
  ['containerd', 'RunContainerError', 'failed to create containerd task: '],
  [
    'cri-o',
    'CreateContainerError',
    'container create failed: executable file `nosuch` not found in $PATH',
  ],
] as const)('a command that is no file: %s reports %s', (flavour, reason, text) => {
  const story = startStory({ flavour })
  createPod(story, 'web', { containers: [nginx({ command: ['nosuch'] })] })
  wait(story, 5)
  const errors = eventsAbout(story, 'web').filter((line) =>
    line.startsWith('Warning Failed Error: '),
  )
  expect(errors[0]).toContain(text)
  // With containerd a dead container is left behind: from the second try on it is held back.
  expect([reason, 'CrashLoopBackOff']).toContain(waitingOf(story)?.reason)
})

it.each([
  [
    'OutOfcpu',
    { containers: [nginx({ resources: { requests: { cpu: '9' } } })] },
    "Node didn't have enough resource: cpu, requested: 9000, used: 0, capacity: 4000",
  ],
  [
    'NodeAffinity',
    { containers: [nginx()], nodeSelector: { disk: 'ssd' } },
    "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  ],
])('a pod that the node cannot take is refused: %s', (reason, spec, message) => {
  const story = startStory()
  createPod(story, 'web', spec)
  wait(story, 2)
  expect(podOf(story, 'web').status).toMatchObject({
    phase: 'Failed',
    reason,
    message: `Pod was rejected: ${message}`,
  })
  expect(eventsAbout(story, 'web')).toEqual([`Warning ${reason} ${message}`])
})

it('no more pods than the node takes', () => {
  const story = startStory({ kubelet: { pods: '1' } })
  createPod(story, 'first', { containers: [nginx()] })
  wait(story, 2)
  createPod(story, 'web', { containers: [nginx()] })
  wait(story, 2)
  expect(podOf(story, 'web').status?.message).toBe(
    "Pod was rejected: Node didn't have enough resource: pods, requested: 1, used: 1, capacity: 1",
  )
})

it('before the network is ready only pods on the node network start', () => {
  const story = startStory({ ready: false })
  const tolerations = [{ operator: 'Exists' }]
  createPod(story, 'web', { containers: [nginx()], tolerations })
  createPod(story, 'agent', { containers: [nginx()], hostNetwork: true, tolerations })
  wait(story, 8)
  expect(podOf(story, 'agent').status).toMatchObject({ phase: 'Running', podIP: '192.168.0.11' })
  expect(podOf(story, 'web').status?.phase).toBe('Pending')
  expect(eventsAbout(story, 'web')).toEqual([
    'Warning NetworkNotReady network is not ready: container runtime network not ready: ' +
      'NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: ' +
      'cni plugin not initialized',
  ])
})

function configMap(story: Story, name: string, data: object): void {
  const path = '/api/v1/namespaces/default/configmaps'
  request(story, 'POST', path, configMapBody(name, data))
}

const configMapBody = (name: string, data: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data,
})
