import { describe, expect, it } from 'vitest'
import type { DeleteOptions, KubeObject } from '../../api/meta'
import { timeAt } from '../clientGo/wallClock'
import { seconds } from '../kernel/micros'
import { planDeletion, removedByUpdate } from './deletion'
import { byPath } from './registry/registry'
import type { ResourceDefinition } from './registry/resource'

const kind = (group: string, resource: string): ResourceDefinition => {
  const definition = byPath(group, 'v1', resource)
  if (definition === undefined) throw new Error(`no ${resource}`)
  return definition
}
const pods = kind('', 'pods')
const configMaps = kind('', 'configmaps')

const NOW = seconds(100)

const object = (metadata: object, more: object = {}): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'X',
    metadata: { name: 'x', uid: 'u', ...metadata },
    ...more,
  }) as never
const running = (metadata: object = {}): KubeObject =>
  object(
    { generation: 1, ...metadata },
    { spec: { nodeName: 'n', terminationGracePeriodSeconds: 30 }, status: { phase: 'Running' } },
  )

const plan = (definition: ResourceDefinition, one: KubeObject, options: DeleteOptions = {}) =>
  planDeletion(definition, one, options, NOW)

describe('a pod that runs', () => {
  it('is marked to end after its own grace period, which counts a generation', () => {
    const { marked, remove } = plan(pods, running())
    expect(remove).toBe(false)
    expect(marked?.metadata).toMatchObject({
      deletionTimestamp: timeAt(NOW + seconds(30)),
      deletionGracePeriodSeconds: 30,
      generation: 2,
    })
  })

  it.each([
    ['the period asked for', 5, 5],
    ['one second when asked for a negative one', -3, 1],
  ])('ends after %s', (_, gracePeriodSeconds, period) => {
    const { marked } = plan(pods, running(), { gracePeriodSeconds })
    expect(marked?.metadata.deletionGracePeriodSeconds).toBe(period)
  })

  it('is marked and then removed when no time is left to it', () => {
    const { marked, remove } = plan(pods, running(), { gracePeriodSeconds: 0 })
    expect(marked?.metadata.deletionGracePeriodSeconds).toBe(0)
    expect(remove).toBe(true)
  })

  it('stays when a finalizer holds it, however little time it has', () => {
    const held = running({ finalizers: ['a/b'] })
    expect(plan(pods, held, { gracePeriodSeconds: 0 }).remove).toBe(false)
  })
})

describe('a pod without a node, or at its end,', () => {
  it.each([
    [
      'not scheduled',
      { spec: { terminationGracePeriodSeconds: 30 }, status: { phase: 'Pending' } },
    ],
    ['Succeeded', { spec: { nodeName: 'n' }, status: { phase: 'Succeeded' } }],
  ])('goes at once: %s', (_, more) => {
    expect(plan(pods, object({}, more)).remove).toBe(true)
  })
})

describe('a pod on its way out', () => {
  const ending = running({
    deletionTimestamp: timeAt(NOW + seconds(20)),
    deletionGracePeriodSeconds: 30,
    generation: 2,
  })

  it.each([
    ['an unspecified', undefined],
    ['the same', 30],
    ['a longer', 60],
  ])('is not changed by %s period', (_, gracePeriodSeconds) => {
    const options = gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }
    expect(plan(pods, ending, options)).toEqual({ remove: false })
  })

  it('ends earlier by a shorter period, counted from its first delete', () => {
    const { marked } = plan(pods, ending, { gracePeriodSeconds: 15 })
    expect(marked?.metadata).toMatchObject({
      deletionTimestamp: timeAt(NOW + seconds(5)),
      deletionGracePeriodSeconds: 15,
      generation: 2,
    })
  })

  it('gets one second when the shorter period is over already', () => {
    const { marked } = plan(pods, ending, { gracePeriodSeconds: 5 })
    expect(marked?.metadata).toMatchObject({
      deletionTimestamp: timeAt(NOW),
      deletionGracePeriodSeconds: 1,
    })
  })
})

describe('garbage collection', () => {
  it.each<[string, DeleteOptions, string[], string[] | undefined]>([
    ['is left to the background by default', {}, [], undefined],
    ['Orphan holds the owner', { propagationPolicy: 'Orphan' }, [], ['orphan']],
    ['Foreground holds the owner', { propagationPolicy: 'Foreground' }, [], ['foregroundDeletion']],
    [
      'an explicit policy replaces the finalizer',
      { propagationPolicy: 'Foreground' },
      ['orphan'],
      ['foregroundDeletion'],
    ],
    ['Background takes both away', { propagationPolicy: 'Background' }, ['orphan'], undefined],
    ['without a policy the finalizer decides', {}, ['orphan'], ['orphan']],
    ['orphanDependents=true is Orphan', { orphanDependents: true }, [], ['orphan']],
    ['other finalizers stay', { propagationPolicy: 'Orphan' }, ['a/b'], ['a/b', 'orphan']],
  ])('%s', (_, options, finalizers, expected) => {
    const { marked, remove } = plan(configMaps, object({ finalizers }), options)
    expect(remove).toBe(expected === undefined)
    if (expected !== undefined) {
      expect(marked?.metadata).toMatchObject({
        finalizers: expected,
        deletionTimestamp: timeAt(NOW),
        deletionGracePeriodSeconds: 0,
      })
    }
  })
})

describe('an update of an object on its way out', () => {
  const deleting = { deletionTimestamp: timeAt(NOW), deletionGracePeriodSeconds: 0 }

  it.each([
    ['removes it with the last finalizer', { ...deleting, finalizers: ['a/b'] }, {}, true],
    [
      'keeps it while one is left',
      { ...deleting, finalizers: ['a/b'] },
      { finalizers: ['a/b'] },
      false,
    ],
    [
      'keeps a pod whose grace is not over',
      { ...deleting, deletionGracePeriodSeconds: 30 },
      {},
      false,
    ],
    ['keeps what is not being deleted', {}, {}, false],
  ])('%s', (_, stored, next, removed) => {
    expect(removedByUpdate(pods, object(next), object(stored))).toBe(removed)
  })

  it('removes a namespace only when its own finalizers are gone too', () => {
    const namespaces = kind('', 'namespaces')
    const stored = object({ deletionTimestamp: timeAt(NOW) })
    const held = object({}, { spec: { finalizers: ['kubernetes'] } })
    expect(removedByUpdate(namespaces, held, stored)).toBe(false)
    expect(removedByUpdate(namespaces, object({}, { spec: {} }), stored)).toBe(true)
  })
})
