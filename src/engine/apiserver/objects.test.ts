import { beforeEach, describe, expect, it } from 'vitest'
import {
  ask,
  configMap,
  etcdState,
  namesOf,
  objectOf,
  pod,
  responseTo,
  send,
  serverState,
  startServer,
  statusOf,
  type TestServer,
  wait,
} from './testServer.testing'

const MAPS = '/api/v1/namespaces/default/configmaps'
const PODS = '/api/v1/namespaces/default/pods'
const MERGE = { 'content-type': 'application/merge-patch+json' }

let server: TestServer
beforeEach(() => {
  server = startServer()
})

const withAccount = (): void => {
  const body = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }
  ask(server, 'POST', '/api/v1/namespaces/default/serviceaccounts', { body })
}
const revision = (): number => etcdState(server).mvcc.revision

describe('at power-on the server makes', () => {
  it.each([
    ['/api/v1/namespaces', ['default', 'kube-node-lease', 'kube-public', 'kube-system']],
    [
      '/apis/scheduling.k8s.io/v1/priorityclasses',
      ['system-cluster-critical', 'system-node-critical'],
    ],
    ['/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', ['kubernetes']],
  ])('%s', (path, names) => {
    expect(namesOf(ask(server, 'GET', path))).toEqual(names)
  })

  it('the Service kubernetes, at the first address of the range', () => {
    const service = objectOf(ask(server, 'GET', '/api/v1/namespaces/default/services/kubernetes'))
    expect(service).toMatchObject({ spec: { clusterIP: '10.96.0.1', ports: [{ port: 443 }] } })
  })

  it('whoever asks earlier wait, and all are answered', () => {
    const early = startServer([])
    expect(serverState(early).phase).toBe('serving')
    expect(serverState(early).backlog).toEqual([])
  })
})

