import { beforeEach, describe, expect, it } from 'vitest'
import { readObject } from './readObject'
import {
  ask,
  configMap,
  etcdState,
  listOf,
  objectOf,
  send,
  serverState,
  stagesOf,
  startServer,
  statusOf,
  type TestServer,
  wait,
} from './testServer.testing'

const MAPS = '/api/v1/namespaces/default/configmaps'
const MERGE = { 'content-type': 'application/merge-patch+json' }

let server: TestServer
beforeEach(() => {
  server = startServer()
})

describe('every request', () => {
  it('passes its stages in order, and leaves each later than it entered', () => {
    const id = send(server, 'POST', MAPS, { body: configMap('a') })
    wait(server, 50_000)
    const stages = stagesOf(server, id)
    expect(stages.map(({ stage }) => stage)).toEqual([
      'authentication',
      'authorization',
      'mutatingAdmission',
      'validation',
      'validatingAdmission',
      'storage',
    ])
    const ends = stages.map(({ until }) => until)
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
  })

  it('that is refused tells where and why', () => {
    const id = send(server, 'GET', MAPS, { user: 'jane' })
    wait(server, 50_000)
    expect(stagesOf(server, id).at(-1)).toMatchObject({
      stage: 'authorization',
      refused: expect.stringContaining('User "jane" cannot list resource "configmaps"'),
    })
  })

  it('may be made in another’s name by who may do everything', () => {
    const headers = { 'Impersonate-User': 'jane' }
    expect(ask(server, 'GET', MAPS, { headers }).status).toBe(403)
    const refused = ask(server, 'GET', MAPS, { headers, user: 'joe' })
    expect(statusOf(refused).message).toContain('User "joe" cannot impersonate resource "users"')
  })
})

describe('the body of a write', () => {
  it.each([
    ['Warn', 201],
    ['Ignore', 201],
    ['Strict', 400],
  ])('with an unknown field, fieldValidation=%s', (fieldValidation, code) => {
    const body = { ...configMap('a'), dta: {} }
    const answer = ask(server, 'POST', MAPS, { body, query: { fieldValidation } })
    expect(answer.status).toBe(code)
    const warned = fieldValidation === 'Warn' ? '299 - "unknown field \\"dta\\""' : undefined
    expect(answer.headers?.warning).toBe(warned)
  })
})

describe('the table form', () => {
  it('has the kind’s columns, a row for each object, and its metadata', () => {
    ask(server, 'POST', MAPS, { body: { ...configMap('a'), data: { x: '1' } } })
    const headers = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' }
    const { body } = ask(server, 'GET', `${MAPS}`, { headers })
    expect(body).toMatchObject({
      kind: 'Table',
      columnDefinitions: [{ name: 'Name', format: 'name' }, { name: 'Data' }, { name: 'Age' }],
      rows: [{ cells: ['a', 1, '0s'], object: { kind: 'PartialObjectMetadata' } }],
    })
  })
})

describe('two groups that show one object', () => {
  it('write and read each other’s Events, with an hour to live', () => {
    const metadata = { name: 'e', namespace: 'default' }
    ask(server, 'POST', '/apis/events.k8s.io/v1/namespaces/default/events', {
      body: {
        apiVersion: 'events.k8s.io/v1',
        kind: 'Event',
        metadata,
        eventTime: '2026-01-01T12:00:00.000000Z',
        reportingController: 'default-scheduler',
        reportingInstance: 'default-scheduler-m',
        action: 'Binding',
        reason: 'Scheduled',
        regarding: { kind: 'Pod', name: 'web', namespace: 'default' },
        note: 'Successfully assigned',
        type: 'Normal',
      },
    })
    const core = objectOf(ask(server, 'GET', '/api/v1/namespaces/default/events/e'))
    expect(core).toMatchObject({
      apiVersion: 'v1',
      message: 'Successfully assigned',
      involvedObject: { kind: 'Pod', name: 'web' },
    })
    const key = '/registry/events/default/e'
    expect(etcdState(server).mvcc.current.get(key)?.lease).toBeGreaterThan(0)
    wait(server, 3_590_000_000)
    expect(etcdState(server).mvcc.current.has(key)).toBe(true)
    wait(server, 75_000_000)
    expect(etcdState(server).mvcc.current.has(key)).toBe(false)
    expect(listOf(ask(server, 'GET', '/api/v1/namespaces/default/events')).items).toEqual([])
  })
})

