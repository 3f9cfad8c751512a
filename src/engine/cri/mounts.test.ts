import { expect, it } from 'vitest'
import { behaviour } from '../kernel/actor'
import { post, startActor, stopActor } from '../kernel/kernel'
import { imageRegistry } from '../outside/imageRegistry'
import { logUntil } from './log'
import type { ContainerConfig, Mount, RuntimeFlavour } from './messages'
import {
  ask,
  type Bench,
  containerConfig,
  probe,
  RUNTIME,
  relist,
  run,
  runtimeState,
  type Started,
  startBench as startBenchWith,
  startPod,
} from './scriptedKubelet.testing'

const startBench = (flavour?: RuntimeFlavour) => startBenchWith(behaviour(imageRegistry), flavour)

const written = (
  containerPath: string,
  files: Readonly<Record<string, string>>,
  mode = 0o644,
): Mount => ({
  volume: 'cfg',
  containerPath,
  subPath: '',
  readOnly: false,
  source: {
    type: 'projected',
    files: Object.entries(files).map(([path, content]) => ({ path, content, mode })),
  },
})
const shared = (containerPath: string, more: Partial<Mount> = {}): Mount => ({
  volume: 'work',
  containerPath,
  subPath: '',
  readOnly: false,
  source: { type: 'emptyDir', medium: '' },
  ...more,
})
const sh = (script: string) => ({ command: ['sh', '-c', script] })

function logOf(bench: Bench, containerId: string): string[] {
  const container = runtimeState(bench).containers.get(containerId)
  if (container === undefined) throw new Error('no such container')
  return logUntil(container, bench.kernel.state.now).map(({ text }) => text)
}

const get = (bench: Bench, { containerId, ip }: Started, path: string, port = 80) =>
  probe(bench, containerId, { type: 'httpGet', scheme: 'HTTP', host: ip, port, path })

const exec = (bench: Bench, containerId: string, script: string): string =>
  ask(bench, {
    method: 'ExecSync',
    containerId,
    command: ['sh', '-c', script],
    timeoutSeconds: 0,
  }).output

/** Another container in the sandbox of a pod. */
function addContainer(
  bench: Bench,
  { sandboxId }: Started,
  image: string,
  special: Partial<ContainerConfig>,
): string {
  ask(bench, { method: 'PullImage', image })
  const config = containerConfig(image, { name: 'side', ...special })
  const { containerId } = ask(bench, { method: 'CreateContainer', sandboxId, config })
  ask(bench, { method: 'StartContainer', containerId })
  return containerId
}

const healthz = 'server {\n  listen 8080;\n  location /healthz { return 200 "ok"; }\n}\n'

it('nginx serves what the configuration mounted over its own says, on its ports', () => {
  const bench = startBench()
  const mounts = [written('/etc/nginx/conf.d', { 'site.conf': healthz })]
  const pod = startPod(bench, 'nginx:1.27', { mounts })
  run(bench, 1)
  expect(get(bench, pod, '/healthz', 8080)).toEqual({ type: 'http', status: 200, body: 'ok' })
  expect(get(bench, pod, '/', 80)).toEqual({ type: 'refused' })
  expect(logOf(bench, pod.containerId).at(-1)).toMatch(/"GET \/healthz HTTP\/1.1" 200 2 /)
})

it('a single file may be mounted over one of the image', () => {
  const bench = startBench()
  const main = 'events {}\nhttp { server { listen 81; return 200 mine; } }\n'
  const mount = written('/etc/nginx/nginx.conf', { 'nginx.conf': main, other: '' })
  const pod = startPod(bench, 'nginx:1.27', { mounts: [{ ...mount, subPath: 'nginx.conf' }] })
  run(bench, 1)
  expect(get(bench, pod, '/', 81)).toMatchObject({ status: 200, body: 'mine' })
  expect(exec(bench, pod.containerId, 'ls /etc/nginx')).toContain('conf.d\n')
})