describe('a new object', () => {
  it('gets a uid, a creation time, its namespace, and the revision of its write', () => {
    const created = ask(server, 'POST', MAPS, { body: configMap('a') })
    expect(created.status).toBe(201)
    const { metadata } = objectOf(created)
    expect(metadata.uid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(metadata).toMatchObject({
      name: 'a',
      namespace: 'default',
      resourceVersion: String(revision()),
    })
    expect(metadata.creationTimestamp).toMatch(/^2026-01-01T12:00:\d\dZ$/)
    expect(metadata).not.toHaveProperty('generation')
  })

  it('takes nothing from the client that only the server may say', () => {
    const forged = { uid: 'mine', creationTimestamp: '2000-01-01T00:00:00Z', generation: 7 }
    withAccount()
    const { metadata } = objectOf(
      ask(server, 'POST', PODS, { body: pod('a', { metadata: forged }) }),
    )
    expect(metadata.uid).not.toBe('mine')
    expect(metadata.creationTimestamp).toMatch(/^2026/)
    expect(metadata.generation).toBe(1)
  })

  it('of a name that is taken is refused, and says when the other is on its way out', () => {
    ask(server, 'POST', MAPS, { body: configMap('a', { finalizers: ['a/b'] }) })
    expect(statusOf(ask(server, 'POST', MAPS, { body: configMap('a') }))).toMatchObject({
      code: 409,
      reason: 'AlreadyExists',
      message: 'configmaps "a" already exists',
    })
    ask(server, 'DELETE', `${MAPS}/a`)
    const { message } = statusOf(ask(server, 'POST', MAPS, { body: configMap('a') }))
    expect(message).toBe('object is being deleted: configmaps "a" already exists')
  })

  it('with generateName gets five characters of the safe alphabet', () => {
    const { metadata } = objectOf(
      ask(server, 'POST', MAPS, { body: { metadata: { generateName: 'web-' } } }),
    )
    expect(metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
    expect(metadata.generateName).toBe('web-')
  })

  it('in a namespace that is not there is refused after a second look', () => {
    const path = '/api/v1/namespaces/nowhere/configmaps'
    const id = send(server, 'POST', path, { body: configMap('a') })
    wait(server, 49_000)
    expect(responseTo(server, id)).toBeUndefined()
    wait(server, 10_000)
    expect(responseTo(server, id)?.body).toMatchObject({
      message: 'namespaces "nowhere" not found',
    })
  })

  it('waits for the default account that its namespace is about to get', () => {
    const id = send(server, 'POST', PODS, { body: pod('a') })
    wait(server, 300_000)
    expect(responseTo(server, id)).toBeUndefined()
    withAccount()
    wait(server, 300_000)
    expect(responseTo(server, id)?.status).toBe(201)
  })
})

describe('an update', () => {
  const put = (name: string, metadata: object, data: object) =>
    ask(server, 'PUT', `${MAPS}/${name}`, { body: { ...configMap(name, metadata), data } })

  it('with the resourceVersion it saw is taken, with an older one it is a conflict', () => {
    const { metadata } = objectOf(ask(server, 'POST', MAPS, { body: configMap('a') }))
    const { resourceVersion } = metadata
    expect(put('a', { resourceVersion }, { v: '1' }).status).toBe(200)
    expect(statusOf(put('a', { resourceVersion }, { v: '2' }))).toMatchObject({
      code: 409,
      message:
        'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
    })
  })

  it('without one overwrites, keeping uid and creation time', () => {
    const before = objectOf(ask(server, 'POST', MAPS, { body: configMap('a') }))
    const after = objectOf(put('a', {}, { v: '1' }))
    expect(after.metadata.uid).toBe(before.metadata.uid)
    expect(after.metadata.creationTimestamp).toBe(before.metadata.creationTimestamp)
  })

  it('of another object of the same name is refused by its uid', () => {
    const { metadata } = objectOf(ask(server, 'POST', MAPS, { body: configMap('a') }))
    expect(statusOf(put('a', { uid: 'other' }, {})).message).toBe(
      `Operation cannot be fulfilled on configmaps "a": StorageError: invalid object, Code: 4, Key: /registry/configmaps/default/a, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: other, UID in object meta: ${metadata.uid}`,
    )
  })

  it('that changes nothing makes no revision', () => {
    const { metadata } = objectOf(
      ask(server, 'POST', MAPS, { body: { ...configMap('a'), data: { v: '1' } } }),
    )
    const before = revision()
    const same = objectOf(put('a', {}, { v: '1' }))
    expect(same.metadata.resourceVersion).toBe(metadata.resourceVersion)
    expect(revision()).toBe(before)
  })

  it('of a lease that is not there creates it, of a config map it does not', () => {
    const path = '/apis/coordination.k8s.io/v1/namespaces/default/leases/l'
    const body = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'l' },
      spec: {},
    }
    expect(ask(server, 'PUT', path, { body }).status).toBe(200)
    expect(put('none', {}, {}).status).toBe(404)
  })

  it('counts a generation when the spec changes, and not when the status does', () => {
    const path = '/apis/policy/v1/namespaces/default/poddisruptionbudgets'
    const body = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'b' },
      spec: { minAvailable: 1, selector: { matchLabels: { a: 'b' } } },
    }
    ask(server, 'POST', path, { body })
    const changed = ask(server, 'PATCH', `${path}/b`, {
      headers: MERGE,
      body: { spec: { minAvailable: 2 } },
    })
    expect(objectOf(changed).metadata.generation).toBe(2)
    const status = { status: { observedGeneration: 2 }, spec: { minAvailable: 9 } }
    const reported = ask(server, 'PATCH', `${path}/b/status`, { headers: MERGE, body: status })
    expect(objectOf(reported)).toMatchObject({
      metadata: { generation: 2 },
      spec: { minAvailable: 2 },
      status: { observedGeneration: 2 },
    })
  })
})

describe('writes that race', () => {
  it('are all made, one upon the other', () => {
    ask(server, 'POST', MAPS, { body: { ...configMap('a'), data: {} } })
    for (let i = 0; i < 8; i++) {
      send(server, 'PATCH', `${MAPS}/a`, { headers: MERGE, body: { data: { [`k${i}`]: 'v' } } })
    }
    wait(server, 200_000)
    const after = objectOf(ask(server, 'GET', `${MAPS}/a`)) as { readonly data?: object }
    expect(Object.keys(after.data ?? {})).toHaveLength(8)
  })

  it('with one name for two leave one', () => {
    const ids = [1, 2].map(() => send(server, 'POST', MAPS, { body: configMap('a') }))
    wait(server, 200_000)
    const codes = ids.map((id) => responseTo(server, id)?.status)
    expect(codes.sort()).toEqual([201, 409])
  })
})

