import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { KubeObject } from '../../api/meta'
import { startActor, stopActor } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import type { WatchFrame } from './messages'
import {
  ask,
  configMap,
  framesOf,
  hangUp,
  inShort,
  listOf,
  namesOf,
  objectOf,
  pod,
  SERVER,
  send,
  serverState,
  startServer,
  type TestServer,
  wait,
  watchMessages,
} from './testServer.testing'

const MAPS = '/api/v1/namespaces/default/configmaps'
const PODS = '/api/v1/namespaces/default/pods'
const MERGE = { 'content-type': 'application/merge-patch+json' }
const WATCH_LIST = {
  watch: 'true',
  sendInitialEvents: 'true',
  resourceVersionMatch: 'NotOlderThan',
  allowWatchBookmarks: 'true',
}

let server: TestServer
beforeEach(() => {
  server = startServer(['you', 'kubelet/a', 'kubelet/b'])
})

const make = (name: string, labels: object = {}): KubeObject =>
  objectOf(ask(server, 'POST', MAPS, { body: configMap(name, { labels }) }))
const label = (name: string, labels: object): void =>
  void ask(server, 'PATCH', `${MAPS}/${name}`, { headers: MERGE, body: { metadata: { labels } } })

function watch(path: string, query: Record<string, string>, client = 'you', session = 1): number {
  const id = send(server, 'GET', path, { query: { watch: 'true', ...query }, client, session })
  wait(server, 20_000)
  return id
}

describe('a watch begins', () => {
  it('with all there is and a bookmark that says so, then goes on live', () => {
    make('b')
    make('a')
    const id = watch(MAPS, WATCH_LIST)
    const frames = framesOf(server, id)
    expect(inShort(frames)).toEqual(['ADDED a', 'ADDED b', 'BOOKMARK'])
    expect(frames.at(-1)?.object.metadata).toMatchObject({
      annotations: { 'k8s.io/initial-events-end': 'true' },
      resourceVersion: listOf(ask(server, 'GET', MAPS)).metadata.resourceVersion,
    })
    make('c')
    expect(inShort(framesOf(server, id)).at(-1)).toBe('ADDED c')
  })

  it.each(['', '0'])('with all there is at resourceVersion "%s"', (resourceVersion) => {
    make('a')
    const query: Record<string, string> = resourceVersion === '' ? {} : { resourceVersion }
    expect(inShort(framesOf(server, watch(MAPS, query)))).toEqual(['ADDED a'])
  })

  it('behind the revision it names', () => {
    const { resourceVersion } = make('a').metadata
    make('b')
    ask(server, 'DELETE', `${MAPS}/a`)
    expect(inShort(framesOf(server, watch(MAPS, { resourceVersion })))).toEqual([
      'ADDED b',
      'DELETED a',
    ])
  })

  it('too far in the past with an error that names the oldest revision, and ends', () => {
    wait(server, seconds(1))
    stopActor(server.kernel, SERVER)
    startActor(server.kernel, SERVER)
    wait(server, seconds(1))
    const id = watch(MAPS, { resourceVersion: '2' })
    const { listRevision } = serverState(server).caches.get('configmaps') ?? { listRevision: 0 }
    expect(inShort(framesOf(server, id))).toEqual([
      `ERROR too old resource version: 2 (${listRevision})`,
    ])
    expect(watchMessages(server, id).at(-1)?.closed).toBe(true)
  })
})

