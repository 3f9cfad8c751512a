import { beforeEach, describe, expect, it } from 'vitest'
import { seconds } from '../kernel/micros'
import { keptRecords } from '../kernel/trace'
import {
  ask,
  configMap,
  etcdState,
  listOf,
  namesOf,
  responseTo,
  SERVER,
  send,
  startServer,
  statusOf,
  type TestServer,
  wait,
} from './testServer.testing'

const MAPS = '/api/v1/namespaces/default/configmaps'

let server: TestServer
beforeEach(() => {
  server = startServer()
  for (const name of ['c', 'a', 'e', 'b', 'd']) {
    const labels = { letter: name, vowel: String('ae'.includes(name)) }
    ask(server, 'POST', MAPS, { body: configMap(name, { labels }) })
  }
})

const etcdReads = (): number =>
  keptRecords(server.kernel.state.trace).filter(
    (record) => 'message' in record && record.message.type === 'etcd.range',
  ).length

describe('a list', () => {
  it('is in the order of the keys: namespace, then name', () => {
    ask(server, 'POST', '/api/v1/namespaces/kube-system/configmaps', { body: configMap('a') })
    ask(server, 'POST', '/api/v1/namespaces/kube-public/configmaps', { body: configMap('z') })
    const all = listOf(ask(server, 'GET', '/api/v1/configmaps')).items
    expect(all.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
      'default/a',
      'default/b',
      'default/c',
      'default/d',
      'default/e',
      'kube-public/z',
      'kube-system/a',
    ])
  })

  it('has the revision of the store, though the last write was of another kind', () => {
    ask(server, 'POST', '/api/v1/namespaces', {
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } },
    })
    const { metadata } = listOf(ask(server, 'GET', MAPS))
    expect(metadata.resourceVersion).toBe(String(etcdState(server).mvcc.revision))
  })

  it.each([
    ['labelSelector', 'vowel=true', ['a', 'e']],
    ['labelSelector', 'letter in (b,c),vowel!=true', ['b', 'c']],
    ['fieldSelector', 'metadata.name=d', ['d']],
    ['fieldSelector', 'metadata.name!=d,metadata.namespace=default', ['a', 'b', 'c', 'e']],
  ])('%s=%s', (parameter, selector, names) => {
    expect(namesOf(ask(server, 'GET', MAPS, { query: { [parameter]: selector } }))).toEqual(names)
  })

  it.each([
    ['/api/v1/pods', 'x=y', 'field label not supported: x'],
    [MAPS, 'x=y', '"x" is not a known field selector: only "metadata.name", "metadata.namespace"'],
  ])('of %s refuses the field selector %s', (path, fieldSelector, message) => {
    const answer = ask(server, 'GET', path, { query: { fieldSelector } })
    expect(statusOf(answer)).toMatchObject({ code: 400, message })
  })

  it('without a revision sees every write that was answered before it', () => {
    const id = send(server, 'POST', MAPS, { body: configMap('f') })
    while (responseTo(server, id) === undefined) wait(server, 100)
    expect(namesOf(ask(server, 'GET', MAPS))).toContain('f')
  })

  it('of any age is served from the cache, asking nobody', () => {
    const before = etcdReads()
    expect(namesOf(ask(server, 'GET', MAPS, { query: { resourceVersion: '0' } }))).toHaveLength(5)
    expect(etcdReads()).toBe(before)
  })

  it('newer than anything written is refused after three seconds', () => {
    const id = send(server, 'GET', MAPS, { query: { resourceVersion: '9999' } })
    wait(server, seconds(2.9))
    expect(responseTo(server, id)).toBeUndefined()
    wait(server, seconds(0.2))
    const current = etcdState(server).mvcc.revision
    expect(responseTo(server, id)).toMatchObject({
      status: 504,
      body: { message: `Timeout: Too large resource version: 9999, current: ${current}` },
    })
  })

  it('is of exactly the revision asked for', () => {
    const { resourceVersion = '' } = listOf(ask(server, 'GET', MAPS)).metadata
    ask(server, 'DELETE', `${MAPS}/a`)
    const query = { resourceVersion, resourceVersionMatch: 'Exact' }
    expect(namesOf(ask(server, 'GET', MAPS, { query }))).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('a list in pages', () => {
  const page = (query: Record<string, string>) => listOf(ask(server, 'GET', MAPS, { query }))

  it('goes on where it stopped, as it was when it began', () => {
    const first = page({ limit: '2' })
    expect(first.items.map(({ metadata }) => metadata.name)).toEqual(['a', 'b'])
    expect(first.metadata.remainingItemCount).toBe(3)
    ask(server, 'DELETE', `${MAPS}/d`)
    ask(server, 'POST', MAPS, { body: configMap('bb') })
    const second = page({ limit: '2', continue: first.metadata.continue ?? '' })
    expect(second.items.map(({ metadata }) => metadata.name)).toEqual(['c', 'd'])
    expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion)
    const third = page({ limit: '2', continue: second.metadata.continue ?? '' })
    expect(third.items.map(({ metadata }) => metadata.name)).toEqual(['e'])
    expect(third.metadata.continue).toBeUndefined()
  })

  it('fills its pages with what is selected, and does not count the rest', () => {
    const first = page({ limit: '1', labelSelector: 'vowel=true' })
    expect(first.items.map(({ metadata }) => metadata.name)).toEqual(['a'])
    expect(first.metadata.remainingItemCount).toBeUndefined()
    const second = page({
      limit: '1',
      labelSelector: 'vowel=true',
      continue: first.metadata.continue ?? '',
    })
    expect(second.items.map(({ metadata }) => metadata.name)).toEqual(['e'])
  })

  it('has no limit when any age will do', () => {
    expect(page({ limit: '2', resourceVersion: '0' }).items).toHaveLength(5)
  })

  it('that waited too long is expired, and may go on with what is there now', () => {
    const first = page({ limit: '2' })
    wait(server, seconds(700))
    ask(server, 'DELETE', `${MAPS}/d`)
    const query = { limit: '2', continue: first.metadata.continue ?? '' }
    const expired = statusOf(ask(server, 'GET', MAPS, { query }))
    expect(expired).toMatchObject({ code: 410, reason: 'Expired' })
    expect(expired.message).toMatch(/^The provided continue parameter is too old/)
    const rest = page({ limit: '9', continue: expired.metadata.continue ?? '' })
    expect(rest.items.map(({ metadata }) => metadata.name)).toEqual(['c', 'e'])
  })

  it('cannot ask for a revision of its own', () => {
    const { metadata } = page({ limit: '1' })
    const query = { limit: '1', continue: metadata.continue ?? '', resourceVersion: '5' }
    expect(statusOf(ask(server, 'GET', MAPS, { query })).message).toBe(
      'specifying resource version is not allowed when using continue',
    )
  })
})

describe('compaction', () => {
  it('happens every five minutes, to where the store was five minutes ago', () => {
    const before = etcdState(server).mvcc.revision
    wait(server, seconds(301))
    expect(etcdState(server).mvcc.compactRevision).toBe(0)
    wait(server, seconds(300))
    expect(etcdState(server).mvcc.compactRevision).toBe(before + 1)
    expect(server.kernel.state.actors.get(SERVER)?.up).toBe(true)
  })
})

describe('a get', () => {
  it.each([undefined, '0', '3'])('of revision %s finds the object', (resourceVersion) => {
    const query = resourceVersion === undefined ? {} : { resourceVersion }
    expect(ask(server, 'GET', `${MAPS}/a`, { query }).status).toBe(200)
    expect(ask(server, 'GET', `${MAPS}/none`, { query }).status).toBe(404)
  })
})
