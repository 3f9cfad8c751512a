import { beforeEach, describe, expect, it } from 'vitest'
import { behaviour } from '../kernel/actor'
import type { Message } from '../kernel/event'
import {
  addActor,
  advance,
  createKernel,
  type Kernel,
  post,
  snapshot,
  startActor,
  stopActor,
} from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import { etcd, readEtcd } from './etcd'
import type { EtcdState } from './member'
import {
  type EtcdRequest,
  type EtcdResponse,
  type Op,
  prefixEnd,
  type TxnRequest,
  type WatchResponse,
} from './messages'

const MEMBER = 'etcd/m'
const CLIENT = 'client/c'

let kernel: Kernel
let ids: number

/** A member and a client that only keeps what it is told. */
beforeEach(() => {
  ids = 0
  const client = behaviour<Message[], null>({
    init: () => [],
    receive: (state, message) => void state.push(message),
  })
  kernel = createKernel({
    seed: 1,
    behaviours: new Map([
      ['etcd', behaviour(etcd)],
      ['client', client],
    ]),
    checked: true,
    defaultLatencyMicros: 100,
  })
  addActor(kernel, MEMBER, 'etcd', {})
  addActor(kernel, CLIENT, 'client', null)
})

const received = (): (EtcdResponse | WatchResponse)[] =>
  kernel.state.actors.get(CLIENT)?.state as (EtcdResponse | WatchResponse)[]
const member = (): EtcdState => kernel.state.actors.get(MEMBER)?.state as EtcdState
const watchResponses = (id: number): WatchResponse[] =>
  received().filter((one) => one.type === 'etcd.watchResponse' && one.id === id) as WatchResponse[]

type WithoutId<T> = T extends EtcdRequest ? Omit<T, 'id'> : never

function send(request: WithoutId<EtcdRequest>, id = ++ids): number {
  post(kernel, MEMBER, { ...request, id } as EtcdRequest, CLIENT)
  return id
}

function ask(request: WithoutId<EtcdRequest>): EtcdResponse {
  const id = send(request)
  advance(kernel, kernel.state.now + 20_000)
  const answer = received().find((one) => one.type === 'etcd.response' && one.id === id)
  if (answer?.type !== 'etcd.response') throw new Error(`no answer to ${request.type}`)
  return answer
}

const put = (key: string, value: unknown, lease = 0): Op => ({ op: 'put', key, value, lease })
const txn = (
  success: readonly Op[],
  compare: TxnRequest['compare'] = [],
  failure: readonly Op[] = [],
): WithoutId<TxnRequest> => ({ type: 'etcd.txn', compare, success, failure })
const range = (key: string, more: object = {}): EtcdResponse =>
  ask({ type: 'etcd.range', range: { op: 'range', key, ...more } })
const keysOf = (response: EtcdResponse): string[] =>
  response.results?.[0]?.kvs.map(({ key }) => key) ?? []

describe('revisions', () => {
  it('begin at 1, and the first write is 2', () => {
    expect(readEtcd(member())).toMatchObject({ revision: 1, term: 2, keys: 0 })
    expect(ask(txn([put('a', 1)])).revision).toBe(2)
  })

  it('are one for all writes of a transaction', () => {
    expect(ask(txn([put('a', 1), put('b', 1)])).revision).toBe(2)
    expect(range('a').results?.[0]?.kvs[0]?.modRevision).toBe(2)
    expect(range('b').results?.[0]?.kvs[0]?.modRevision).toBe(2)
  })

  it('count a key’s versions from its creation and begin anew after a delete', () => {
    ask(txn([put('a', 1)]))
    ask(txn([put('a', 2)]))
    expect(range('a').results?.[0]?.kvs[0]).toMatchObject({ createRevision: 2, version: 2 })
    ask(txn([{ op: 'delete', key: 'a' }]))
    ask(txn([put('a', 3)]))
    expect(range('a').results?.[0]?.kvs[0]).toMatchObject({
      createRevision: 5,
      modRevision: 5,
      version: 1,
    })
  })

  it('do not grow by a delete of nothing', () => {
    expect(ask(txn([{ op: 'delete', key: 'none' }])).revision).toBe(1)
  })
})

