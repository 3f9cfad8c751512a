import { describe, expect, it } from 'vitest'
import type { FlightView, MomentView } from '../protocol/messages'
import { narrateFlight } from './narrateFlight'
import { narrateMoment } from './narrateMoment'
import { textOf } from './sentence'

const API = 'kube-apiserver/master-1'
const MANAGER = 'kube-controller-manager/master-1'
const POD = 'Pod/default/shop-7d56f755f-6dmjr'
const SET = 'ReplicaSet/default/shop-7d56f755f'

const message = (wish: Partial<FlightView>): FlightView => ({
  id: 7,
  cause: 0,
  kind: 'request',
  verb: 'update',
  label: '',
  from: 'you',
  to: API,
  departs: 1_000,
  arrives: 2_000,
  lost: false,
  status: 0,
  chatter: false,
  object: '',
  speaker: '',
  facts: {},
  ...wish,
})

const told = (wish: Partial<FlightView>): string | undefined => {
  const sentence = narrateFlight(message(wish))
  return sentence && textOf(sentence)
}

const yours = (verb: FlightView['verb'], object: string, more: Partial<FlightView> = {}) =>
  message({ from: 'you', verb, object, ...more })
const controller = (speaker: string, more: Partial<FlightView>) =>
  message({ from: MANAGER, speaker, ...more })
const kubelet = (facts: FlightView['facts'], more: Partial<FlightView> = {}) =>
  message({ from: 'kubelet/worker-1', label: 'PATCH status', object: POD, facts, ...more })

describe('a request is told by who asks, and for what', () => {
  it.each([
    [
      yours('create', 'Deployment/default/shop', { facts: { replicas: '3', image: 'nginx' } }),
      'You ask the API server to create Deployment shop.',
    ],
    [
      yours('update', 'Deployment/default/shop', {
        label: 'PATCH scale',
        facts: { replicas: '5' },
      }),
      'You ask the API server to scale Deployment shop to 5.',
    ],
    [
      yours('update', 'Deployment/default/shop', {
        label: 'PATCH deployments',
        facts: { image: 'nginx:1.28' },
      }),
      'You ask the API server to run nginx:1.28 in Deployment shop.',
    ],
    [
      yours('update', 'Node/worker-1', { facts: { unschedulable: 'true' } }),
      'You ask the API server to cordon worker-1: no new pods for it.',
    ],
    [
      yours('update', 'Node/worker-1', { facts: { unschedulable: 'false' } }),
      'You ask the API server to let worker-1 take pods again.',
    ],
    [
      yours('delete', POD, { label: 'POST eviction' }),
      'You ask the API server to evict shop-6dmjr.',
    ],
    [yours('delete', 'Service/default/web'), 'You ask the API server to delete Service web.'],
    [
      controller('deployment-controller', {
        verb: 'create',
        object: SET,
        facts: { replicas: '3' },
      }),
      'Deployment controller makes ReplicaSet shop-7d56f755f, for 3 pods.',
    ],
    [
      controller('deployment-controller', { object: SET, facts: { replicas: '1' } }),
      'Deployment controller scales ReplicaSet shop-7d56f755f to 1.',
    ],
    [
      controller('deployment-controller', {
        object: 'Deployment/default/shop',
        facts: { status: 'true', wanted: '3', readyReplicas: '2' },
      }),
      'Deployment controller counts: 2 of 3 pods of shop are Ready.',
    ],
    [
      controller('replicaset-controller', {
        verb: 'create',
        label: 'POST pods',
        facts: { owner: SET },
      }),
      'ReplicaSet controller makes a pod: ReplicaSet shop-7d56f755f has too few.',
    ],
    [
      controller('replicaset-controller', { verb: 'delete', object: POD }),
      'ReplicaSet controller deletes Pod shop-6dmjr.',
    ],
    [
      controller('endpointslice-controller', {
        object: 'EndpointSlice/default/web-abc',
        facts: { service: 'web', readyEndpoints: '1' },
      }),
      'EndpointSlice controller lists 1 Ready pod behind Service web.',
    ],
    [
      controller('node-controller', {
        object: 'Node/worker-2',
        facts: { status: 'true', ready: 'false' },
      }),
      'Node lifecycle controller has heard nothing from worker-2 for 50 s: it is NotReady now.',
    ],
    [
      controller('node-controller', {
        object: 'Node/worker-2',
        facts: { taint: 'node.kubernetes.io/unreachable' },
      }),
      'Node lifecycle controller taints worker-2: node.kubernetes.io/unreachable.',
    ],
    [
      message({
        from: 'kube-scheduler/master-1',
        verb: 'create',
        object: POD,
        facts: { node: 'worker-1' },
      }),
      'Scheduler asks the API server to bind shop-6dmjr to worker-1.',
    ],
    [
      kubelet({ ready: 'true', phase: 'Running' }),
      'kubelet on worker-1 reports: shop-6dmjr is Running and Ready.',
    ],
    [
      kubelet({ ready: 'false', reason: 'ContainersNotReady', waiting: 'ContainerCreating' }),
      'kubelet on worker-1 reports: shop-6dmjr waits: ContainerCreating.',
    ],
    [
      kubelet({ waiting: 'CrashLoopBackOff' }),
      'kubelet on worker-1 reports: shop-6dmjr is in CrashLoopBackOff.',
    ],
    [
      kubelet({ phase: 'Succeeded' }),
      'kubelet on worker-1 reports: shop-6dmjr has ended, its work done.',
    ],
    [
      kubelet({}, { verb: 'delete' }),
      'kubelet on worker-1: shop-6dmjr has stopped; its object can go.',
    ],
    [
      kubelet({}, { verb: 'create', object: 'Node/worker-4' }),
      'kubelet on worker-1 registers its machine: Node worker-4 joins the cluster.',
    ],
  ])('%#', (flight, words) => {
    const sentence = narrateFlight(flight)
    expect(sentence && textOf(sentence)).toBe(words)
    expect(words.length).toBeLessThanOrEqual(110)
  })

  it('links the objects it names, by the names the stage uses', () => {
    const binding = message({
      from: 'kube-scheduler/master-1',
      object: POD,
      facts: { node: 'worker-1' },
    })
    const links = narrateFlight(binding)?.parts.filter((part) => typeof part !== 'string')
    expect(links).toEqual([
      { text: 'shop-6dmjr', ref: POD },
      { text: 'worker-1', ref: 'Worker/worker-1' },
    ])
  })
})

