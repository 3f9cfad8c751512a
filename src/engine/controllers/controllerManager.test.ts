import { describe, expect, it } from 'vitest'
import type { Pod } from '../../api/core'
import type { KubeList, KubeObject } from '../../api/meta'
import { apiServer } from '../apiserver/apiServer'
import type { ApiRequest, ApiResponse, Method } from '../apiserver/messages'
import { apiVersionOf, resources } from '../apiserver/registry/registry'
import { etcd } from '../etcd/etcd'
import { behaviour } from '../kernel/actor'
import type { KernelEvent, Message } from '../kernel/event'
import {
  addActor,
  advance,
  createKernel,
  type Kernel,
  post,
  startActor,
  stopActor,
} from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import { controllerManager } from './controllerManager'
import { readControllers } from './controllerViews'
import type { ControllerManagerState } from './state'

const SERVER = 'kube-apiserver/m'
const MANAGER = 'kube-controller-manager/m'
const ACCOUNT = 'system:serviceaccount:kube-system:'

/** A control plane without scheduler and kubelets: what they would do, `runPods` does. */
interface Plane {
  readonly kernel: Kernel
  /** What the controllers asked for and got: `replicaset-controller POST …/pods 201`. */
  readonly log: string[]
  nextId: number
}

function powerOn(): Plane {
  const log: string[] = []
  const asked = new Map<string, ApiRequest>()
  const note = ({ from, to, message }: KernelEvent): void => {
    if (message.type === 'request') {
      const request = message as ApiRequest
      if (from === MANAGER && request.query?.watch !== 'true') asked.set(`${request.id}`, request)
    } else if (message.type === 'response' && to === MANAGER) {
      const { id, status } = message as ApiResponse
      const request = asked.get(`${id}`)
      if (request !== undefined) log.push(lineOf(request, status))
    }
  }
  const client = behaviour<Message[], null>({
    init: () => [],
    receive: (state, message) => void state.push(message),
  })
  const kernel = createKernel({
    seed: 7,
    checked: true,
    behaviours: new Map([
      ['etcd', behaviour(etcd)],
      ['kube-apiserver', behaviour(apiServer)],
      ['kube-controller-manager', behaviour(controllerManager)],
      ['you', client],
    ]),
    observer: {
      sent: note,
      intercepted: () => undefined,
      noted: () => undefined,
      handled: () => undefined,
    },
  })
  addActor(kernel, 'etcd/m', 'etcd', {})
  const advertiseAddress = '192.168.0.10'
  addActor(kernel, SERVER, 'kube-apiserver', { etcd: 'etcd/m', advertiseAddress })
  addActor(kernel, 'you', 'you', null)
  addActor(kernel, MANAGER, 'kube-controller-manager', {
    apiServer: SERVER,
    resources: resources.map((one) => ({
      apiVersion: apiVersionOf(one),
      kind: one.kind,
      resource: one.resource,
      namespaced: one.namespaced,
    })),
    rootCA: 'root',
    clusterCIDR: '10.244.0.0/16',
    nodeCIDRMaskSize: 24,
  })
  const plane = { kernel, log, nextId: 1 }
  wait(plane, 1)
  ask(plane, 'POST', '/api/v1/nodes', readyNode)
  log.length = 0
  return plane
}

/** The account, the method, the path, the status; of events what they say. */
function lineOf({ user, method, path, body }: ApiRequest, status: number): string {
  const event = body as { readonly reason?: string; readonly message?: string } | undefined
  const what =
    event?.reason === undefined ? `${method} ${path}` : `${event.reason}: ${event.message}`
  return `${user.replace(ACCOUNT, '')} ${what} ${status}`
}

const wait = ({ kernel }: Plane, count: number): void =>
  void advance(kernel, kernel.state.now + seconds(count))

