import { describe, expect, it } from 'vitest'
import type { Namespace } from '../../../api/core'
import { newConflict } from '../../../api/machinery/status'
import type { KubeObject } from '../../../api/meta'
import { type Micros, seconds } from '../../kernel/micros'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { makePod, NOON } from '../objects.testing'
import type { Plan, PlanAnswer } from '../plan'
import { namespaceController as controller } from './namespace'

const demo: Namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'demo',
    uid: 'uid-demo',
    resourceVersion: '7',
    creationTimestamp: NOON,
    deletionTimestamp: NOON,
  },
  spec: { finalizers: ['kubernetes'] },
  status: { phase: 'Terminating' },
}

const ok = (body: unknown): PlanAnswer => ({ status: 200, body })
const list = (...items: KubeObject[]): PlanAnswer => ok({ kind: 'List', items })
const podWithGrace = (seconds: number) =>
  makePod('web', { spec: { terminationGracePeriodSeconds: seconds } })

/** Goes through a sync at `now` with these answers, a group for each time it waits. */
function run(now: Micros, ...rounds: readonly (readonly PlanAnswer[])[]): Plan {
  const desk = makeDesk(undefined, [demo], now)
  let plan = controller.reconcile('demo', desk)
  for (const answers of rounds) {
    const { next } = plan
    if (next === undefined || controller.resume === undefined) break
    plan = controller.resume(next, { error: undefined, answers }, 'demo', desk)
  }
  return plan
}

const conditions = (plan: Plan) => {
  const put = requestsOf(plan).find(({ path }) => path.endsWith('/status'))
  const status = (put?.body as Namespace | undefined)?.status
  return (status?.conditions ?? []).map(({ status: state, reason, message }) => [
    state,
    reason,
    message,
  ])
}

describe('A namespace that is being deleted', () => {
  it('is left alone for five seconds', () => {
    const desk = makeDesk(undefined, [demo])
    const event = { type: 'update', informer: 'namespaces', key: 'demo', old: demo } as const
    controller.observe({ ...event, object: demo }, desk)
    expect([...desk.delayed]).toEqual([['demo', seconds(5)]])
  })

  it('loses its pods first', () => {
    const plan = run(seconds(5), [ok(demo)], [list(podWithGrace(30))])
    expect(linesOf(plan)).toEqual([
      'DELETE /api/v1/namespaces/demo/pods',
      'GET /api/v1/namespaces/demo/pods',
    ])
  })

  it('waits half the grace of its pods, and touches nothing else meanwhile', () => {
    const pod = podWithGrace(30)
    const plan = run(seconds(5), [ok(demo)], [list(pod)], [ok({}), list(pod)])
    expect(plan.requeueAfter).toBe(seconds(16))
    expect(linesOf(plan)).toEqual(['PUT /api/v1/namespaces/demo/status'])
  })

  it('complains of pods that outlive their grace', () => {
    const pod = podWithGrace(5)
    const plan = run(seconds(5), [ok(demo)], [list(pod)], [ok({}), list(pod)])
    const why = 'unexpected items still remain in namespace: demo for gvr: /v1, Resource=pods'
    expect(plan.fail).toBe(`failed to delete pods for namespace: demo, err: ${why}`)
    expect(conditions(plan)).toEqual([
      ['False', 'ResourcesDiscovered', 'All resources successfully discovered'],
      ['False', 'ParsedGroupVersions', 'All legacy kube types successfully parsed'],
      ['True', 'ContentDeletionFailed', `Failed to delete all resource types, 1 remaining: ${why}`],
      ['False', 'ContentRemoved', 'All content successfully removed'],
      ['False', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished'],
    ])
  })

  const podsGone = [[ok(demo)], [list()], [ok({}), list()]] as const

  it('then loses everything else that lives in namespaces', () => {
    const lines = linesOf(run(seconds(5), ...podsGone))
    expect(lines).toContain('DELETE /apis/apps/v1/namespaces/demo/deployments')
    expect(lines).not.toContain('DELETE /api/v1/namespaces/demo/nodes')
    // Deleted, and looked at, each but the pods.
    expect(lines).toHaveLength(2 * 13)
  })

  const rest = (left: readonly KubeObject[] = []) =>
    Array.from({ length: 13 }, (_, i) => [ok({}), i === 0 ? list(...left) : list()]).flat()

  it('is let go when nothing is left', () => {
    const plan = run(seconds(5), ...podsGone, rest())
    expect(linesOf(plan)).toEqual([
      'PUT /api/v1/namespaces/demo/status',
      'PUT /api/v1/namespaces/demo/finalize',
    ])
    expect(requestsOf(plan)[1]?.body).toMatchObject({ spec: { finalizers: [] } })
  })

  it('is read again when its own status came between', () => {
    const conflict = newConflict({ group: '', resource: 'namespaces' }, 'demo', 'modified')
    const answers = [ok(demo), { status: 409, body: conflict }]
    const plan = run(seconds(5), ...podsGone, rest(), answers)
    expect(linesOf(plan)).toEqual(['GET /api/v1/namespaces/demo'])
  })

  it('names what is left and which finalizers hold it', () => {
    const held = { ...makePod('x'), kind: 'Service' } as KubeObject
    const service = { ...held, metadata: { ...held.metadata, finalizers: ['example.com/x'] } }
    const plan = run(seconds(5), ...podsGone, rest([service]))
    expect(plan.requeueAfter).toBe(seconds(8))
    expect(conditions(plan).slice(3)).toEqual([
      [
        'True',
        'SomeResourcesRemain',
        'Some resources are remaining: services. has 1 resource instances',
      ],
      [
        'True',
        'SomeFinalizersRemain',
        'Some content in the namespace has finalizers remaining: example.com/x in 1 resource instances',
      ],
    ])
  })
})