describe('transactions', () => {
  it.each<[string, TxnRequest['compare'][number], boolean]>([
    ['mod revision of a missing key is 0', { key: 'x', target: 'mod', op: '=', value: 0 }, true],
    ['mod revision', { key: 'a', target: 'mod', op: '=', value: 2 }, true],
    ['create revision', { key: 'a', target: 'create', op: '>', value: 2 }, false],
    ['version', { key: 'a', target: 'version', op: '<', value: 2 }, true],
    ['lease', { key: 'a', target: 'lease', op: '!=', value: 0 }, false],
    ['value', { key: 'a', target: 'value', op: '=', value: { v: 1 } }, true],
    ['another value', { key: 'a', target: 'value', op: '!=', value: { v: 1 } }, false],
    ['the value of a missing key', { key: 'x', target: 'value', op: '=', value: 1 }, false],
  ])('compare %s', (_, compare, succeeds) => {
    ask(txn([put('a', { v: 1 })]))
    const answer = ask(txn([put('b', 1)], [compare], [{ op: 'range', key: 'a' }]))
    expect(answer.succeeded).toBe(succeeds)
    expect(answer.revision).toBe(succeeds ? 3 : 2)
    if (!succeeds) expect(keysOf(answer)).toEqual(['a'])
  })

  it('write a key at most once', () => {
    const twice = 'etcdserver: duplicate key given in txn request'
    expect(ask(txn([put('a', 1), put('a', 2)])).error).toBe(twice)
    const deleted: Op = { op: 'delete', key: 'a', end: 'b' }
    expect(ask(txn([put('aa', 1), deleted])).error).toBe(twice)
    expect(member().mvcc.revision).toBe(1)
  })

  it('have at most 128 operations', () => {
    const ops = Array.from({ length: 129 }, (_, i) => put(`k${i}`, i))
    expect(ask(txn(ops)).error).toBe('etcdserver: too many operations in txn request')
  })

  it('that only read need no disk', () => {
    const id = send(txn([{ op: 'range', key: 'a' }]))
    advance(kernel, kernel.state.now + 500)
    expect(received()).toEqual([expect.objectContaining({ id, succeeded: true })])
    expect(member().log.lastIndex).toBe(0)
  })

  it('are answered when the disk has them, those that came together at once', () => {
    send(txn([put('a', 1)]))
    advance(kernel, 1_000)
    send(txn([put('b', 1)]))
    send(txn([put('c', 1)]))
    advance(kernel, 2_099)
    expect(received()).toEqual([])
    advance(kernel, 4_099)
    expect(received().map(({ revision }) => revision)).toEqual([2])
    advance(kernel, 4_100)
    expect(received().map(({ revision }) => revision)).toEqual([2, 3, 4])
    expect(member().log).toMatchObject({ committed: 3, applied: 3, entries: [] })
  })
})

