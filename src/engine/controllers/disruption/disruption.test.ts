import { describe, expect, it } from 'vitest'
import type { Pod } from '../../../api/core'
import { newConflict, newForbidden } from '../../../api/machinery/status'
import type { KubeObject } from '../../../api/meta'
import type {
  PodDisruptionBudget,
  PodDisruptionBudgetSpec,
  PodDisruptionBudgetStatus,
} from '../../../api/policy'
import { seconds } from '../../kernel/micros'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { LABELS, makeDeployment, makePod, makeReplicaSet, NOON } from '../objects.testing'
import { disruptionController } from './disruption'

const makeBudget = (
  spec: PodDisruptionBudgetSpec,
  status?: Partial<PodDisruptionBudgetStatus>,
): PodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: {
    name: 'guard',
    namespace: 'default',
    uid: 'uid-guard',
    resourceVersion: '7',
    creationTimestamp: NOON,
    generation: 1,
  },
  spec: { selector: { matchLabels: LABELS }, ...spec },
  ...(status !== undefined && {
    status: {
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
      ...status,
    },
  }),
})

const deskOf = (...objects: readonly KubeObject[]) => makeDesk(undefined, objects)
const sync = (desk: ReturnType<typeof deskOf>) =>
  disruptionController.reconcile('budget:default/guard', desk)
const statusIn = (plan: ReturnType<typeof sync>): PodDisruptionBudgetStatus | undefined =>
  (requestsOf(plan)[0]?.body as PodDisruptionBudget | undefined)?.status

const deployment = makeDeployment({ replicas: 4 })
const replicaSet = makeReplicaSet('web-1', { owner: deployment, replicas: 4 })
const owned = (name: string, more: Parameters<typeof makePod>[1] = {}): Pod =>
  makePod(name, { owner: replicaSet, ...more })
const WORLD = [deployment, replicaSet, owned('a'), owned('b'), owned('c', { ready: 'False' })]

