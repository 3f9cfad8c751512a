import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { post, restore, snapshot } from '../kernel/kernel'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  deletePod,
  eventsAbout,
  inbox,
  KUBELET,
  kubeletState,
  patch,
  podOf,
  type Rooms,
  request,
  requestsOf,
  type Story,
  startStory as startStoryWith,
  wait,
} from './cluster.testing'
import type { ExecReply } from './messages'

const rooms: Rooms = {
  etcd: behaviour(etcd),
  apiServer: behaviour(apiServer),
  runtime: behaviour(runtime),
  registry: behaviour(imageRegistry),
}
const startStory = () => startStoryWith(rooms)

const sleeper = (volumeMounts: object[], more: object = {}) => ({
  name: 'main',
  image: 'busybox:1.36',
  command: ['sleep', '36000'],
  volumeMounts,
  ...more,
})
const cfg = [{ name: 'cfg', configMap: { name: 'cfg' } }]
const atEtc = { name: 'cfg', mountPath: '/etc/cfg' }

function make(story: Story, kind: 'ConfigMap' | 'Secret', name: string, data: object): void {
  const body = { apiVersion: 'v1', kind, metadata: { name }, data }
  const resource = `${kind.toLowerCase()}s`
  expect(request(story, 'POST', `/api/v1/namespaces/default/${resource}`, body).status).toBe(201)
}

const change = (story: Story, name: string, data: object) =>
  patch(story, `/api/v1/namespaces/default/configmaps/${name}`, { data })

/** What a script prints in the container `main` of a pod, as `kubectl exec` shows it. */
function exec(story: Story, pod: string, script: string): string {
  const id = story.nextId++
  const command = ['sh', '-c', script]
  const message = {
    type: 'kubelet.exec',
    id,
    namespace: 'default',
    pod,
    container: 'main',
    command,
  }
  post(story.kernel, KUBELET, message, 'you')
  wait(story, 1)
  const reply = inbox(story).find(
    (one): one is ExecReply => one.type === 'kubelet.execReply' && (one as ExecReply).id === id,
  )
  return reply?.output ?? 'no answer'
}

it('a mounted ConfigMap is files, one for each key, that cannot be written', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { level: 'info', 'app.conf': 'a=1\nb=2\n' })
  createPod(story, 'web', { containers: [sleeper([atEtc])], volumes: cfg })
  wait(story, 6)
  expect(exec(story, 'web', 'ls /etc/cfg')).toBe('app.conf\nlevel\n')
  expect(exec(story, 'web', 'cat /etc/cfg/app.conf')).toBe('a=1\nb=2\n')
  expect(exec(story, 'web', 'echo x > /etc/cfg/level')).toBe(
    "sh: can't create /etc/cfg/level: Read-only file system\n",
  )
  expect(exec(story, 'web', 'test -f /etc/cfg/level && echo yes')).toBe('yes\n')
})

it('items choose keys and name their files; a Secret is decoded; an optional one may be missing', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { one: '1', two: '2' })
  make(story, 'Secret', 'db', { password: 'czNjcuKCrA==' })
  const volumes = [
    { name: 'cfg', configMap: { name: 'cfg', items: [{ key: 'two', path: 'deep/er' }] } },
    { name: 'db', secret: { secretName: 'db' } },
    { name: 'none', configMap: { name: 'none', optional: true } },
  ]
  const mounts = [atEtc, { name: 'db', mountPath: '/db' }, { name: 'none', mountPath: '/none' }]
  createPod(story, 'web', { containers: [sleeper(mounts)], volumes })
  wait(story, 6)
  expect(exec(story, 'web', 'ls /etc/cfg; cat /etc/cfg/deep/er /db/password; ls /none')).toBe(
    'deep\n2s3cr€\n',
  )
})

it('the downward API and projected volumes tell a pod about itself', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { key: 'of the map' })
  const labels = { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }
  const cpu = { path: 'cpu', resourceFieldRef: { containerName: 'main', resource: 'limits.cpu' } }
  const divided = {
    path: 'memory',
    resourceFieldRef: { containerName: 'main', resource: 'requests.memory', divisor: '1Mi' },
  }
  const volumes = [
    { name: 'info', downwardAPI: { items: [labels, cpu, divided] } },
    {
      name: 'all',
      projected: {
        sources: [
          { configMap: { name: 'cfg' } },
          { downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } },
          { serviceAccountToken: { path: 'token' } },
        ],
      },
    },
  ]
  const mounts = [
    { name: 'info', mountPath: '/info' },
    { name: 'all', mountPath: '/all' },
  ]
  const resources = { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } }
  const containers = [sleeper(mounts, { resources })]
  createPod(story, 'web', { containers, volumes }, { labels: { tier: 'a', app: 'web' } })
  wait(story, 6)
  expect(exec(story, 'web', 'cat /info/labels')).toBe('app="web"\ntier="a"\n')
  expect(exec(story, 'web', 'cat /info/cpu')).toBe('4\n')
  expect(exec(story, 'web', 'cat /info/memory')).toBe('64\n')
  expect(exec(story, 'web', 'ls /all; cat /all/name')).toBe('key\nname\ntoken\nweb\n')
  patch(story, '/api/v1/namespaces/default/pods/web', { metadata: { labels: { tier: 'b' } } })
  wait(story, 2)
  expect(exec(story, 'web', 'cat /info/labels')).toBe('app="web"\ntier="b"\n')
})