describe('what travels elsewhere', () => {
  it.each([
    [
      'the scheduler hears of a pod without a node',
      {
        kind: 'watch',
        from: API,
        to: 'kube-scheduler/master-1',
        object: POD,
        facts: { event: 'ADDED' },
      },
      'The scheduler hears of shop-6dmjr: no node yet, so it waits its turn.',
    ],
    [
      'a kubelet hears of its pod',
      {
        kind: 'watch',
        from: API,
        to: 'kubelet/worker-1',
        object: POD,
        facts: { event: 'ADDED', node: 'worker-1' },
      },
      'The kubelet on worker-1 hears that shop-6dmjr is its to run.',
    ],
    [
      'a kubelet hears that a pod must stop',
      {
        kind: 'watch',
        from: API,
        to: 'kubelet/worker-1',
        object: POD,
        facts: { event: 'MODIFIED', ending: 'true' },
      },
      'The kubelet on worker-1 hears that shop-6dmjr must stop.',
    ],
    [
      'a refusal is told in Kubernetes’ words',
      {
        kind: 'response',
        from: API,
        to: 'you',
        status: 409,
        facts: { message: 'configmaps "twice" already exists' },
      },
      'The API server refuses (409): configmaps "twice" already exists',
    ],
    [
      'a container is started',
      {
        kind: 'cri',
        from: 'kubelet/worker-1',
        to: 'runtime/worker-1',
        object: POD,
        facts: { call: 'StartContainer' },
      },
      'kubelet on worker-1 has the container started for shop-6dmjr.',
    ],
    [
      'an image is pulled, by its familiar name',
      {
        kind: 'cri',
        from: 'kubelet/worker-1',
        to: 'runtime/worker-1',
        object: POD,
        facts: { call: 'PullImage', image: 'docker.io/library/nginx:1.27' },
      },
      'kubelet on worker-1 has nginx:1.27 pulled for shop-6dmjr.',
    ],
    [
      'an image that does not exist',
      {
        kind: 'image',
        from: 'image-registry',
        to: 'runtime/worker-1',
        label: 'no such image',
        status: 404,
      },
      'The registry answers: no such image.',
    ],
    [
      'a load balancer is asked for',
      {
        kind: 'cloud',
        from: 'cloud-controller-manager/master-1',
        to: 'cloud-provider',
        label: 'EnsureLoadBalancer',
      },
      'Cloud controller manager asks the cloud for a load balancer.',
    ],
    [
      'a cut wire loses what is sent',
      { lost: true, from: 'kubelet/worker-1', label: 'PATCH status' },
      'kubelet on worker-1 sends PATCH status, but the wire is cut: it is lost.',
    ],
  ] as const)('%s', (_, wish, words) => {
    expect(told(wish)).toBe(words)
  })

  it.each([
    ['heartbeats', { chatter: true, object: 'Lease/kube-node-lease/worker-1' }],
    ['what you look up', { from: 'you', verb: 'read', object: POD }],
    [
      'a look that found nothing',
      { kind: 'response', verb: 'read', from: API, to: 'you', status: 404 },
    ],
    ['answers that went well', { kind: 'response', from: API, to: 'you', status: 201 }],
    [
      'visitors that are served',
      { kind: 'traffic', from: 'end-users', to: 'cloud-provider', status: 0 },
    ],
    [
      'a node’s own news in etcd',
      { kind: 'etcd', from: API, to: 'etcd/master-1', label: 'PUT minions/worker-1' },
    ],
  ] as const)('has no words for %s', (_, wish) => {
    expect(told(wish)).toBeUndefined()
  })

  it('cuts what would not fit a line', () => {
    const long = `Pod "x" is invalid: ${'spec.containers: Required value, '.repeat(9)}`
    const words = told({
      kind: 'response',
      from: API,
      to: 'you',
      status: 422,
      facts: { message: long },
    })
    expect(words?.length).toBeLessThanOrEqual(112)
    expect(words).toMatch(/…$/)
  })
})

