import { afterEach, expect, it } from 'vitest'
import { applyDeltas, clearCluster } from '../cluster'
import { openSubject, select } from '../selection'
import { makePod, makeService, makeWorkload, put } from './cluster.testing'
import { litNow, useLit } from './lit'

const app = (name: string) => ({ labels: { app: name } })
const told = (): readonly string[] =>
  useLit.getState().lit?.related.map(({ relation, subject }) => `${relation} ${subject}`) ?? []

afterEach(() => {
  select(undefined)
  clearCluster()
})

it('a pod is owned by its ReplicaSet, and through it by the Deployment', () => {
  applyDeltas([
    put(makeWorkload('Deployment', 'web')),
    put(makeWorkload('ReplicaSet', 'web-7d', 'Deployment/web')),
    put(makePod('web-7d-a', { owner: 'ReplicaSet/web-7d', node: 'worker-1' })),
    put(makePod('web-7d-b', { owner: 'ReplicaSet/web-7d', node: 'worker-2' })),
  ])
  openSubject('Pod/default/web-7d-a')
  expect(told()).toEqual([
    'owner ReplicaSet/default/web-7d',
    'owner Deployment/default/web',
    'node Worker/worker-1',
    'sibling Pod/default/web-7d-b',
  ])
  openSubject('Deployment/default/web')
  expect(useLit.getState().lit?.related[1]).toEqual({
    relation: 'owned',
    subject: 'Pod/default/web-7d-a',
    by: 'web-7d',
  })
})

it('a Service selects pods by their labels, and sends only to those that are ready endpoints', () => {
  applyDeltas([
    put(makePod('a', app('web'))),
    put(makePod('b', app('web'))),
    put(makePod('c', app('other'))),
    put(makeService('web', { selector: { app: 'web' }, readyEndpoints: ['default/a'] })),
  ])
  openSubject('Service/default/web')
  expect(told()).toEqual(['endpoint Pod/default/a', 'selected Pod/default/b'])
})

it('a Service of another namespace, or without a selector, selects no pod', () => {
  applyDeltas([
    put(makePod('a', app('web'))),
    put(makeService('far', { key: 'far/web', namespace: 'far', selector: { app: 'web' } })),
    put(makeService('none')),
  ])
  openSubject('Pod/default/a')
  expect(told()).toEqual([])
})

it('a pod that loses a label leaves the Service, and one that gains it comes', () => {
  const web = makeService('web', { selector: { app: 'web' } })
  applyDeltas([put(makePod('a', app('web'))), put(makePod('b')), put(web)])
  openSubject('Service/default/web')
  applyDeltas([put(makePod('a')), put(makePod('b', app('web')))])
  expect(told()).toEqual(['selected Pod/default/b'])
  applyDeltas([put({ ...web, selector: { app: 'else' } })])
  expect(told()).toEqual([])
})

it('pods that mount one claim are tied by it', () => {
  const claims = ['data']
  applyDeltas([put(makePod('a', { claims })), put(makePod('b', { claims })), put(makePod('c'))])
  openSubject('Pod/default/a')
  expect(told()).toEqual(['claim PersistentVolumeClaim/default/data', 'sharesClaim Pod/default/b'])
})

it('what is gone is tied to nothing', () => {
  applyDeltas([put(makePod('a', { node: 'worker-1' })), put(makePod('b', { node: 'worker-1' }))])
  openSubject('Worker/worker-1')
  expect(useLit.getState().lit?.onWorker.get('worker-1')).toBe(2)
  applyDeltas([{ op: 'drop', kind: 'Pod', key: 'default/a' }])
  expect(told()).toEqual(['onNode Pod/default/b'])
})

it('a change that ties nothing anew leaves what is lit as it is', () => {
  applyDeltas([put(makePod('a', { node: 'worker-1' }))])
  openSubject('Worker/worker-1')
  const before = useLit.getState().lit
  applyDeltas([put(makePod('a', { node: 'worker-1', restarts: 1 }))])
  expect(useLit.getState().lit).toBe(before)
})

it('the stage keeps what it is told of a pod that waits for a node', () => {
  const owner = 'ReplicaSet/web-7d'
  applyDeltas([put(makePod('a', { owner })), put(makePod('b', { owner, node: 'worker-1' }))])
  openSubject('Pod/default/a')
  expect(told()).toContain('sibling Pod/default/b')
  expect(litNow()).toBeUndefined()
})
