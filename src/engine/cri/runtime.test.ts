import { expect, it } from 'vitest'
import { behaviour } from '../kernel/actor'
import { post, startActor, stopActor } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import type { PacketReply } from '../network/messages'
import { imageRegistry } from '../outside/imageRegistry'
import { logUntil } from './log'
import type { CrashContainer, RuntimeFlavour, SetContainerHealth } from './messages'
import {
  ask,
  askAny,
  containerConfig,
  probe,
  RUNTIME,
  received,
  relist,
  run,
  runtimeState,
  startBench as startBenchWith,
  startPod,
} from './scriptedKubelet.testing'

const startBench = (flavour?: RuntimeFlavour, podCIDR?: string) =>
  startBenchWith(behaviour(imageRegistry), flavour, podCIDR)

const sleep = (...args: string[]) => ({ command: ['sleep', ...args] })
const sh = (script: string) => ({ command: ['sh', '-c', script] })

it('a sandbox gets the next address of the podCIDR, behind the bridge', () => {
  const bench = startBench()
  expect(startPod(bench, 'nginx:1.27', {}, {}, 'a').ip).toBe('10.244.1.2')
  expect(startPod(bench, 'nginx:1.27', {}, {}, 'b').ip).toBe('10.244.1.3')
})

it('an address just given back is not used again at once', () => {
  const bench = startBench()
  const first = startPod(bench, 'busybox', sleep('60'), {}, 'a')
  ask(bench, { method: 'StopPodSandbox', sandboxId: first.sandboxId })
  expect(startPod(bench, 'busybox', sleep('60'), {}, 'b').ip).toBe('10.244.1.3')
})

it('without a network plugin no sandbox can be made', () => {
  const bench = startBench('containerd', '')
  const config = { podUid: 'u', namespace: 'd', name: 'n', attempt: 0, annotations: {} }
  const failed = askAny(bench, {
    method: 'RunPodSandbox',
    config: { ...config, hostNetwork: false },
  })
  expect(failed).toMatchObject({
    method: 'error',
    description: expect.stringMatching(
      /^failed to setup network for sandbox "[0-9a-f]{64}": cni plugin/,
    ),
  })
  const host = askAny(bench, { method: 'RunPodSandbox', config: { ...config, hostNetwork: true } })
  expect(host.method).toBe('RunPodSandbox')
})

it.each([
  ['exits with its own code', sh('sleep 3; exit 2'), 2, 'Error'],
  ['completes', sh('echo done'), 0, 'Completed'],
  ['a shell without input ends at once', {}, 0, 'Completed'],
])('a container %s', (_, special, exitCode, reason) => {
  const bench = startBench()
  startPod(bench, 'busybox', special)
  run(bench, 10)
  expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', exitCode, reason })
  expect(received(bench).filter((message) => message.type === 'cri.changed')).toHaveLength(1)
})

it.each([
  ['busybox sleep takes no notice of SIGTERM and is killed', 'busybox', sleep('3600'), 5, 137, 5],
  ['nginx leaves at once, with 0', 'nginx:1.27', {}, 30, 0, 0],
  [
    'a trap on TERM ends a script',
    'busybox',
    sh('trap "exit 0" TERM; while true; do sleep 1; done'),
    30,
    0,
    1,
  ],
])('%s', (_, image, special, timeoutSeconds, exitCode, tookSeconds) => {
  const bench = startBench()
  const { containerId } = startPod(bench, image, special)
  run(bench, 2)
  const from = bench.kernel.state.now
  ask(bench, { method: 'StopContainer', containerId, timeoutSeconds })
  const took = (bench.kernel.state.now - from) / seconds(1)
  expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', exitCode })
  expect(took).toBeGreaterThanOrEqual(tookSeconds - 1)
  expect(took).toBeLessThan(tookSeconds + 1)
})

it('a program that outgrows its memory limit is killed by the kernel', () => {
  const bench = startBench()
  const annotations = { 'kubeorama.dev/memory-growth-per-second': '10Mi' }
  startPod(bench, 'nginx:1.27', { memoryLimitBytes: 57_671_680 }, annotations)
  run(bench, 4)
  expect(relist(bench).containers[0]?.state).toBe('RUNNING')
  run(bench, 2)
  expect(relist(bench).containers[0]).toMatchObject({ exitCode: 137, reason: 'OOMKilled' })
})