function ask(plane: Plane, method: Method, path: string, body?: unknown): ApiResponse {
  const id = plane.nextId++
  const headers = method === 'PATCH' ? { 'content-type': 'application/merge-patch+json' } : {}
  const request = {
    type: 'request',
    id,
    method,
    path,
    user: 'kubernetes-admin',
    session: 1,
    headers,
  }
  post(
    plane.kernel,
    SERVER,
    body === undefined ? request : ({ ...request, body } as Message),
    'you',
  )
  wait(plane, 0.05)
  const inbox = plane.kernel.state.actors.get('you')?.state as Message[]
  const answer = inbox.find((one) => one.type === 'response' && (one as ApiResponse).id === id)
  if (answer === undefined) throw new Error(`no answer to ${method} ${path}`)
  return answer as ApiResponse
}

const get = <T extends KubeObject>(plane: Plane, path: string): T =>
  ask(plane, 'GET', path).body as T

const PODS = '/api/v1/namespaces/default/pods'
const SETS = '/apis/apps/v1/namespaces/default/replicasets'
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'

const podsOf = (plane: Plane): readonly Pod[] =>
  (ask(plane, 'GET', PODS).body as KubeList<Pod>).items

/** Binds new pods and makes them ready; removes those that are being deleted. */
function runPods(plane: Plane): void {
  for (const { metadata, spec } of podsOf(plane)) {
    const path = `${PODS}/${metadata.name}`
    if (metadata.deletionTimestamp !== undefined) {
      ask(plane, 'DELETE', path, { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 })
    } else if (spec.nodeName === undefined) {
      const target = { kind: 'Node', name: 'node-1' }
      const { name } = metadata
      ask(plane, 'POST', `${path}/binding`, {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name },
        target,
      })
      const conditions = [
        { type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T12:00:00Z' },
      ]
      ask(plane, 'PATCH', `${path}/status`, {
        status: { phase: 'Running', podIP: '10.244.0.9', conditions },
      })
    }
  }
}

const readyNode = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-1' },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
}

const deployment = (image: string, podSpec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'c', image }], ...podSpec },
    },
  },
})

const of = (plane: Plane, controller: string) =>
  plane.log.flatMap((line) =>
    line.startsWith(`${controller} `) ? [line.slice(controller.length + 1)] : [],
  )