it('a configuration nginx does not understand ends it with 1, and its log says where', () => {
  const bench = startBench()
  const mounts = [written('/etc/nginx/conf.d', { 'site.conf': 'server {\n  listne 80;\n}\n' })]
  const { containerId } = startPod(bench, 'nginx:1.27', { mounts })
  run(bench, 2)
  expect(relist(bench).containers[0]).toMatchObject({
    state: 'EXITED',
    exitCode: 1,
    reason: 'Error',
  })
  const fault = 'unknown directive "listne" in /etc/nginx/conf.d/site.conf:2'
  const [first, second] = logOf(bench, containerId).slice(-2)
  expect(first).toMatch(/^2026\/01\/01 12:00:\d\d \[emerg\] 1#1: unknown directive/)
  expect(second).toBe(`nginx: [emerg] ${fault}`)
})

it('a configuration written later is not read before the next start', () => {
  const bench = startBench()
  const mounts = [written('/etc/nginx/conf.d', { 'site.conf': healthz })]
  const pod = startPod(bench, 'nginx:1.27', { mounts })
  run(bench, 1)
  const files = [{ path: 'site.conf', content: healthz.replace('ok', 'new'), mode: 0o644 }]
  const write = { type: 'runtime.writeVolume', podUid: 'uid-web', volume: 'cfg', files }
  post(bench.kernel, RUNTIME, write, 'kubelet/w1')
  run(bench, 1)
  expect(exec(bench, pod.containerId, 'cat /etc/nginx/conf.d/site.conf')).toContain('"new"')
  expect(get(bench, pod, '/healthz', 8080)).toMatchObject({ body: 'ok' })
  ask(bench, { method: 'StopContainer', containerId: pod.containerId, timeoutSeconds: 1 })
  const later = [
    { ...written('/etc/nginx/conf.d', {}), source: { type: 'projected', files } as const },
  ]
  const containerId = addContainer(bench, pod, 'nginx:1.27', { mounts: later })
  run(bench, 1)
  expect(get(bench, { ...pod, containerId }, '/healthz', 8080)).toMatchObject({ body: 'new' })
})

it('pages written in a running container are served at once', () => {
  const bench = startBench()
  const pod = startPod(bench, 'nginx:1.27')
  run(bench, 1)
  expect(get(bench, pod, '/')).toMatchObject({ status: 200 })
  exec(bench, pod.containerId, 'echo hello > /usr/share/nginx/html/index.html')
  expect(get(bench, pod, '/')).toEqual({ type: 'http', status: 200, body: 'hello\n' })
  exec(bench, pod.containerId, 'rm /usr/share/nginx/html/index.html')
  expect(get(bench, pod, '/')).toMatchObject({ status: 403 })
})

it('nginx serves what a script beside it writes, as far as it has come', () => {
  const bench = startBench()
  const pod = startPod(bench, 'nginx:1.27', { mounts: [shared('/usr/share/nginx/html')] })
  run(bench, 1)
  expect(get(bench, pod, '/')).toMatchObject({ status: 403 })
  const script = 'for i in 1 2 3; do echo $i > /html/index.html; sleep 10; done; sleep 999'
  addContainer(bench, pod, 'busybox', { ...sh(script), mounts: [shared('/html')] })
  run(bench, 1)
  expect(get(bench, pod, '/')).toMatchObject({ status: 200, body: '1\n' })
  run(bench, 10)
  expect(get(bench, pod, '/')).toMatchObject({ status: 200, body: '2\n' })
})

it('tail -F in a sidecar shows what another container writes into a log file', () => {
  const bench = startBench()
  const pod = startPod(bench, 'busybox', {
    ...sh('sleep 3; for i in 1 2 3; do echo "line $i" >> /var/log/app.log; sleep 10; done; exit 2'),
    mounts: [shared('/var/log')],
  })
  const tail = { command: ['tail', '-n+1', '-F', '/logs/app.log'], mounts: [shared('/logs')] }
  const side = addContainer(bench, pod, 'busybox', tail)
  run(bench, 20)
  exec(bench, side, 'true')
  expect(logOf(bench, side)).toEqual([
    "tail: can't open '/logs/app.log': No such file or directory",
    'line 1',
    'line 2',
  ])
  run(bench, 3600)
  const [follower, writer] = relist(bench).containers
  expect([writer?.exitCode, follower?.state]).toEqual([2, 'RUNNING'])
  expect(logOf(bench, side).at(-1)).toBe('line 3')
})

it('two scripts that wait for each other’s files end when they have them', () => {
  const bench = startBench()
  const wait = (file: string) => `until [ -f /work/${file} ]; do sleep 1; done`
  const one = `sleep 5; touch /work/a; ${wait('b')}; exit 3`
  const pod = startPod(bench, 'busybox', { ...sh(one), mounts: [shared('/work')] })
  const other = `${wait('a')}; sleep 5; touch /work/b; exit 4`
  addContainer(bench, pod, 'busybox', { ...sh(other), mounts: [shared('/work')] })
  run(bench, 8)
  expect(relist(bench).containers.map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING'])
  run(bench, 6)
  expect(relist(bench).containers.map(({ exitCode }) => exitCode)).toEqual([4, 3])
})

it('an emptyDir keeps its files through the end of a container, which its own layer does not', () => {
  const bench = startBench()
  const script = sh('cat /work/n /tmp/n; echo x >> /work/n; echo x >> /tmp/n')
  const pod = startPod(bench, 'busybox', { ...script, mounts: [shared('/work')] })
  run(bench, 2)
  const again = addContainer(bench, pod, 'busybox', { ...script, mounts: [shared('/work')] })
  run(bench, 2)
  expect(logOf(bench, again)).toEqual(["cat: can't open '/tmp/n': No such file or directory"])
})

it('a subPath shows a part of a volume', () => {
  const bench = startBench()
  const script = sh('mkdir /all/a; echo in > /all/a/f; echo out > /all/f; ls /part; cat /part/f')
  const mounts = [shared('/all'), shared('/part', { subPath: 'a' })]
  const { containerId } = startPod(bench, 'busybox', { ...script, mounts })
  run(bench, 2)
  expect(logOf(bench, containerId)).toEqual(['f', 'in'])
})

it.each([
  ['redis listens where its mounted configuration says', 'port 7000\nmaxmemory 2mb\n', 7000],
  ['a configuration without a port leaves the usual one', 'maxmemory 2mb\n', 6379],
])('%s', (_, text, port) => {
  const bench = startBench()
  const command = ['redis-server', '/redis-master/redis.conf']
  const mounts = [written('/redis-master', { 'redis.conf': text })]
  const pod = startPod(bench, 'redis:7.4', { command, mounts })
  run(bench, 1)
  const action = { type: 'tcpSocket', host: pod.ip, port } as const
  expect(probe(bench, pod.containerId, action)).toEqual({ type: 'connected' })
})

it('redis without the configuration it was told to read does not start', () => {
  const bench = startBench()
  const { containerId } = startPod(bench, 'redis:7.4', {
    command: ['redis-server', '/redis-master/redis.conf'],
    mounts: [written('/redis-master', {})],
  })
  run(bench, 1)
  expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', exitCode: 1 })
  expect(logOf(bench, containerId).at(-1)).toContain(
    "Fatal error, can't open config file '/redis-master/redis.conf': No such file or directory",
  )
})

it.each([
  ['sh reads a mounted script', ['sh', '/scripts/run.sh'], 0o644],
  ['a script that may be run needs no shell in front', ['/scripts/run.sh'], 0o755],
])('%s', (_, command, mode) => {
  const bench = startBench()
  const mounts = [written('/scripts', { 'run.sh': '#!/bin/sh -e\nfalse\necho never\n' }, mode)]
  const { containerId } = startPod(bench, 'busybox', { command, mounts })
  run(bench, 1)
  expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', exitCode: 1 })
  expect(logOf(bench, containerId)).toEqual([])
})

it.each([
  ['containerd', 'exec: "/scripts/run.sh": permission denied: unknown'],
  ['cri-o', 'Permission denied'],
] as const)(
  'a script that may not be run keeps the container from starting: %s',
  (flavour, text) => {
    const bench = startBench(flavour)
    const mounts = [written('/scripts', { 'run.sh': 'echo hi\n' })]
    expect(() => startPod(bench, 'busybox', { command: ['/scripts/run.sh'], mounts })).toThrow(text)
  },
)

it('a script that is not there ends its shell with 2', () => {
  const bench = startBench()
  const mounts = [written('/scripts', {})]
  const { containerId } = startPod(bench, 'busybox', { command: ['sh', '/scripts/no.sh'], mounts })
  run(bench, 1)
  expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', exitCode: 2 })
  expect(logOf(bench, containerId)).toEqual([
    "sh: can't open '/scripts/no.sh': No such file or directory",
  ])
})

it('a script waits for what the kubelet writes', () => {
  const bench = startBench()
  const script = sh('until [ "$(cat /cfg/go)" = now ]; do sleep 1; done; exit 9')
  startPod(bench, 'busybox', { ...script, mounts: [written('/cfg', { go: 'later' })] })
  run(bench, 60)
  const files = [{ path: 'go', content: 'now', mode: 0o644 }]
  const write = { type: 'runtime.writeVolume', podUid: 'uid-web', volume: 'cfg', files }
  post(bench.kernel, RUNTIME, write, 'kubelet/w1')
  run(bench, 2)
  expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', exitCode: 9 })
})

it('a power cut empties what was only in memory', () => {
  const bench = startBench()
  const memory = shared('/mem', { volume: 'mem', source: { type: 'emptyDir', medium: 'Memory' } })
  const mounts = [shared('/disk'), memory]
  const pod = startPod(bench, 'busybox', { ...sh('sleep 999'), mounts })
  exec(bench, pod.containerId, 'echo a > /disk/f; echo a > /mem/f')
  stopActor(bench.kernel, RUNTIME)
  startActor(bench.kernel, RUNTIME)
  const next = addContainer(bench, pod, 'busybox', { ...sh('ls /disk; ls /mem'), mounts })
  run(bench, 1)
  expect(logOf(bench, next)).toEqual(['f'])
})

it('a directory of the node outlives the pod that wrote to it, and a power cut', () => {
  const bench = startBench()
  const mounts = [shared('/data', { source: { type: 'directory', id: '/var/data' } })]
  const pod = startPod(bench, 'busybox', { ...sh('sleep 999'), mounts })
  exec(bench, pod.containerId, 'echo a > /data/f')
  ask(bench, { method: 'StopPodSandbox', sandboxId: pod.sandboxId })
  ask(bench, { method: 'RemovePodSandbox', sandboxId: pod.sandboxId })
  stopActor(bench.kernel, RUNTIME)
  startActor(bench.kernel, RUNTIME)
  expect(runtimeState(bench).directories.get('/var/data')?.directory.files.get('f')).toBe('a\n')
})

it('a power cut takes attached disks off: they are mounted again with what they hold', () => {
  const bench = startBench()
  const disk = (f: string) => [
    shared('/data', { source: { type: 'directory', id: 'disk-1', disk: { f } } }),
  ]
  const pod = startPod(bench, 'busybox', { ...sh('sleep 999'), mounts: disk('old') })
  expect(exec(bench, pod.containerId, 'cat /data/f')).toBe('old\n')
  stopActor(bench.kernel, RUNTIME)
  startActor(bench.kernel, RUNTIME)
  expect(runtimeState(bench).directories.has('disk-1')).toBe(false)
})