describe('a patch', () => {
  it.each([
    ['application/json-patch+json', [{ op: 'replace', path: '/data/a', value: '2' }]],
    ['application/merge-patch+json', { data: { a: '2' } }],
    ['application/strategic-merge-patch+json', { data: { a: '2' } }],
  ])('of type %s is applied', (type, body) => {
    ask(server, 'POST', MAPS, { body: { ...configMap('a'), data: { a: '1', b: '1' } } })
    const patched = ask(server, 'PATCH', `${MAPS}/a`, { headers: { 'Content-Type': type }, body })
    expect(objectOf(patched)).toMatchObject({ data: { a: '2', b: '1' } })
  })

  it('with a resourceVersion that is not the stored one is a conflict', () => {
    ask(server, 'POST', MAPS, { body: configMap('a') })
    const body = { metadata: { resourceVersion: '1' }, data: { a: '1' } }
    expect(ask(server, 'PATCH', `${MAPS}/a`, { headers: MERGE, body }).status).toBe(409)
  })

  it('of an unknown type is refused', () => {
    ask(server, 'POST', MAPS, { body: configMap('a') })
    const headers = { 'content-type': 'application/json' }
    expect(ask(server, 'PATCH', `${MAPS}/a`, { headers, body: {} }).status).toBe(415)
  })
})

describe('a dry run', () => {
  it('answers as if, and stores nothing', () => {
    const before = revision()
    const body = configMap('a')
    const created = ask(server, 'POST', MAPS, { body, query: { dryRun: 'All' } })
    expect(created.status).toBe(201)
    expect(objectOf(created).metadata).not.toHaveProperty('resourceVersion')
    expect(ask(server, 'GET', `${MAPS}/a`).status).toBe(404)
    expect(revision()).toBe(before)
  })

  it('finds a name taken, and deletes nothing', () => {
    ask(server, 'POST', MAPS, { body: configMap('a') })
    const query = { dryRun: 'All' }
    expect(ask(server, 'POST', MAPS, { body: configMap('a'), query }).status).toBe(409)
    expect(ask(server, 'DELETE', `${MAPS}/a`, { query }).status).toBe(200)
    expect(ask(server, 'GET', `${MAPS}/a`).status).toBe(200)
  })
})

describe('a delete', () => {
  it('removes, and says what it removed', () => {
    const { metadata } = objectOf(ask(server, 'POST', MAPS, { body: configMap('a') }))
    expect(ask(server, 'DELETE', `${MAPS}/a`).body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name: 'a', kind: 'configmaps', uid: metadata.uid },
    })
    expect(ask(server, 'GET', `${MAPS}/a`).status).toBe(404)
  })

  it('of an object with finalizers waits for the last of them', () => {
    ask(server, 'POST', MAPS, { body: configMap('a', { finalizers: ['a/b'] }) })
    const marked = objectOf(ask(server, 'DELETE', `${MAPS}/a`))
    expect(marked.metadata.deletionTimestamp).toBeDefined()
    const body = { metadata: { finalizers: null } }
    expect(ask(server, 'PATCH', `${MAPS}/a`, { headers: MERGE, body }).status).toBe(200)
    expect(ask(server, 'GET', `${MAPS}/a`).status).toBe(404)
  })

  it('with another uid or resourceVersion in mind is a conflict', () => {
    const { metadata } = objectOf(ask(server, 'POST', MAPS, { body: configMap('a') }))
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid: 'other' } }
    expect(statusOf(ask(server, 'DELETE', `${MAPS}/a`, { body })).message).toBe(
      `Operation cannot be fulfilled on ConfigMap "a": the UID in the precondition (other) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    )
  })

  it('of a collection takes what the selector selects, and answers with it', () => {
    for (const name of ['a', 'b', 'c']) {
      const labels = { keep: String(name === 'b') }
      ask(server, 'POST', MAPS, { body: configMap(name, { labels }) })
    }
    const deleted = ask(server, 'DELETE', MAPS, { query: { labelSelector: 'keep=false' } })
    expect(namesOf(deleted)).toEqual(['a', 'c'])
    expect(namesOf(ask(server, 'GET', MAPS))).toEqual(['b'])
  })

  it('of a namespace ends it when its content and its finalizer are gone', () => {
    const path = '/api/v1/namespaces/gone'
    ask(server, 'POST', '/api/v1/namespaces', {
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'gone' } },
    })
    const marked = objectOf(ask(server, 'DELETE', path))
    expect(marked).toMatchObject({
      status: { phase: 'Terminating' },
      spec: { finalizers: ['kubernetes'] },
    })
    expect(objectOf(ask(server, 'DELETE', path)).metadata.resourceVersion).toBe(
      marked.metadata.resourceVersion,
    )
    const final = { ...marked, spec: {} }
    expect(ask(server, 'PUT', `${path}/finalize`, { body: final }).status).toBe(200)
    expect(ask(server, 'GET', path).status).toBe(404)
  })
})