describe('The controller manager', () => {
  it('turns a Deployment into a ReplicaSet and its pods, one and then two', () => {
    const plane = powerOn()
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx'))
    wait(plane, 1)
    const [set] = get<KubeList & KubeObject>(plane, SETS).items
    const name = set?.metadata.name
    const asked = of(plane, 'deployment-controller')
    expect(asked).toContain(`ScalingReplicaSet: Scaled up replica set ${name} from 0 to 3 201`)
    expect(asked.filter((line) => /^(POST|PUT)/.test(line)).slice(0, 3)).toEqual([
      `POST ${SETS} 201`,
      `PUT ${DEPLOYMENTS}/web/status 200`,
      // The status was written twice with one version: the next sync settles it.
      `PUT ${DEPLOYMENTS}/web/status 409`,
    ])
    const pods = podsOf(plane).map(({ metadata }) => metadata.name)
    expect(pods).toHaveLength(3)
    const created = of(plane, 'replicaset-controller').filter((line) =>
      line.includes('Created pod'),
    )
    expect(created.sort()).toEqual(
      pods.map((pod) => `SuccessfulCreate: Created pod: ${pod} 201`).sort(),
    )
  })

  it('rolls out step by step until all pods are new', () => {
    const plane = powerOn()
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx:1'))
    wait(plane, 1)
    runPods(plane)
    wait(plane, 1)
    plane.log.length = 0
    ask(plane, 'PATCH', `${DEPLOYMENTS}/web`, deployment('nginx:2'))
    for (let i = 0; i < 8; i++) {
      wait(plane, 0.5)
      runPods(plane)
    }
    const events = of(plane, 'deployment-controller').filter((line) => line.startsWith('Scaling'))
    const steps = events.map((line) =>
      line.replace(/.*Scaled (up|down).* from (\d) to (\d).*/, '$1 $2-$3'),
    )
    expect(steps).toEqual(['up 0-1', 'down 3-2', 'up 1-2', 'down 2-1', 'up 2-3', 'down 1-0'])
    expect(get(plane, `${DEPLOYMENTS}/web`)).toMatchObject({
      metadata: { annotations: { 'deployment.kubernetes.io/revision': '2' } },
      status: { replicas: 3, updatedReplicas: 3, availableReplicas: 3, terminatingReplicas: 0 },
    })
    expect(podsOf(plane).map(({ spec }) => spec.containers[0]?.image)).toEqual(
      new Array(3).fill('nginx:2'),
    )
  })

  it('stops a slow start at the first refusal, tells it, and tries again with back-off', () => {
    const plane = powerOn()
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx', { serviceAccountName: 'nobody' }))
    wait(plane, 0.5)
    const tries = of(plane, 'replicaset-controller').filter((line) => line.startsWith('POST'))
    expect(new Set(tries)).toEqual(new Set([`POST ${PODS} 403`]))
    // 5, 10, 20, 40, 80, 160 ms apart: never all three pods at once.
    expect(tries.length).toBeGreaterThan(3)
    expect(tries.length).toBeLessThan(9)
    const { items } = get<KubeList & KubeObject>(plane, SETS)
    const refusal = expect.stringContaining('service account default/nobody')
    expect(items[0]).toMatchObject({
      status: {
        conditions: [{ type: 'ReplicaFailure', reason: 'FailedCreate', message: refusal }],
      },
    })
    expect(get(plane, `${DEPLOYMENTS}/web`)).toMatchObject({
      status: {
        conditions: expect.arrayContaining([
          expect.objectContaining({
            type: 'ReplicaFailure',
            reason: 'FailedCreate',
            message: refusal,
          }),
        ]),
      },
    })
    const state = plane.kernel.state.actors.get(MANAGER)?.state as ControllerManagerState
    const reading = readControllers(state).find(({ title }) => title === 'ReplicaSet')
    expect(reading).toMatchObject({ retrying: 1, lastKey: expect.stringContaining('default/web-') })
  })

  it('collects what a deleted Deployment leaves, each with its own preconditions', () => {
    const plane = powerOn()
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx'))
    wait(plane, 1)
    plane.log.length = 0
    ask(plane, 'DELETE', `${DEPLOYMENTS}/web`)
    wait(plane, 1)
    const collected = of(plane, 'generic-garbage-collector').map((line) => line.split(' ')[0])
    expect(collected.sort()).toEqual([...Array(4).fill('DELETE'), ...Array(4).fill('GET')])
    expect(get<KubeList & KubeObject>(plane, SETS).items).toEqual([])
  })

  it('orphans the ReplicaSet, and a new Deployment adopts it again', () => {
    const plane = powerOn()
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx'))
    wait(plane, 1)
    const before = podsOf(plane).map(({ metadata }) => metadata.uid)
    const options = { kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Orphan' }
    ask(plane, 'DELETE', `${DEPLOYMENTS}/web`, options)
    wait(plane, 1)
    expect(ask(plane, 'GET', `${DEPLOYMENTS}/web`).status).toBe(404)
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx'))
    wait(plane, 1)
    const { uid } = get(plane, `${DEPLOYMENTS}/web`).metadata
    const { items } = get<KubeList & KubeObject>(plane, SETS)
    expect(
      items.map(({ metadata }) => metadata.ownerReferences?.map((owner) => owner.uid)),
    ).toEqual([[uid]])
    expect(podsOf(plane).map(({ metadata }) => metadata.uid)).toEqual(before)
  })

  it('goes on after a restart with nothing but what the API server tells it', () => {
    const plane = powerOn()
    ask(plane, 'POST', DEPLOYMENTS, deployment('nginx'))
    wait(plane, 1)
    stopActor(plane.kernel, MANAGER)
    for (const { metadata } of podsOf(plane)) {
      ask(plane, 'DELETE', `${PODS}/${metadata.name}`)
    }
    startActor(plane.kernel, MANAGER)
    wait(plane, 3)
    const alive = podsOf(plane).filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    expect(alive).toHaveLength(3)
  })

  it('gives the same trace for the same seed', () => {
    const hashes = [0, 1].map(() => {
      const plane = powerOn()
      ask(plane, 'POST', DEPLOYMENTS, deployment('nginx'))
      wait(plane, 2)
      return plane.kernel.state.trace.hash
    })
    expect(hashes[0]).toBe(hashes[1])
  })
})