it.each([
  [
    'containerd',
    'StartContainer',
    'failed to create containerd task: failed to create shim task: OCI',
    'StartError',
    128,
  ],
  ['docker', 'StartContainer', 'failed to start container "', 'ContainerCannotRun', 127],
] as const)(
  '%s finds out at %s that a command is no file',
  (flavour, failed, text, reason, exitCode) => {
    const bench = startBench(flavour)
    expect(() => startPod(bench, 'busybox', { command: ['nosuch'] })).toThrow(text)
    expect(relist(bench).containers[0]).toMatchObject({ state: 'EXITED', reason, exitCode })
    expect(received(bench).at(-2)).toMatchObject({ result: { failed } })
  },
)

it('CRI-O finds it out at CreateContainer', () => {
  const bench = startBench('cri-o')
  expect(() => startPod(bench, 'busybox', { command: ['nosuch'] })).toThrow(
    'container create failed: executable file `nosuch` not found in $PATH: No such file or directory',
  )
  expect(relist(bench).containers).toEqual([])
})

it.each([
  [
    'containerd',
    'nginx:1.161',
    'NotFound: failed to pull and unpack image "docker.io/library/nginx:1.161": failed to resolve reference "docker.io/library/nginx:1.161": docker.io/library/nginx:1.161: not found',
  ],
  [
    'containerd',
    'nonexistent/app',
    'Unknown: failed to pull and unpack image "docker.io/nonexistent/app:latest": failed to resolve reference "docker.io/nonexistent/app:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  [
    'docker',
    'nginx:1.161',
    'Unknown: Error response from daemon: manifest for nginx:1.161 not found: manifest unknown: manifest unknown',
  ],
  [
    'cri-o',
    'nginx:1.161',
    'Unknown: unable to pull image or OCI artifact: pull image err: initializing source docker://docker.io/library/nginx:1.161: reading manifest 1.161 in docker.io/library/nginx: manifest unknown; artifact err: get manifest: build image source: reading manifest 1.161 in docker.io/library/nginx: manifest unknown',
  ],
] as const)('%s says why it cannot pull %s', (flavour, image, text) => {
  const bench = startBench(flavour)
  expect(() => ask(bench, { method: 'PullImage', image })).toThrow(text)
})

it('a pull takes the size of the image over 40 MB a second, and one pull serves all who wait', () => {
  const bench = startBench()
  const from = bench.kernel.state.now
  const { image } = ask(bench, { method: 'PullImage', image: 'nginx:1.27' })
  const took = (bench.kernel.state.now - from) / seconds(1)
  expect(image.sizeBytes).toBe(72_319_283)
  expect(took).toBeGreaterThan(72.3 / 40)
  expect(took).toBeLessThan(72.3 / 40 + 1.5)
  const again = bench.kernel.state.now
  ask(bench, { method: 'PullImage', image: 'docker.io/library/nginx:1.27' })
  expect(bench.kernel.state.now - again).toBeLessThan(seconds(0.5))
})

it('a registry that does not answer fails the pull after its timeout', () => {
  const bench = startBench()
  stopActor(bench.kernel, 'image-registry')
  expect(() => ask(bench, { method: 'PullImage', image: 'nginx:1.27' })).toThrow(
    'failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27"',
  )
})

it('a liveness tutorial: exec finds the file, and later does not', () => {
  const bench = startBench()
  const script = 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600'
  const { containerId } = startPod(bench, 'registry.k8s.io/busybox:1.27.2', sh(script))
  const cat = { type: 'exec', command: ['cat', '/tmp/healthy'] } as const
  expect(probe(bench, containerId, cat)).toEqual({ type: 'exec', exitCode: 0, output: '' })
  run(bench, 30)
  expect(probe(bench, containerId, cat)).toMatchObject({
    exitCode: 1,
    output: "cat: can't open '/tmp/healthy': No such file or directory\n",
  })
})

it('probes see what listens: http answers, a closed port refuses, a slow command runs out of time', () => {
  const bench = startBench()
  const { containerId, ip } = startPod(bench, 'nginx:1.27')
  run(bench, 1)
  const get = (port: number, path = '/') =>
    ({ type: 'httpGet', scheme: 'HTTP', host: ip, port, path }) as const
  expect(probe(bench, containerId, get(80))).toMatchObject({ type: 'http', status: 200 })
  expect(probe(bench, containerId, get(80, '/nosuch'))).toMatchObject({ status: 404 })
  expect(probe(bench, containerId, get(8080))).toEqual({ type: 'refused' })
  expect(probe(bench, containerId, { type: 'tcpSocket', host: ip, port: 80 })).toEqual({
    type: 'connected',
  })
  const slow = { type: 'exec', command: ['sleep', '5'] } as const
  expect(probe(bench, containerId, slow)).toEqual({ type: 'timedOut' })
})

