import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../api/core'
import type { Taint, Toleration } from '../../api/podScheduling'
import { linesOf, makeDesk } from './desk.testing'
import { makeNode, makePod } from './objects.testing'
import { taintEvictionController } from './taintEviction'

const taint: Taint = { key: 'team', value: 'x', effect: 'NoExecute' }
const tainted = makeNode('node-1', { spec: { taints: [taint] } })

const podWith = (...tolerations: readonly Toleration[]): Pod =>
  makePod('web', { spec: { tolerations } })

const deskOf = (...objects: (Node | Pod)[]) =>
  makeDesk(taintEvictionController.createMemory(), objects)

describe('A NoExecute taint', () => {
  it.each<[string, readonly Toleration[], number | undefined]>([
    ['drives off a pod without tolerations at once', [], 0],
    ['drives off a pod that tolerates another taint', [{ key: 'gpu', operator: 'Exists' }], 0],
    ['lets a pod stay that tolerates it', [{ key: 'team', operator: 'Exists' }], undefined],
    [
      'lets a pod stay as long as it tolerates it',
      [{ key: 'team', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }],
      300_000_000,
    ],
    [
      'counts no negative patience',
      [{ key: 'team', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: -5 }],
      0,
    ],
  ])('%s', (_, tolerations, delay) => {
    const desk = deskOf(tainted, podWith(...tolerations))
    taintEvictionController.reconcile('node:node-1', desk)
    expect(desk.delayed.get('evict:default/web')).toBe(delay)
  })

  it('that goes in time lets the pod stay', () => {
    const patient = podWith({ key: 'team', operator: 'Exists', tolerationSeconds: 300 })
    const desk = deskOf(tainted, patient)
    taintEvictionController.reconcile('node:node-1', desk)
    const freed = { ...deskOf(makeNode('node-1'), patient), memory: desk.memory }
    expect(linesOf(taintEvictionController.reconcile('node:node-1', freed))).toEqual([
      'event TaintManagerEviction: Cancelling deletion of Pod default/web',
    ])
    const later = { ...freed, now: 300_000_000 }
    expect(taintEvictionController.reconcile('evict:default/web', later).steps).toEqual([])
  })

  it('keeps the time of the first eviction when another taint comes', () => {
    const patient = podWith(
      { key: 'team', operator: 'Exists', tolerationSeconds: 300 },
      { key: 'more', operator: 'Exists', tolerationSeconds: 600 },
    )
    const desk = deskOf(tainted, patient)
    taintEvictionController.reconcile('node:node-1', desk)
    const more = { key: 'more', effect: 'NoExecute' } as const
    const worse = makeNode('node-1', { spec: { taints: [taint, more] } })
    const later = { ...deskOf(worse, patient), memory: desk.memory, now: 100_000_000 }
    taintEvictionController.reconcile('node:node-1', later)
    expect(desk.memory.timers.get('default/web')?.fireAt).toBe(300_000_000)
  })

  it('is told of on the pod before it is deleted with its usual grace', () => {
    const desk = deskOf(tainted, podWith())
    taintEvictionController.reconcile('node:node-1', desk)
    const first = taintEvictionController.reconcile('evict:default/web', desk)
    expect(linesOf(first)).toEqual([
      'event TaintManagerEviction: Marking for deletion Pod default/web',
      'GET /api/v1/namespaces/default/pods/web',
    ])
    const outcome = { error: undefined, answers: [{ status: 200, body: podWith() }] }
    const { next } = first
    const second =
      next && taintEvictionController.resume?.(next, outcome, 'evict:default/web', desk)
    expect(second?.steps).toMatchObject([
      {
        request: {
          method: 'PATCH',
          path: '/api/v1/namespaces/default/pods/web/status',
          body: {
            metadata: { uid: 'uid-web' },
            status: {
              conditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'True',
                  reason: 'DeletionByTaintManager',
                  message: 'Taint manager: deleting due to NoExecute taint',
                },
              ],
            },
          },
        },
      },
      { request: { method: 'DELETE', path: '/api/v1/namespaces/default/pods/web' } },
    ])
  })
})