it('a token that admission mounts is there with the root certificate and the namespace', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'kube-root-ca.crt', { 'ca.crt': 'PEM' })
  createPod(story, 'web', { containers: [sleeper([])], automountServiceAccountToken: true })
  wait(story, 6)
  const place = '/var/run/secrets/kubernetes.io/serviceaccount'
  expect(exec(story, 'web', `ls ${place}; cat ${place}/ca.crt`)).toBe(
    'ca.crt\nnamespace\ntoken\nPEM\n',
  )
  // It costs no watch: the certificate of a cluster does not change.
  expect(kubeletState(story).specs.map(({ name }) => name)).toEqual(['nodes', 'pods'])
})

it('a change of a ConfigMap reaches the files within the sync period, but no subPath', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { level: 'info' })
  const single = { name: 'cfg', mountPath: '/app/level', subPath: 'level' }
  createPod(story, 'web', { containers: [sleeper([atEtc, single])], volumes: cfg })
  wait(story, 30)
  change(story, 'cfg', { level: 'debug', more: '1' })
  wait(story, 5)
  expect(exec(story, 'web', 'cat /etc/cfg/level')).toBe('info\n')
  wait(story, 90)
  expect(exec(story, 'web', 'cat /etc/cfg/level; ls /etc/cfg')).toBe('debuglevel\nmore\n')
  expect(exec(story, 'web', 'cat /app/level; ls /app')).toBe('infolevel\n')
})

it('a container that starts later gets what the volume holds then', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { level: 'info' })
  const once = { image: 'busybox:1.36', command: ['sh', '-c', 'cat /etc/cfg/level; sleep 95'] }
  createPod(story, 'web', { containers: [sleeper([atEtc], once)], volumes: cfg })
  wait(story, 5)
  change(story, 'cfg', { level: 'debug' })
  wait(story, 100)
  expect(podOf(story, 'web').status?.containerStatuses?.[0]?.restartCount).toBe(1)
  expect(exec(story, 'web', 'cat /etc/cfg/level')).toBe('debug\n')
})

it('what is mounted is watched, once for all pods of the node, and no longer than they live', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { level: 'info' })
  for (const name of ['one', 'two']) {
    createPod(story, name, { containers: [sleeper([atEtc])], volumes: cfg })
  }
  wait(story, 8)
  const watches = requestsOf(story).filter(
    ({ query }) => query?.fieldSelector === 'metadata.name=cfg',
  )
  expect(watches).toHaveLength(1)
  deletePod(story, 'one', 1)
  wait(story, 5)
  expect(kubeletState(story).objects.watched.size).toBe(1)
  deletePod(story, 'two', 1)
  wait(story, 5)
  expect(kubeletState(story).objects.watched.size).toBe(0)
  expect(kubeletState(story).specs).toHaveLength(2)
})

it('a ConfigMap deleted under a running pod leaves the files, and is told at the next sync', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { level: 'info' })
  createPod(story, 'web', { containers: [sleeper([atEtc])], volumes: cfg })
  wait(story, 8)
  request(story, 'DELETE', '/api/v1/namespaces/default/configmaps/cfg')
  wait(story, 95)
  expect(eventsAbout(story, 'web').at(-1)).toBe(
    'Warning FailedMount MountVolume.SetUp failed for volume "cfg" : configmap "cfg" not found',
  )
  expect(exec(story, 'web', 'cat /etc/cfg/level')).toBe('info\n')
  expect(podOf(story, 'web').status?.phase).toBe('Running')
})

it('an emptyDir is shared by the containers of its pod, outlives them, and dies with the pod', () => {
  const story = startStory()
  const shared = [{ name: 'work', mountPath: '/work' }]
  const init = { ...sleeper(shared), name: 'init', command: ['sh', '-c', 'echo ready > /work/a'] }
  const waits = 'until [ -f /work/go ]; do sleep 1; done; echo went >> /work/a; sleep 36000'
  const side = { ...sleeper(shared), name: 'side', command: ['sh', '-c', waits] }
  const spec = {
    initContainers: [init],
    containers: [sleeper(shared), side],
    volumes: [{ name: 'work', emptyDir: {} }],
  }
  createPod(story, 'web', spec)
  wait(story, 8)
  expect(exec(story, 'web', 'cat /work/a')).toBe('ready\n')
  exec(story, 'web', 'touch /work/go')
  wait(story, 2)
  expect(exec(story, 'web', 'cat /work/a')).toBe('ready\nwent\n')
  deletePod(story, 'web', 1)
  wait(story, 5)
  createPod(story, 'web', { containers: [sleeper(shared)], volumes: spec.volumes })
  wait(story, 5)
  expect(exec(story, 'web', 'ls /work')).toBe('')
})