describe('scale', () => {
  const path = '/apis/apps/v1/namespaces/default/replicasets'
  beforeEach(() => {
    ask(server, 'POST', path, {
      body: {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: { name: 'web' },
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [{ name: 'c', image: 'i' }] },
          },
        },
      },
    })
  })

  it('shows the replicas and the selector of what it scales', () => {
    expect(ask(server, 'GET', `${path}/web/scale`).body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name: 'web', namespace: 'default' },
      spec: { replicas: 2 },
      status: { replicas: 0, selector: 'app=web' },
    })
  })

  it('changes the replicas, by PUT and by PATCH, and nothing else', () => {
    const body = {
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name: 'web', namespace: 'default' },
      spec: { replicas: 3 },
    }
    expect(ask(server, 'PUT', `${path}/web/scale`, { body }).body).toMatchObject({
      spec: { replicas: 3 },
    })
    const patch = { headers: MERGE, body: { spec: { replicas: 5 } } }
    ask(server, 'PATCH', `${path}/web/scale`, patch)
    expect(objectOf(ask(server, 'GET', `${path}/web`))).toMatchObject({
      metadata: { generation: 3 },
      spec: { replicas: 5, selector: { matchLabels: { app: 'web' } } },
    })
  })

  it('cannot be negative', () => {
    const patch = { headers: MERGE, body: { spec: { replicas: -1 } } }
    expect(statusOf(ask(server, 'PATCH', `${path}/web/scale`, patch)).message).toBe(
      'Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    )
  })
})

describe('other paths', () => {
  it.each([
    ['/version', { gitVersion: 'v1.35.6' }],
    ['/api', { kind: 'APIVersions', versions: ['v1'] }],
    ['/apis', { kind: 'APIGroupList' }],
    ['/apis/apps', { kind: 'APIGroup', name: 'apps' }],
    ['/apis/apps/v1', { kind: 'APIResourceList', groupVersion: 'apps/v1' }],
  ])('%s', (path, expected) => {
    expect(ask(server, 'GET', path).body).toMatchObject(expected)
  })

  it('tell a subresource from its object in discovery', () => {
    const { resources } = ask(server, 'GET', '/api/v1').body as { resources: { name: string }[] }
    const named = new Map(resources.map((one) => [one.name, one]))
    expect(named.get('pods')).toMatchObject({ kind: 'Pod', shortNames: ['po'], namespaced: true })
    expect(named.get('pods/eviction')).toMatchObject({
      group: 'policy',
      kind: 'Eviction',
      verbs: ['create'],
    })
  })

  it.each(['/healthz', '/livez', '/readyz'])('%s is ok', (path) => {
    expect(ask(server, 'GET', path)).toMatchObject({ status: 200, body: 'ok' })
  })
})

describe('reading from outside', () => {
  it('needs no message and sees what a GET would', () => {
    ask(server, 'POST', MAPS, { body: configMap('a') })
    const handled = server.kernel.state.handled
    expect(readObject(serverState(server), `${MAPS}/a`)).toMatchObject({ metadata: { name: 'a' } })
    expect(readObject(serverState(server), MAPS)).toMatchObject({
      kind: 'ConfigMapList',
      items: [{}],
    })
    expect(readObject(serverState(server), `${MAPS}/none`)).toBeUndefined()
    expect(server.kernel.state.handled).toBe(handled)
  })
})
