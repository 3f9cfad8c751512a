import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../engine'
import { createEngine } from '../../index'
import { seconds } from '../../kernel/micros'
import type { LookAnswers } from './look'

let engine: Engine

beforeAll(() => {
  engine = createEngine({ seed: 1, content: 'demo' })
  engine.request({
    method: 'PATCH',
    path: '/apis/apps/v1/namespaces/default/deployments/web',
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { spec: { replicas: 4 } },
  })
  engine.advance(engine.now() + seconds(20))
})

const table = (kind: string, more: object = {}): LookAnswers['objectTable'] =>
  engine.look({
    of: 'objectTable',
    kind,
    namespace: 'default',
    search: '',
    wide: false,
    from: 0,
    count: 20,
    ...more,
  }) as LookAnswers['objectTable']

describe('a reader of the cluster', () => {
  it('sees a Deployment as kubectl get prints it', () => {
    const { columns, rows } = table('apps/v1/deployments')
    expect(columns).toEqual(['Name', 'Ready', 'Up-to-date', 'Available', 'Age'])
    expect(rows[0]?.cells.slice(0, 4)).toEqual(['web', '4/4', 4, 4])
    expect(table('apps/v1/deployments', { wide: true }).columns).toContain('Images')
  })

  it('finds pods by their labels, some of them at a time, and a count of all', () => {
    const { rows, total, kinds } = table('/v1/pods', { search: 'app=web', from: 1, count: 2 })
    expect([rows.length, total]).toEqual([2, 4])
    expect(kinds.find(({ kind }) => kind === 'Pod')?.count).toBe(6)
  })

  it('learns from etcd who changed a key, and what it held before', () => {
    const key = '/registry/deployments/default/web'
    const { revisions } = engine.look({ of: 'keyHistory', key }) as LookAnswers['keyHistory']
    const mine = revisions.find(({ writer }) => writer?.from === 'you' && writer.request !== '')
    expect(mine?.writer?.request).toMatch(/^PATCH .*deployments\/web$/)
    expect(mine?.value).toMatchObject({ spec: { replicas: 4 } })
    expect(mine?.before).toMatchObject({ spec: { replicas: 3 } })
    expect(revisions.at(-1)?.created).toBe(true)
  })

  it('learns who changed an object since a version of it', () => {
    const path = '/apis/apps/v1/namespaces/default/deployments/web'
    const ask = (asked: string, since: number) =>
      engine.look({ of: 'objectHistory', path: asked, since }) as LookAnswers['objectHistory']
    const all = ask(path, 0)
    const mine = all.revisions.find(({ writer }) => writer?.request.startsWith('PATCH') ?? false)
    const since = ask(path, mine?.revision ?? 0)
    expect(since.newest).toEqual(since.revisions[0])
    expect(since.revisions.map(({ writer }) => writer?.speaker)).toContain('deployment-controller')
    expect(since.revisions.length).toBeLessThan(all.revisions.length)
    expect(ask(`${path}-2`, 0)).toEqual({ revisions: [] })
  })

  it('sees each visitor on the way from the load balancer through kube-proxy to a pod', () => {
    const { last, spans } = engine.look({ of: 'visits', service: '' }) as LookAnswers['visits']
    expect(last[0]?.pod).toMatch(/^default\/web-/)
    const places = last[0]?.hops.map(({ at }) => at.split(/[ /]/)[0])
    expect([...new Set(places)].slice(0, 3)).toEqual(['end-users', 'LoadBalancer', 'kube-proxy'])
    expect(spans.reduce((sum, { ok }) => sum + ok, 0)).toBeGreaterThan(10)
  })

  it('reads what nginx writes of its visitors, and leaves no trace of having looked', () => {
    const pod = table('/v1/pods').rows[0]?.object.replace('Pod/', '') ?? ''
    const before = engine.traceHash()
    const { lines, container } = engine.look({
      of: 'podLog',
      pod,
      container: '',
      previous: false,
    }) as LookAnswers['podLog']
    expect(container).toBe('nginx')
    expect(lines.some(({ text }) => text.includes('"GET / HTTP/1.1" 200'))).toBe(true)
    expect(engine.traceHash()).toBe(before)
  })

  it('is told every request with the stages it passed, and only what is new', () => {
    const traffic = engine.look({ of: 'apiTraffic', after: 0 }) as LookAnswers['apiTraffic']
    const mine = traffic.requests.find(({ client, verb }) => client === 'you' && verb === 'patch')
    const stages = traffic.stages.filter(
      ({ client, number }) => client === 'you' && number === mine?.number,
    )
    expect(stages.flatMap((one) => one.stages.map(({ stage }) => stage))).toContain('authorization')
    const more = engine.look({ of: 'apiTraffic', after: traffic.next }) as LookAnswers['apiTraffic']
    expect(more.requests).toEqual([])
  })

  it('does not see the data of a Secret', () => {
    engine.request({
      method: 'POST',
      path: '/api/v1/namespaces/default/secrets',
      body: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 's' },
        data: { key: 'c2VjcmV0' },
      },
    })
    engine.advance(engine.now() + seconds(1))
    const key = '/registry/secrets/default/s'
    const history = engine.look({ of: 'keyHistory', key }) as LookAnswers['keyHistory']
    expect(history.revisions[0]?.value).toMatchObject({ data: { key: '6 bytes' } })
  })
})