it('readOnly keeps one container from writing what another may', () => {
  const story = startStory()
  const writer = { ...sleeper([{ name: 'work', mountPath: '/work' }]), name: 'writer' }
  writer.command = ['sh', '-c', 'sleep 3; echo done > /work/out; sleep 36000']
  const reader = sleeper([{ name: 'work', mountPath: '/in', readOnly: true }])
  createPod(story, 'web', { containers: [reader, writer], volumes: [{ name: 'work' }] })
  wait(story, 4)
  expect(exec(story, 'web', 'cat /in/out')).toBe(
    "cat: can't open '/in/out': No such file or directory\n",
  )
  wait(story, 4)
  expect(exec(story, 'web', 'cat /in/out; touch /in/mine')).toBe(
    'done\ntouch: /in/mine: Read-only file system\n',
  )
})

it.each([
  [[{ name: 'cfg', configMap: { name: 'none' } }], 'configmap "none" not found'],
  [[{ name: 'cfg', secret: { secretName: 'none' } }], 'secret "none" not found'],
  [
    [{ name: 'cfg', configMap: { name: 'cfg', items: [{ key: 'no', path: 'a' }] } }],
    'configmap references non-existent config key: no',
  ],
  [
    [
      {
        name: 'cfg',
        projected: { sources: [{ configMap: { name: 'none' } }, { secret: { name: 'no' } }] },
      },
    ],
    '[configmap "none" not found, secret "no" not found]',
  ],
])(
  'what cannot be mounted keeps the pod from starting, and is told with a back-off: %j',
  (volumes, problem) => {
    const story = startStory()
    make(story, 'ConfigMap', 'cfg', { level: 'info' })
    createPod(story, 'web', { containers: [sleeper([atEtc])], volumes })
    wait(story, 20)
    const text = `Warning FailedMount MountVolume.SetUp failed for volume "cfg" : ${problem}`
    expect(eventsAbout(story, 'web')).toEqual([text])
    expect(podOf(story, 'web').status?.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'ContainerCreating',
    })
  },
)

const healthz = (conf: string) => ({
  containers: [
    {
      name: 'main',
      image: 'nginx:1.27',
      volumeMounts: [{ name: 'cfg', mountPath: '/etc/nginx/conf.d' }],
      livenessProbe: { httpGet: { path: '/healthz', port: 80 }, periodSeconds: 2 },
      readinessProbe: { httpGet: { path: '/healthz', port: 80 }, periodSeconds: 2 },
    },
  ],
  volumes: [{ name: 'cfg', configMap: { name: conf } }],
})

it('probes on a path that only the mounted configuration serves keep a pod ready', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'good', { 'a.conf': 'server { location /healthz { return 200; } }' })
  createPod(story, 'web', healthz('good'))
  wait(story, 60)
  expect(podOf(story, 'web').status?.containerStatuses?.[0]).toMatchObject({
    ready: true,
    restartCount: 0,
  })
})

it('a configuration nginx refuses is a crash loop, until it is mended', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'bad', { 'a.conf': 'server { location /healthz { return 200; }' })
  createPod(story, 'web', healthz('bad'))
  wait(story, 15)
  const status = () => podOf(story, 'web').status?.containerStatuses?.[0]
  expect(status()?.state?.waiting?.reason).toBe('CrashLoopBackOff')
  expect(status()?.lastState?.terminated).toMatchObject({ exitCode: 1, reason: 'Error' })
  change(story, 'bad', { 'a.conf': 'server { location /healthz { return 200; } }' })
  wait(story, 180)
  expect(status()?.ready).toBe(true)
})

it('a cluster taken down with its volumes goes on exactly as before', () => {
  const story = startStory()
  make(story, 'ConfigMap', 'cfg', { level: 'info' })
  const shared = [atEtc, { name: 'work', mountPath: '/work' }]
  const loop =
    'for i in $(seq 12); do date >> /work/log; cat /etc/cfg/level; sleep 5; done; sleep 999'
  const volumes = [...cfg, { name: 'work', emptyDir: {} }]
  const containers = [
    { ...sleeper(shared), command: ['sh', '-c', loop] },
    { ...sleeper(shared), name: 'side', command: ['sh', '-c', 'sleep 40; wc -l /work/log'] },
  ]
  createPod(story, 'web', { containers, volumes })
  wait(story, 20)
  const { kernel } = story
  const options = { seed: 11, behaviours: kernel.behaviours }
  const copy: Story = { ...story, kernel: restore(snapshot(kernel), options) }
  for (const each of [story, copy]) {
    exec(each, 'web', 'rm /work/log')
    wait(each, 60)
  }
  expect(copy.kernel.state.trace.hash).toBe(kernel.state.trace.hash)
})