describe('A disruption budget', () => {
  it.each<[string, PodDisruptionBudgetSpec, number, number, number]>([
    ['with a number counts the pods there are', { minAvailable: 1 }, 3, 1, 1],
    ['with a percentage asks the Deployment, and rounds up', { minAvailable: '30%' }, 4, 2, 0],
    ['with maxUnavailable takes it from the scale', { maxUnavailable: 3 }, 4, 1, 1],
    ['with a percentage of maxUnavailable rounds it up', { maxUnavailable: '60%' }, 4, 1, 1],
    ['never needs fewer than none', { maxUnavailable: 9 }, 4, 0, 2],
  ])('%s', (_, spec, expectedPods, desiredHealthy, disruptionsAllowed) => {
    expect(statusIn(sync(deskOf(makeBudget(spec), ...WORLD)))).toMatchObject({
      expectedPods,
      desiredHealthy,
      currentHealthy: 2,
      disruptionsAllowed,
      observedGeneration: 1,
      conditions: [
        disruptionsAllowed > 0
          ? { type: 'DisruptionAllowed', status: 'True', reason: 'SufficientPods', message: '' }
          : { type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '' },
      ],
    })
  })

  it('is not written again when nothing changed', () => {
    const budget = makeBudget({ minAvailable: 1 })
    const status = statusIn(sync(deskOf(budget, ...WORLD)))
    expect(linesOf(sync(deskOf({ ...budget, ...(status && { status }) }, ...WORLD)))).toEqual([])
  })

  it('without pods says so and allows nothing', () => {
    const plan = sync(deskOf(makeBudget({ minAvailable: 0 })))
    expect(linesOf(plan)[0]).toBe('event NoPods: No matching pods found')
    expect(statusIn(plan)).toMatchObject({ disruptionsAllowed: 0, expectedPods: 0 })
  })

  it('tells of pods without a controller where it needs a scale', () => {
    const plan = sync(deskOf(makeBudget({ maxUnavailable: 1 }), makePod('bare')))
    expect(linesOf(plan)[0]).toContain(
      'event UnmanagedPods: Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be unmanaged.',
    )
  })

  it('whose pods’ controller is gone allows nothing, and says why', () => {
    const plan = sync(
      deskOf(makeBudget({ maxUnavailable: 1 }, { disruptionsAllowed: 2 }), owned('a')),
    )
    expect(linesOf(plan)[0]).toBe(
      'event CalculateExpectedPodCountFailed: Failed to calculate the number of expected pods: found no controllers for pod "a"',
    )
    expect(statusIn(plan)).toMatchObject({
      disruptionsAllowed: 0,
      conditions: [{ reason: 'SyncFailed', message: 'found no controllers for pod "a"' }],
    })
  })

  it('cannot ask a DaemonSet for its scale', () => {
    const daemonSet = { ...replicaSet, kind: 'DaemonSet' } as KubeObject
    const pod = makePod('agent', { owner: daemonSet })
    expect(linesOf(sync(deskOf(makeBudget({ maxUnavailable: 1 }), pod)))[0]).toContain(
      'daemonsets.apps does not implement the scale subresource',
    )
  })

  it('does not count a pod whose eviction was granted, for two minutes', () => {
    const budget = makeBudget({ minAvailable: 1 }, { disruptedPods: { a: NOON } })
    const soon = { ...deskOf(budget, ...WORLD), now: seconds(30) }
    expect(statusIn(sync(soon))).toMatchObject({ currentHealthy: 1, disruptedPods: { a: NOON } })
    expect(sync(soon).next).toMatchObject({ recheckAfter: seconds(90) })
    const late = { ...soon, now: seconds(121) }
    expect(linesOf(sync(late))[0]).toBe(
      "event NotDeleted: Pod was expected by PDB default/default to be deleted but it wasn't",
    )
    expect(statusIn(sync(late))?.disruptedPods).toBeUndefined()
  })

  it('forgets a granted eviction once the pod is going', () => {
    const budget = makeBudget({ minAvailable: 1 }, { disruptedPods: { a: NOON } })
    const plan = sync(deskOf(budget, deployment, replicaSet, owned('a', { deleted: true })))
    expect(statusIn(plan)?.disruptedPods).toBeUndefined()
  })

  it('that met a conflict is counted anew; any other refusal makes it safe first', () => {
    const desk = deskOf(makeBudget({ minAvailable: 1 }, {}), ...WORLD)
    const resource = { group: 'policy', resource: 'poddisruptionbudgets' }
    const answered = (error: ReturnType<typeof newConflict>) =>
      disruptionController.resume?.(
        { type: 'statusSent' },
        { error, answers: [] },
        'budget:default/guard',
        desk,
      )
    const conflict = answered(newConflict(resource, 'guard', 'modified'))
    expect(conflict?.fail).toContain('modified')
    const forbidden = answered(newForbidden(resource, 'guard', 'no'))
    expect(forbidden && statusIn(forbidden)?.conditions?.[0]?.reason).toBe('SyncFailed')
  })
})

describe('A pod', () => {
  const condition = (reason: string) => ({
    conditions: [
      { type: 'DisruptionTarget', status: 'True', reason, lastTransitionTime: NOON } as const,
    ],
  })
  const look = (pod: Pod, now: number) => {
    const desk = { ...deskOf(pod), now }
    return disruptionController.reconcile('stale:default/a', desk)
  }

  it('that was told of its end and stays is told otherwise after two minutes', () => {
    const pod = makePod('a', { status: condition('EvictionByEvictionAPI') })
    expect(look(pod, seconds(60)).requeueAfter).toBe(seconds(60))
    expect(requestsOf(look(pod, seconds(120)))[0]?.body).toMatchObject({
      status: {
        conditions: [
          { type: 'DisruptionTarget', status: 'False', lastTransitionTime: '2026-01-01T12:02:00Z' },
        ],
      },
    })
  })

  it.each([
    ['is on its way out', makePod('a', { deleted: true, status: condition('X') })],
    ['ends by its kubelet', makePod('a', { status: condition('TerminationByKubelet') })],
    ['has ended', makePod('a', { status: { ...condition('X'), phase: 'Failed' } })],
  ])('that %s keeps its condition', (_, pod) => {
    expect(look(pod, seconds(999))).toEqual({ steps: [] })
  })

  it('that two budgets select is told to the person', () => {
    const one = makeBudget({ minAvailable: 1 })
    const two = { ...one, metadata: { ...one.metadata, name: 'other', uid: 'uid-other' } }
    const plan = disruptionController.reconcile('several:default/a', deskOf(one, two, makePod('a')))
    expect(linesOf(plan)).toEqual([
      'event MultiplePodDisruptionBudgets: Pod "default"/"a" matches multiple PodDisruptionBudgets.  Chose "guard" arbitrarily.',
    ])
  })
})
