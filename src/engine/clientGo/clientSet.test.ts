/** An informer over a wire that loses messages, ends, or goes silent: its copy heals. */
import { expect, it } from 'vitest'
import { apiServer } from '../apiserver/apiServer'
import type { ApiRequest } from '../apiserver/messages'
import { etcd } from '../etcd/etcd'
import { type Behaviour, behaviour } from '../kernel/actor'
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
import { type ClientSet, connect, informerOf, receive } from './clientSet'
import type { InformerSpec } from './informer'

const SERVER = 'kube-apiserver/m'
const MIRROR = 'mirror/m'
const CONFIG_MAPS: InformerSpec = { name: 'configmaps', path: '/api/v1/configmaps' }

interface MirrorState {
  readonly set: ClientSet
  readonly heard: string[]
}

/** A component that does nothing but keep a copy, and note what it is told of it. */
const mirror: Behaviour<MirrorState, null> = {
  init: (_config, context) => ({
    set: connect(context, SERVER, 'kubernetes-admin', [CONFIG_MAPS]),
    heard: [],
  }),
  receive(state, message, context) {
    for (const event of receive(context, state.set, [CONFIG_MAPS], message) ?? []) {
      if (event.type === 'answer' || event.type === 'synced') continue
      state.heard.push(`${event.type} ${event.key}`)
    }
  },
}

/** Takes requests, and what is answered. */
const writer: Behaviour<null, null> = { init: () => null, receive: () => {} }

function start(): Kernel {
  const kernel = createKernel({
    seed: 11,
    checked: true,
    defaultLatencyMicros: 200,
    behaviours: new Map([
      ['etcd', behaviour(etcd)],
      ['kube-apiserver', behaviour(apiServer)],
      ['mirror', behaviour(mirror)],
      ['writer', behaviour(writer)],
    ]),
  })
  addActor(kernel, 'etcd/m', 'etcd', {})
  addActor(kernel, SERVER, 'kube-apiserver', { etcd: 'etcd/m', advertiseAddress: '192.168.0.10' })
  addActor(kernel, 'writer/m', 'writer', null)
  wait(kernel, 1)
  addActor(kernel, MIRROR, 'mirror', null)
  wait(kernel, 1)
  return kernel
}

const wait = (kernel: Kernel, howLong: number): void =>
  void advance(kernel, kernel.state.now + seconds(howLong))

let requests = 0
function ask(kernel: Kernel, method: 'POST' | 'DELETE', name: string): void {
  const path = '/api/v1/namespaces/default/configmaps'
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }
  const request: ApiRequest = {
    type: 'request',
    id: ++requests,
    method,
    path: method === 'POST' ? path : `${path}/${name}`,
    user: 'kubernetes-admin',
    session: 1,
    ...(method === 'POST' && { body }),
  }
  post(kernel, SERVER, request, 'writer/m')
  wait(kernel, 1)
}

const stateOf = (kernel: Kernel) => kernel.state.actors.get(MIRROR)?.state as MirrorState
const copyOf = (kernel: Kernel): string[] =>
  [...informerOf(stateOf(kernel).set, 'configmaps').store.items.values()]
    .filter(({ metadata }) => metadata.namespace === 'default')
    .map(({ metadata }) => metadata.name)
    .filter((name) => name !== 'kube-root-ca.crt')
    .sort()

function cut(kernel: Kernel, from: string, to: string): void {
  kernel.state.links.overrides.set(`${from}>${to}`, { cut: true })
}

it('an informer notices lost messages by their count, and catches up', () => {
  const kernel = start()
  ask(kernel, 'POST', 'a')
  cut(kernel, SERVER, MIRROR)
  ask(kernel, 'POST', 'b')
  ask(kernel, 'DELETE', 'a')
  kernel.state.links.overrides.clear()
  expect(copyOf(kernel)).toEqual(['a'])
  ask(kernel, 'POST', 'c')
  wait(kernel, 5)
  expect(copyOf(kernel)).toEqual(['b', 'c'])
  expect(stateOf(kernel).heard.slice(-4)).toEqual([
    'add default/a',
    'add default/b',
    'delete default/a',
    'add default/c',
  ])
})

it('an informer whose watch went silent while the wire was cut watches again', () => {
  const kernel = start()
  cut(kernel, SERVER, MIRROR)
  cut(kernel, MIRROR, SERVER)
  ask(kernel, 'POST', 'a')
  wait(kernel, 20 * 60)
  expect(copyOf(kernel)).toEqual([])
  kernel.state.links.overrides.clear()
  wait(kernel, 3 * 60)
  expect(copyOf(kernel)).toEqual(['a'])
})

it('an informer watches again when the server comes back from a power cut', () => {
  const kernel = start()
  ask(kernel, 'POST', 'a')
  stopActor(kernel, SERVER)
  wait(kernel, 30)
  startActor(kernel, SERVER)
  wait(kernel, 10)
  ask(kernel, 'POST', 'b')
  wait(kernel, 60)
  expect(copyOf(kernel)).toEqual(['a', 'b'])
})

it('keeps one watch open on the server, however often it watched again', () => {
  const kernel = start()
  for (let round = 0; round < 3; round++) {
    cut(kernel, SERVER, MIRROR)
    ask(kernel, 'POST', `lost-${round}`)
    kernel.state.links.overrides.clear()
    ask(kernel, 'POST', `seen-${round}`)
    wait(kernel, 60)
  }
  const server = kernel.state.actors.get(SERVER)?.state as {
    readonly watches: { readonly byId: ReadonlyMap<number, { readonly client: string }> }
  }
  const open = [...server.watches.byId.values()].filter(({ client }) => client === MIRROR)
  expect(open).toHaveLength(1)
  expect(copyOf(kernel)).toHaveLength(6)
})