describe('ranges', () => {
  beforeEach(() => {
    for (const key of ['/registry/pods/b', '/registry/pods/a', '/registry/podsecurity/x']) {
      ask(txn([put(key, key)]))
    }
  })

  it('of a prefix are sorted and hold nothing else', () => {
    const end = prefixEnd('/registry/pods/')
    expect(keysOf(range('/registry/pods/', { end }))).toEqual([
      '/registry/pods/a',
      '/registry/pods/b',
    ])
  })

  it('stop at their limit and tell the whole count', () => {
    const answer = range('/registry/', { end: prefixEnd('/registry/'), limit: 2 })
    expect(keysOf(answer)).toEqual(['/registry/pods/a', '/registry/pods/b'])
    expect(answer.results?.[0]).toMatchObject({ more: true, count: 3 })
    const counted = range('/registry/', { end: prefixEnd('/registry/'), countOnly: true })
    expect(counted.results?.[0]).toEqual({ kvs: [], more: false, count: 3 })
  })

  it('read the past until it is compacted, and never the future', () => {
    ask(txn([{ op: 'delete', key: '/registry/pods/a' }]))
    const past = { end: prefixEnd('/registry/pods/'), revision: 3 }
    expect(keysOf(range('/registry/pods/', past))).toEqual(['/registry/pods/a', '/registry/pods/b'])
    expect(keysOf(range('/registry/pods/', { ...past, revision: 2 }))).toEqual(['/registry/pods/b'])
    expect(range('a', { revision: 6 }).error).toBe(
      'etcdserver: mvcc: required revision is a future revision',
    )
    expect(ask({ type: 'etcd.compact', revision: 4 }).error).toBeUndefined()
    const compacted = 'etcdserver: mvcc: required revision has been compacted'
    expect(range('/registry/pods/', past).error).toBe(compacted)
    expect(keysOf(range('/registry/pods/', { ...past, revision: 4 }))).toHaveLength(2)
    expect(ask({ type: 'etcd.compact', revision: 4 }).error).toBe(compacted)
  })

  it('are counted by the second segment of the key as they come and go', () => {
    expect([...readEtcd(member()).counts]).toEqual([
      ['pods', 2],
      ['podsecurity', 1],
    ])
    ask(txn([{ op: 'delete', key: '/registry/podsecurity/x' }]))
    expect([...readEtcd(member()).counts]).toEqual([['pods', 2]])
    expect(readEtcd(member()).lastWrites[0]).toEqual({
      revision: 5,
      key: '/registry/podsecurity/x',
      deleted: true,
    })
  })
})

