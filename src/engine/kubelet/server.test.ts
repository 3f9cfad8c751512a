import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { post, restore, snapshot } from '../kernel/kernel'
import { imageRegistry } from '../outside/imageRegistry'
import {
  createPod,
  inbox,
  KUBELET,
  podOf,
  type Rooms,
  type Story,
  startStory as startStoryWith,
  wait,
} from './cluster.testing'
import type { ExecReply, LogsReply } from './messages'

const rooms: Rooms = {
  etcd: behaviour(etcd),
  apiServer: behaviour(apiServer),
  runtime: behaviour(runtime),
  registry: behaviour(imageRegistry),
}
const startStory = () => startStoryWith(rooms)
const counter = {
  name: 'main',
  image: 'busybox:1.36',
  command: ['sh', '-c', 'i=0; while true; do echo "line $i"; i=$((i+1)); sleep 1; done'],
}

function ask<T extends Message>(story: Story, message: object): T {
  const id = story.nextId++
  post(story.kernel, KUBELET, { id, namespace: 'default', pod: 'web', ...message } as never, 'you')
  wait(story, 1)
  const reply = inbox(story).find((one) => (one as unknown as { id: number }).id === id)
  if (reply === undefined) throw new Error('no answer')
  return reply as T
}

const logs = (story: Story, more: object = {}): LogsReply =>
  ask(story, {
    type: 'kubelet.logs',
    container: 'main',
    previous: false,
    timestamps: false,
    ...more,
  })

it('the log of a container is what its program wrote until now', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [counter] })
  wait(story, 10)
  const { status, body } = logs(story)
  expect(status).toBe(200)
  const lines = body.trimEnd().split('\n')
  expect(lines.slice(0, 3)).toEqual(['line 0', 'line 1', 'line 2'])
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.length).toBeLessThan(12)
  expect(logs(story, { tailLines: 2 }).body.trimEnd().split('\n')).toHaveLength(2)
  expect(logs(story, { timestamps: true }).body).toMatch(/^2026-01-01T12:00:\d\d\.\d{6}Z line 0\n/)
})

it.each([
  ['nginx:1.161', false, 'container "main" in pod "web" is waiting to start: '],
  ['nginx:1.27', true, 'previous terminated container "main" in pod "web" not found'],
])('where there is no log of %s, previous %s, the kubelet says why', (image, previous, text) => {
  const story = startStory()
  createPod(story, 'web', { containers: [{ name: 'main', image }] })
  wait(story, 6)
  const reply = logs(story, { previous })
  expect(reply.status).toBe(400)
  expect(reply.body).toContain(text)
})

it('the log before a restart can be read', () => {
  const story = startStory()
  const script = 'echo "life of $HOSTNAME"; exit 1'
  createPod(story, 'web', { containers: [{ ...counter, command: ['sh', '-c', script] }] })
  wait(story, 8)
  expect(logs(story, { previous: true })).toMatchObject({ status: 200, body: 'life of web\n' })
})

it('exec runs a command in a container, and tells how it ended', () => {
  const story = startStory()
  createPod(story, 'web', { containers: [counter] })
  wait(story, 6)
  const exec = (...command: string[]): ExecReply =>
    ask(story, { type: 'kubelet.exec', container: 'main', command })
  expect(exec('hostname')).toMatchObject({ status: 200, exitCode: 0, output: 'web\n' })
  expect(exec('sh', '-c', 'exit 7')).toMatchObject({ exitCode: 7 })
})

it('what a container leaves in its termination message is shown', () => {
  const story = startStory()
  const script = 'echo Sleep expired > /dev/termination-log; exit 2'
  const container = { ...counter, command: ['sh', '-c', script] }
  createPod(story, 'web', { restartPolicy: 'Never', containers: [container] })
  wait(story, 8)
  expect(podOf(story, 'web').status?.containerStatuses?.[0]?.state?.terminated).toMatchObject({
    exitCode: 2,
    message: 'Sleep expired\n',
  })
})

it('a cluster taken down in the middle of its work goes on exactly as before', () => {
  const story = startStory()
  const probes = { livenessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 2 } }
  createPod(story, 'web', { containers: [{ name: 'main', image: 'nginx:1.27', ...probes }] })
  createPod(story, 'crash', { containers: [{ ...counter, command: ['false'] }] })
  wait(story, 2)
  const { kernel } = story
  const options = { seed: 11, behaviours: kernel.behaviours }
  const copy: Story = { ...story, kernel: restore(snapshot(kernel), options) }
  wait(story, 60)
  wait(copy, 60)
  expect(copy.kernel.state.trace.hash).toBe(kernel.state.trace.hash)
  expect(copy.kernel.state.handled).toBe(kernel.state.handled)
})