const moment = (note: MomentView['note']): string | undefined => {
  const sentence = narrateMoment({ id: 9, cause: 0, at: 0, actor: 'kube-scheduler/master-1', note })
  return sentence && textOf(sentence)
}

const decision = (more: object) => ({
  type: 'scheduler.decision',
  decision: {
    pod: 'default/web',
    node: '',
    message: '',
    examined: 3,
    ties: [],
    nodes: [],
    ...more,
  },
})
const verdicts = [
  { node: 'worker-1', total: 287 },
  { node: 'worker-2', total: 287 },
  { node: 'worker-3', total: 0, refusal: {} },
]

describe('what happens inside', () => {
  it.each([
    [
      'a winner, with points',
      decision({ node: 'worker-1', nodes: verdicts, ties: ['worker-1'] }),
      'Scheduler: 2 of 3 nodes pass the filters; worker-1 wins with 287 points and gets web.',
    ],
    [
      'a tie is told as a tie',
      decision({ node: 'worker-1', nodes: verdicts, ties: ['worker-1', 'worker-2'] }),
      'Scheduler: 2 of 3 nodes pass the filters; worker-1 wins with 287 points, drawn from 2 equals, and gets web.',
    ],
    [
      'the only one needs no points',
      decision({ node: 'worker-1', examined: 1, nodes: [{ node: 'worker-1', total: 0 }] }),
      'Scheduler: 1 of 1 nodes pass the filters; worker-1 wins and gets web.',
    ],
    [
      'of a large cluster no verdict is told',
      decision({ node: 'worker-32', examined: 100, nodes: [] }),
      'Scheduler looks at 100 nodes; worker-32 wins and gets web.',
    ],
    [
      'nobody fits, without what preemption thought',
      decision({
        message:
          '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      }),
      'Scheduler: no node for web. 0/3 nodes are available: 3 Insufficient cpu.',
    ],
    [
      'what you did by force',
      { type: 'operator', command: { type: 'powerCutNode', name: 'worker-2' } },
      'worker-2 loses power. Nobody in the cluster is told; its lease will run out.',
    ],
    [
      'a machine that booted',
      { type: 'cloud.machine', name: 'worker-4', state: 'running' },
      'The machine of worker-4 has booted; its kubelet starts.',
    ],
    [
      'visitors whose luck turned',
      { type: 'traffic.turned', service: 'default/web', ok: false, reason: 'no answer within 3 s' },
      'Visitors of Service web get no answer: no answer within 3 s.',
    ],
  ])('%s', (_, note, words) => {
    expect(moment(note)).toBe(words)
  })

  it('says nothing of a controller that looks round', () => {
    expect(
      moment({ type: 'controller.sync', controller: 'node-lifecycle-controller', key: 'monitor' }),
    ).toBeUndefined()
  })
})