describe('watches', () => {
  const pods = { key: '/registry/pods/', end: prefixEnd('/registry/pods/') }
  const watch = (startRevision: number): number =>
    send({ type: 'etcd.watch', ...pods, startRevision })

  it('hear of their prefix only, whole batches, with what was there before', () => {
    const id = watch(0)
    ask(txn([put('/registry/pods/a', 1)]))
    ask(txn([put('/registry/pods/a', 2), put('/registry/nodes/a', 1)]))
    ask(txn([{ op: 'delete', key: '/registry/pods/a' }]))
    const events = watchResponses(id).flatMap((one) => one.events)
    expect(events.map(({ type, kv, prev }) => [type, kv.modRevision, prev?.value])).toEqual([
      ['PUT', 2, undefined],
      ['PUT', 3, 1],
      ['DELETE', 4, 2],
    ])
    expect(watchResponses(id).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  })

  it('begin in the past with what they missed', () => {
    ask(txn([put('/registry/pods/a', 1)]))
    ask(txn([put('/registry/pods/b', 1)]))
    const id = watch(3)
    ask(txn([put('/registry/pods/c', 1)]))
    const keys = watchResponses(id).flatMap((one) => one.events.map(({ kv }) => kv.key))
    expect(keys).toEqual(['/registry/pods/b', '/registry/pods/c'])
  })

  it('begin in the future in silence', () => {
    const id = watch(4)
    for (const key of ['a', 'b', 'c']) ask(txn([put(`/registry/pods/${key}`, 1)]))
    const keys = watchResponses(id).flatMap((one) => one.events.map(({ kv }) => kv.key))
    expect(keys).toEqual(['/registry/pods/c'])
  })

  it('from a compacted revision are canceled and told which one is', () => {
    for (const key of ['a', 'b', 'c']) ask(txn([put(`/registry/pods/${key}`, 1)]))
    ask({ type: 'etcd.compact', revision: 4 })
    const id = watch(3)
    advance(kernel, kernel.state.now + 1_000)
    expect(watchResponses(id)).toEqual([
      expect.objectContaining({ canceled: true, compactRevision: 4, events: [] }),
    ])
    const atCompaction = watch(4)
    advance(kernel, kernel.state.now + 1_000)
    expect(watchResponses(atCompaction)[0]?.events).toHaveLength(1)
  })

  it('tell the revision on request, behind the events up to it', () => {
    const id = watch(0)
    ask(txn([put('/registry/nodes/a', 1)]))
    send({ type: 'etcd.watchProgress' }, id)
    advance(kernel, kernel.state.now + 1_000)
    expect(watchResponses(id).at(-1)).toMatchObject({ revision: 2, events: [] })
  })

  it('are over when canceled', () => {
    const id = watch(0)
    send({ type: 'etcd.watchCancel' }, id)
    ask(txn([put('/registry/pods/a', 1)]))
    expect(watchResponses(id).map(({ canceled }) => canceled === true)).toEqual([false, true])
  })
})

describe('leases', () => {
  const granted = (ttlSeconds: number): number =>
    ask({ type: 'etcd.leaseGrant', ttlSeconds }).lease ?? 0

  it('take their keys with them, at one revision, not before their time', () => {
    const lease = granted(3)
    const start = kernel.state.now
    ask(txn([put('b', 1, lease), put('a', 1, lease)]))
    advance(kernel, start + seconds(2.9))
    expect(keysOf(range('a', { end: 'z' }))).toEqual(['a', 'b'])
    advance(kernel, start + seconds(3.6))
    expect(range('a', { end: 'z' })).toMatchObject({ revision: 3 })
    expect(keysOf(range('a', { end: 'z' }))).toEqual([])
  })

  it('live as long as they are kept alive', () => {
    const lease = granted(2)
    ask(txn([put('a', 1, lease)]))
    for (let i = 0; i < 4; i++) {
      advance(kernel, kernel.state.now + seconds(1.5))
      expect(ask({ type: 'etcd.leaseKeepAlive', lease }).lease).toBe(lease)
    }
    expect(keysOf(range('a'))).toEqual(['a'])
    advance(kernel, kernel.state.now + seconds(4))
    expect(keysOf(range('a'))).toEqual([])
    expect(ask({ type: 'etcd.leaseKeepAlive', lease }).error).toBe(
      'etcdserver: requested lease not found',
    )
  })

  it('are left by a key that is written without', () => {
    const lease = granted(2)
    ask(txn([put('a', 1, lease)]))
    ask(txn([put('a', 2)]))
    expect(ask({ type: 'etcd.leaseRevoke', lease }).error).toBeUndefined()
    expect(keysOf(range('a'))).toEqual(['a'])
  })

  it('must exist for a key to be put under', () => {
    expect(ask(txn([put('a', 1, 77)])).error).toBe('etcdserver: requested lease not found')
  })

  it('live at least two seconds', () => {
    const lease = granted(1)
    ask(txn([put('a', 1, lease)]))
    advance(kernel, kernel.state.now + seconds(1.8))
    expect(keysOf(range('a'))).toEqual(['a'])
  })

  it('wake nobody while there are none', () => {
    ask(txn([put('a', 1)]))
    expect(kernel.state.queue).toEqual([])
  })
})

describe('a power cut', () => {
  it('loses what the disk has not, keeps the rest, and resets watches and lease clocks', () => {
    const watchId = send({ type: 'etcd.watch', key: 'a', startRevision: 0 })
    const lease = ask({ type: 'etcd.leaseGrant', ttlSeconds: 10 }).lease ?? 0
    ask(txn([put('a', 1, lease)]))
    advance(kernel, kernel.state.now + seconds(9))
    send(txn([put('lost', 1)]))
    advance(kernel, kernel.state.now + 500)
    stopActor(kernel, MEMBER)
    startActor(kernel, MEMBER)
    advance(kernel, kernel.state.now + seconds(5))
    expect(keysOf(range('a', { end: 'z' }))).toEqual(['a'])
    expect(readEtcd(member())).toMatchObject({ revision: 2, term: 3 })
    expect(watchResponses(watchId).at(-1)).toMatchObject({ canceled: true, events: [] })
    advance(kernel, kernel.state.now + seconds(7))
    expect(keysOf(range('a'))).toEqual([])
  })

  it('is survived by a snapshot of a member in the middle of a write', () => {
    send(txn([put('a', { deep: [1] })]))
    advance(kernel, 500)
    expect(structuredClone(snapshot(kernel))).toBeDefined()
  })
})
