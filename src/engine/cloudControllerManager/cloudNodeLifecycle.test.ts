import { expect, it } from 'vitest'
import type { ConditionStatus } from '../../api/meta'
import { seconds } from '../kernel/micros'
import { cloudNodeLifecycle as lifecycle } from './cloudNodeLifecycle'
import { makeDesk, makeNode } from './desk.testing'

const shutdown = { key: 'node.cloudprovider.kubernetes.io/shutdown', effect: 'NoSchedule' } as const
const uninitialized = {
  key: 'node.cloudprovider.kubernetes.io/uninitialized',
  effect: 'NoSchedule',
} as const
const ready = (status: ConditionStatus) => ({ conditions: [{ type: 'Ready', status }] })
const silent = makeNode('node-1', { providerID: 'kubeorama:///a/node-1' }, ready('Unknown'))
const cloudSays = (yes: boolean) => ({ type: 'cloud', result: { yes } }) as const

it('only nodes that are not Ready, or tainted for it, are looked at', () => {
  const desk = makeDesk(lifecycle, [])
  const hear = (name: string, type: 'add' | 'delete', node = silent) =>
    lifecycle.observe?.({ informer: 'nodes', type, key: name, object: node, old: undefined }, desk)
  hear('well', 'add', makeNode('well', {}, ready('True')))
  hear('silent', 'add')
  hear('back', 'add', makeNode('back', { taints: [shutdown] }, ready('True')))
  hear('gone', 'add')
  hear('gone', 'delete')
  lifecycle.tick?.(desk)
  expect(desk.added).toEqual(['silent', 'back'])
})

it('a silent node whose machine is gone is deleted, with an event', () => {
  const desk = makeDesk(lifecycle, [silent])
  expect(lifecycle.start('node-1', desk)).toMatchObject({ call: { operation: 'InstanceExists' } })
  expect(lifecycle.resume({ type: 'exists' }, cloudSays(false), 'node-1', desk)).toMatchObject({
    request: { method: 'DELETE', path: '/api/v1/nodes/node-1' },
    events: [
      {
        regarding: { kind: 'Node', name: 'node-1', uid: 'uid-node-1' },
        reason: 'DeletingNode',
        message: 'Deleting node node-1 because it does not exist in the cloud provider',
      },
    ],
  })
  const refused = { type: 'api', status: 500, body: undefined } as const
  const failed = lifecycle.resume({ type: 'deleted', uid: 'u' } as never, refused, 'node-1', desk)
  expect(failed).toMatchObject({
    events: [
      {
        type: 'Warning',
        reason: 'DeletingNodeFailed',
        message: 'Failed deleting node node-1: HTTP 500',
      },
    ],
  })
})

it('a silent node whose machine is off gets the shutdown taint after its others', () => {
  const desk = makeDesk(lifecycle, [silent])
  lifecycle.resume({ type: 'exists' }, cloudSays(true), 'node-1', desk)
  const read = lifecycle.resume({ type: 'shutdown' }, cloudSays(true), 'node-1', desk)
  expect(read).toMatchObject({ request: { method: 'GET' }, next: { type: 'read', wish: 'add' } })
  const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' } as const
  const body = makeNode('node-1', { taints: [unreachable] })
  const answer = { type: 'api', status: 200, body } as const
  const next = { type: 'read', wish: 'add', tries: 1 }
  expect(lifecycle.resume(next, answer, 'node-1', desk)).toMatchObject({
    request: {
      method: 'PATCH',
      body: { metadata: { resourceVersion: '7' }, spec: { taints: [unreachable, shutdown] } },
    },
  })
})

it('a node that is Ready again loses the taint', () => {
  const node = makeNode('node-1', { taints: [shutdown] }, ready('True'))
  const desk = makeDesk(lifecycle, [node])
  expect(lifecycle.start('node-1', desk)).toMatchObject({ next: { type: 'read', wish: 'remove' } })
  const answer = { type: 'api', status: 200, body: node } as const
  const next = { type: 'read', wish: 'remove', tries: 1 }
  expect(lifecycle.resume(next, answer, 'node-1', desk)).toMatchObject({
    request: { method: 'PATCH', body: { spec: { taints: null } } },
  })
})

it('a cloud that answers with an error is asked again next time, and nothing is done', () => {
  const answer = { type: 'cloud', result: { error: 'throttled' } } as const
  const desk = makeDesk(lifecycle, [silent])
  expect(lifecycle.resume({ type: 'exists' }, answer, 'node-1', desk)).toEqual({ type: 'done' })
})

it('a node that nobody introduced yet is left alone for a minute', () => {
  const node = makeNode('node-1', { taints: [uninitialized] }, ready('False'))
  const desk = makeDesk(lifecycle, [node])
  expect(lifecycle.start('node-1', desk)).toEqual({ type: 'done' })
  const later = { ...desk, now: seconds(60) }
  expect(lifecycle.start('node-1', later)).toMatchObject({ type: 'cloud' })
})
