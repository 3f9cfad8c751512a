import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import { post } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  eventsAbout,
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
const httpGet = { path: '/', port: 80 }
const nginx = (more: object = {}) => ({ name: 'main', image: 'nginx:1.27', ...more })
const main = (story: Story) => podOf(story, 'web').status?.containerStatuses?.[0]
const readiness = (story: Story) =>
  podOf(story, 'web').status?.conditions?.find(({ type }) => type === 'Ready')

const setHealth = (story: Story, healthy: boolean): void => {
  const target = { namespace: 'default', pod: 'web', container: 'main' }
  post(story.kernel, RUNTIME, { type: 'runtime.health', ...target, healthy } as never)
}

/** When probes of a kind reached the runtime, in seconds. */
const probesOf = (story: Story, kind: string): number[] =>
  story.sent
    .filter(
      ({ message }) => message.type === 'probe' && (message as { kind?: string }).kind === kind,
    )
    .map(({ at }) => at / seconds(1))

it('a failing liveness probe restarts the container after failureThreshold failures', () => {
  const story = startStory()
  const livenessProbe = { httpGet, periodSeconds: 5, failureThreshold: 3 }
  createPod(story, 'web', { containers: [nginx({ livenessProbe })] })
  wait(story, 15)
  setHealth(story, false)
  wait(story, 25)
  expect(main(story)).toMatchObject({
    restartCount: 1,
    ready: true,
    lastState: { terminated: { exitCode: 0, reason: 'Completed' } },
  })
  const events = eventsAbout(story, 'web')
  expect(events).toContain(
    'Warning Unhealthy Liveness probe failed: HTTP probe failed with statuscode: 500',
  )
  expect(events).toContain('Normal Killing Container main failed liveness probe, will be restarted')
})

it('probes come every periodSeconds, one message and its answer each', () => {
  const story = startStory()
  const livenessProbe = { httpGet, periodSeconds: 7 }
  createPod(story, 'web', { containers: [nginx({ livenessProbe })] })
  wait(story, 60)
  const at = probesOf(story, 'Liveness')
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0))
  expect(gaps.length).toBeGreaterThan(5)
  for (const gap of gaps) expect(gap).toBeCloseTo(7, 2)
})

it('no probe before initialDelaySeconds', () => {
  const story = startStory()
  const livenessProbe = { httpGet, initialDelaySeconds: 20, periodSeconds: 5 }
  createPod(story, 'web', { containers: [nginx({ livenessProbe })] })
  wait(story, 40)
  const started = Date.parse(main(story)?.state?.running?.startedAt ?? '') / 1000 - 1_767_268_800
  const first = probesOf(story, 'Liveness')[0] ?? 0
  expect(first - started).toBeGreaterThanOrEqual(20)
  expect(first - started).toBeLessThan(26)
})

it('a container is asked at once whether it is ready, and is ready when it says so', () => {
  const story = startStory()
  const readinessProbe = { httpGet, periodSeconds: 10 }
  createPod(story, 'web', { containers: [nginx({ readinessProbe })] })
  wait(story, 7)
  expect(main(story)).toMatchObject({ started: true, ready: true })
  expect(readiness(story)?.status).toBe('True')
  expect(probesOf(story, 'Readiness').length).toBeLessThanOrEqual(2)
})

it('a pod that is no longer ready says so, keeps running, and comes back', () => {
  const story = startStory()
  const readinessProbe = { httpGet, periodSeconds: 2, failureThreshold: 2 }
  createPod(story, 'web', { containers: [nginx({ readinessProbe })] })
  wait(story, 12)
  setHealth(story, false)
  wait(story, 8)
  expect(readiness(story)).toMatchObject({
    status: 'False',
    reason: 'ContainersNotReady',
    message: 'containers with unready status: [main]',
  })
  expect(main(story)).toMatchObject({ ready: false, restartCount: 0 })
  setHealth(story, true)
  wait(story, 4)
  expect(readiness(story)?.status).toBe('True')
})