describe('a watcher with a selector', () => {
  it('sees what comes to match as added and what ceases to as deleted', () => {
    make('a', { on: 'no' })
    const id = watch(MAPS, { labelSelector: 'on=yes' })
    label('a', { on: 'yes' })
    label('a', { on: 'yes', more: 'x' })
    label('a', { on: 'no' })
    label('a', { on: 'no', more: 'y' })
    expect(inShort(framesOf(server, id))).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a'])
    const last = framesOf(server, id).at(-1)?.object as KubeObject
    expect(last.metadata.labels).toMatchObject({ on: 'yes' })
    expect(Number(last.metadata.resourceVersion)).toBe(
      Number(objectOf(ask(server, 'GET', `${MAPS}/a`)).metadata.resourceVersion) - 1,
    )
  })

  it('hears of a pod from the moment it is bound to its node', () => {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }
    ask(server, 'POST', '/api/v1/namespaces/default/serviceaccounts', { body: account })
    const a = watch('/api/v1/pods', { fieldSelector: 'spec.nodeName=a' }, 'kubelet/a')
    const b = watch('/api/v1/pods', { fieldSelector: 'spec.nodeName=b' }, 'kubelet/b')
    ask(server, 'POST', PODS, { body: pod('web') })
    const target = { kind: 'Node', name: 'a' }
    const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'web' }, target }
    expect(ask(server, 'POST', `${PODS}/web/binding`, { body }).status).toBe(201)
    ask(server, 'DELETE', `${PODS}/web`, { query: { gracePeriodSeconds: '0' } })
    expect(inShort(framesOf(server, a, 'kubelet/a'))).toEqual([
      'ADDED web',
      'MODIFIED web',
      'DELETED web',
    ])
    expect(framesOf(server, b, 'kubelet/b')).toEqual([])
  })

  it.each([
    ['namespace', '/api/v1/namespaces/default/configmaps', {}, ['ADDED a']],
    ['name', '/api/v1/configmaps', { fieldSelector: 'metadata.name=a' }, ['ADDED a', 'ADDED a']],
  ])('of one %s hears of no other', (_, path, query, expected) => {
    const id = watch(path, query)
    make('a')
    for (const name of ['a', 'b']) {
      ask(server, 'POST', '/api/v1/namespaces/kube-system/configmaps', { body: configMap(name) })
    }
    expect(inShort(framesOf(server, id))).toEqual(expected)
  })

  it('of events.k8s.io sees the Events of the core group in its own words', () => {
    const id = watch('/apis/events.k8s.io/v1/events', { fieldSelector: 'regarding.name=web' })
    for (const name of ['web', 'other']) {
      ask(server, 'POST', '/api/v1/namespaces/default/events', {
        body: {
          metadata: { name: `${name}.1`, namespace: 'default' },
          involvedObject: { kind: 'Pod', name, namespace: 'default' },
          reason: 'Started',
          message: 'Container started',
          type: 'Normal',
        },
      })
    }
    expect(framesOf(server, id).map(({ object }) => object)).toEqual([
      expect.objectContaining({ apiVersion: 'events.k8s.io/v1', note: 'Container started' }),
    ])
  })
})

describe('the frames of one instant', () => {
  it('travel in one message, each with the write that caused it', () => {
    const id = watch(MAPS, WATCH_LIST)
    const before = watchMessages(server, id).length
    for (const name of ['a', 'b', 'c']) send(server, 'POST', MAPS, { body: configMap(name) })
    wait(server, 50_000)
    const messages = watchMessages(server, id).slice(before)
    expect(messages.map(({ frames }) => inShort(frames))).toEqual([
      ['ADDED a', 'ADDED b', 'ADDED c'],
    ])
    expect(new Set(messages[0]?.frames.map(({ cause }) => cause)).size).toBe(3)
    expect(watchMessages(server, id).map(({ sequence }) => sequence)).toEqual([1, 2])
  })

  it('are the same objects for every watcher', () => {
    const ids = [watch(MAPS, {}, 'kubelet/a'), watch(MAPS, {}, 'kubelet/b')] as const
    make('a')
    const [one] = framesOf(server, ids[0], 'kubelet/a')
    expect(one).toBeDefined()
    expect(framesOf(server, ids[1], 'kubelet/b')[0]).toBe(one)
  })
})

describe('a watch in the table form', () => {
  it('tells its columns once', () => {
    const headers = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }
    const id = send(server, 'GET', MAPS, { query: { watch: 'true' }, headers })
    wait(server, 20_000)
    make('a')
    make('b')
    const tables = framesOf(server, id).map(
      ({ object }) => object as unknown as Record<string, unknown>,
    )
    expect(tables.map(({ kind }) => kind)).toEqual(['Table', 'Table'])
    expect(tables.map(({ columnDefinitions }) => columnDefinitions === null)).toEqual([false, true])
  })
})

describe('as time goes by', () => {
  it('a watch that allows it gets a bookmark about once a minute, with the newest revision', () => {
    const id = watch(MAPS, { allowWatchBookmarks: 'true' })
    make('a')
    wait(server, seconds(300))
    const bookmarks = framesOf(server, id).filter(({ type }) => type === 'BOOKMARK')
    expect(bookmarks.length).toBeGreaterThanOrEqual(4)
    expect(bookmarks.length).toBeLessThanOrEqual(7)
  })

  it('a watch ends at its timeout, with a bookmark two seconds before', () => {
    const id = watch(MAPS, { allowWatchBookmarks: 'true', timeoutSeconds: '30' })
    wait(server, seconds(27))
    expect(framesOf(server, id)).toEqual([])
    wait(server, seconds(2))
    expect(inShort(framesOf(server, id))).toEqual(['BOOKMARK'])
    wait(server, seconds(2))
    expect(watchMessages(server, id).at(-1)).toMatchObject({ closed: true, frames: [] })
    expect(serverState(server).watches.byId.size).toBe(0)
  })

  it('without one it ends between half an hour and an hour', () => {
    const id = watch(MAPS, {})
    wait(server, seconds(1790))
    expect(watchMessages(server, id)).toEqual([])
    wait(server, seconds(1811))
    expect(watchMessages(server, id)).toMatchObject([{ closed: true }])
  })
})