it('an operator makes a container ill, and crashes it', () => {
  const bench = startBench()
  const { containerId, ip } = startPod(bench, 'nginx:1.27')
  run(bench, 1)
  const target = { namespace: 'default', pod: 'web', container: 'main' }
  const ill: SetContainerHealth = { type: 'runtime.health', ...target, healthy: false }
  post(bench.kernel, RUNTIME, ill)
  const get = { type: 'httpGet', scheme: 'HTTP', host: ip, port: 80, path: '/' } as const
  expect(probe(bench, containerId, get)).toMatchObject({ type: 'http', status: 500 })
  const crash: CrashContainer = { type: 'runtime.crash', ...target, exitCode: 3 }
  post(bench.kernel, RUNTIME, crash)
  run(bench, 1)
  expect(relist(bench).containers[0]).toMatchObject({
    state: 'EXITED',
    exitCode: 3,
    reason: 'Error',
  })
})

it('a packet is answered by who has the port, refused where nobody listens, lost where nobody lives', () => {
  const bench = startBench()
  const { ip, containerId } = startPod(bench, 'nginx:1.27')
  run(bench, 1)
  const visit = (destinationIP: string, port: number) => {
    const packet = {
      type: 'packet',
      id: bench.next++,
      sender: 'kubelet/w1',
      sourceIP: '10.244.2.9',
      destinationIP,
      port,
      protocol: 'TCP',
      request: { method: 'GET', path: '/' },
      hops: [],
    }
    post(bench.kernel, RUNTIME, packet)
    run(bench, 1)
    return received(bench).find(
      (m) => m.type === 'packetReply' && (m as PacketReply).id === packet.id,
    )
  }
  expect(visit(ip, 80)).toMatchObject({ outcome: 'answered', status: 200, pod: 'default/web' })
  expect(visit(ip, 81)).toMatchObject({ outcome: 'refused' })
  expect(visit('10.244.1.77', 80)).toBeUndefined()
  const container = runtimeState(bench).containers.get(containerId)
  expect(container && logUntil(container, bench.kernel.state.now).at(-1)?.text).toMatch(
    /^10\.244\.2\.9 - - \[01\/Jan\/2026:12:00:0\d \+0000\] "GET \/ HTTP\/1\.1" 200 \d+ "-" "curl/,
  )
})

it('after a power cut images are still there, and what ran has ended with 255', () => {
  const bench = startBench()
  startPod(bench, 'nginx:1.27')
  stopActor(bench.kernel, RUNTIME)
  run(bench, 60)
  startActor(bench.kernel, RUNTIME)
  const pod = relist(bench)
  expect(pod.sandboxes[0]).toMatchObject({ state: 'NOTREADY', ip: '' })
  expect(pod.containers[0]).toMatchObject({ state: 'EXITED', exitCode: 255, reason: 'Unknown' })
  expect(ask(bench, { method: 'ImageStatus', image: 'nginx:1.27' }).image).toBeDefined()
})

it('a relist tells only what changed, and a start only once it is done', () => {
  const bench = startBench()
  startPod(bench, 'nginx:1.27')
  const first = ask(bench, { method: 'ListContainers', since: 0 })
  expect(first.pods).toHaveLength(1)
  expect(ask(bench, { method: 'ListContainers', since: first.sequence }).pods).toEqual([])
})

it('annotations change what a container does', () => {
  const bench = startBench()
  startPod(
    bench,
    'nginx:1.27',
    {},
    {
      'kubeorama.dev/exit-after-seconds': '3',
      'kubeorama.dev/exit-code.main': '42',
    },
  )
  run(bench, 4)
  expect(relist(bench).containers[0]).toMatchObject({ exitCode: 42, reason: 'Error' })
})

it('names and references are written as each runtime writes them', () => {
  const image = (flavour: 'containerd' | 'docker') => {
    const bench = startBench(flavour)
    startPod(bench, 'nginx:1.27')
    return relist(bench).containers[0]
  }
  expect(image('containerd')).toMatchObject({
    image: 'docker.io/library/nginx:1.27',
    imageRef: expect.stringMatching(/^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/),
  })
  expect(image('docker')).toMatchObject({
    image: 'nginx:1.27',
    imageRef: expect.stringMatching(/^docker-pullable:\/\/nginx@sha256:[0-9a-f]{64}$/),
  })
})

it('a container without a command cannot be made', () => {
  const bench = startBench()
  const { sandboxId } = startPod(bench, 'nginx:1.27')
  const config = containerConfig('polinux/stress', { name: 'other' })
  ask(bench, { method: 'PullImage', image: 'polinux/stress' })
  expect(askAny(bench, { method: 'CreateContainer', sandboxId, config }).method).toBe(
    'CreateContainer',
  )
})