it('until the startup probe has passed the others are not run, and the container is not started', () => {
  const story = startStory()
  const annotations = { 'kubeorama.dev/startup-seconds': '12' }
  const probes = {
    startupProbe: { httpGet, periodSeconds: 3, failureThreshold: 10 },
    livenessProbe: { httpGet, periodSeconds: 3 },
    readinessProbe: { httpGet, periodSeconds: 3 },
  }
  createPod(story, 'web', { containers: [nginx(probes)] }, { annotations })
  wait(story, 12)
  expect(main(story)).toMatchObject({ started: false, ready: false })
  expect(probesOf(story, 'Liveness')).toEqual([])
  wait(story, 14)
  expect(main(story)).toMatchObject({ started: true, ready: true, restartCount: 0 })
  const startups = probesOf(story, 'Startup').length
  wait(story, 20)
  expect(probesOf(story, 'Startup')).toHaveLength(startups)
  expect(eventsAbout(story, 'web').join()).toMatch(
    /Startup probe failed: Get "http:\/\/10\.244\.1\.2:80\/": dial tcp 10\.244\.1\.2:80: connect: connection refused/,
  )
})

it('a startup probe that never passes restarts the container', () => {
  const story = startStory()
  const annotations = { 'kubeorama.dev/startup-seconds': '600' }
  const startupProbe = { httpGet, periodSeconds: 2, failureThreshold: 3 }
  createPod(story, 'web', { containers: [nginx({ startupProbe })] }, { annotations })
  wait(story, 20)
  expect(main(story)?.restartCount).toBeGreaterThanOrEqual(1)
  expect(eventsAbout(story, 'web')).toContain(
    'Normal Killing Container main failed startup probe, will be restarted',
  )
})

it('with policy Never a failed liveness probe ends the pod', () => {
  const story = startStory()
  const livenessProbe = { tcpSocket: { port: 8080 }, periodSeconds: 2, failureThreshold: 1 }
  createPod(story, 'web', { restartPolicy: 'Never', containers: [nginx({ livenessProbe })] })
  wait(story, 25)
  expect(podOf(story, 'web').status?.phase).toBe('Succeeded')
  const events = eventsAbout(story, 'web')
  // Nothing is left to keep: the pod is ended as a whole.
  expect(events).toContain('Normal Killing Stopping container main')
  expect(events.join()).toContain(
    'Liveness probe failed: dial tcp 10.244.1.2:8080: connect: connection refused',
  )
})

it('an exec probe fails with what its command wrote', () => {
  const story = startStory()
  const script = 'touch /tmp/healthy; sleep 10; rm -f /tmp/healthy; sleep 600'
  const livenessProbe = { exec: { command: ['cat', '/tmp/healthy'] }, periodSeconds: 5 }
  const busybox = {
    name: 'main',
    image: 'busybox:1.36',
    command: ['sh', '-c', script],
    livenessProbe,
  }
  createPod(story, 'web', { containers: [busybox] })
  wait(story, 40)
  expect(eventsAbout(story, 'web')).toContain(
    "Warning Unhealthy Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory\n",
  )
})

it('a pod is ready only when its readiness gates are', () => {
  const story = startStory()
  createPod(story, 'web', {
    containers: [nginx()],
    readinessGates: [{ conditionType: 'example.com/lb' }],
  })
  wait(story, 7)
  expect(readiness(story)).toMatchObject({
    status: 'False',
    reason: 'ReadinessGatesNotReady',
    message: 'corresponding condition of pod readiness gate "example.com/lb" does not exist.',
  })
  const condition = { type: 'example.com/lb', status: 'True' }
  const headers = { 'content-type': 'application/strategic-merge-patch+json' }
  const path = '/api/v1/namespaces/default/pods/web/status'
  request(story, 'PATCH', path, { status: { conditions: [condition] } }, headers)
  wait(story, 3)
  expect(readiness(story)?.status).toBe('True')
})