describe('a client', () => {
  it('that hangs up hears no more', () => {
    const id = watch(MAPS, {})
    make('a')
    hangUp(server, id)
    make('b')
    expect(inShort(framesOf(server, id))).toEqual(['ADDED a'])
    expect(serverState(server).watches.byId.size).toBe(0)
  })

  it('in a new life leaves no watch of the old one', () => {
    watch(MAPS, {}, 'kubelet/a', 1)
    watch('/api/v1/pods', {}, 'kubelet/a', 1)
    watch(MAPS, {}, 'kubelet/b', 1)
    expect(serverState(server).watches.byId.size).toBe(3)
    watch(MAPS, {}, 'kubelet/a', 2)
    expect(serverState(server).watches.byId.size).toBe(2)
  })
})

describe('whoever applies the frames of a watch', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const step = fc.oneof(
    fc.record({ type: fc.constant('create' as const), name, on: fc.boolean() }),
    fc.record({ type: fc.constant('label' as const), name, on: fc.boolean(), at: fc.nat(99) }),
    fc.record({ type: fc.constant('delete' as const), name }),
    fc.record({ type: fc.constant('wait' as const), micros: fc.integer({ min: 0, max: 6000 }) }),
  )

  it('has what a list has, with any selector and from any revision', () => {
    const query = fc.constantFrom<Record<string, string>>(
      {},
      { labelSelector: 'on=true' },
      { fieldSelector: 'metadata.name=b' },
    )
    fc.assert(
      fc.property(
        query,
        fc.array(step, { maxLength: 30 }),
        fc.array(step, { maxLength: 10 }),
        (selector, steps, more) => {
          const world = startServer(['you', 'kubelet/a'])
          const early = send(world, 'GET', MAPS, { query: { ...WATCH_LIST, ...selector } })
          for (const one of steps) play(world, one)
          wait(world, 100_000)
          const { resourceVersion = '' } = listOf(ask(world, 'GET', MAPS)).metadata
          const from = new Map(
            listOf(ask(world, 'GET', MAPS, { query: selector })).items.map(keyed),
          )
          for (const one of more) play(world, one)
          wait(world, 100_000)
          const late = send(world, 'GET', MAPS, {
            query: { watch: 'true', resourceVersion, ...selector },
          })
          const items = listOf(ask(world, 'GET', MAPS, { query: selector })).items
          const expected = new Map(items.map(keyed))
          expect(applied(framesOf(world, early), new Map())).toEqual(expected)
          expect(applied(framesOf(world, late), from)).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  const keyed = (object: KubeObject) => [object.metadata.name, object] as const

  function play(
    world: TestServer,
    one: typeof step extends fc.Arbitrary<infer S> ? S : never,
  ): void {
    if (one.type === 'wait') wait(world, one.micros)
    else if (one.type === 'delete') send(world, 'DELETE', `${MAPS}/${one.name}`)
    else if (one.type === 'create') {
      send(world, 'POST', MAPS, { body: configMap(one.name, { labels: { on: String(one.on) } }) })
    } else {
      const body = { metadata: { labels: { on: String(one.on) } }, data: { at: String(one.at) } }
      send(world, 'PATCH', `${MAPS}/${one.name}`, { headers: MERGE, body })
    }
  }

  function applied(
    frames: readonly WatchFrame[],
    copy: Map<string, KubeObject>,
  ): ReadonlyMap<string, KubeObject> {
    for (const { type, object } of frames) {
      const one = object as KubeObject
      if (type === 'BOOKMARK') continue
      expect(copy.has(one.metadata.name)).toBe(type !== 'ADDED')
      if (type === 'DELETED') copy.delete(one.metadata.name)
      else copy.set(one.metadata.name, one)
    }
    return new Map([...copy].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
})

describe('after a restart of the server', () => {
  it('clients are told that their watches are over, and find everything again', () => {
    make('a')
    const id = watch(MAPS, {})
    stopActor(server.kernel, SERVER)
    startActor(server.kernel, SERVER)
    wait(server, seconds(1))
    expect(watchMessages(server, id).at(-1)?.closed).toBe(true)
    expect(namesOf(ask(server, 'GET', MAPS))).toEqual(['a'])
    expect(serverState(server).phase).toBe('serving')
  })
})
