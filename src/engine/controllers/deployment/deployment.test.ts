import { describe, expect, it } from 'vitest'
import type { Deployment, ReplicaSet } from '../../../api/apps'
import type { Pod } from '../../../api/core'
import { newAlreadyExists, newForbidden } from '../../../api/machinery/status'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { allAvailable, makeDeployment, makePod, makeReplicaSet, NOON } from '../objects.testing'
import type { Plan } from '../plan'
import { deploymentController } from './deployment'

const KEY = 'default/web'
const SETS = '/apis/apps/v1/namespaces/default/replicasets'
const STATUS = 'PUT /apis/apps/v1/namespaces/default/deployments/web/status'

const deskOf = (...objects: (Deployment | ReplicaSet | Pod)[]) => makeDesk(undefined, objects)
const reconcile = (...objects: Parameters<typeof deskOf>) =>
  deploymentController.reconcile(KEY, deskOf(...objects))

/** A ReplicaSet of the Deployment, as its controller would have annotated it for 3 replicas. */
const setOf = (owner: Deployment, name: string, more: Parameters<typeof makeReplicaSet>[1] = {}) =>
  makeReplicaSet(name, {
    owner,
    hash: name,
    annotations: {
      'deployment.kubernetes.io/revision': '1',
      'deployment.kubernetes.io/desired-replicas': '3',
      'deployment.kubernetes.io/max-replicas': '4',
    },
    ...more,
  })

const progressing = {
  type: 'Progressing',
  status: 'True',
  reason: 'ReplicaSetUpdated',
  lastUpdateTime: NOON,
} as const

/** A Deployment whose controller has seen to it before, at this revision. */
const settled = (revision: string) => ({
  annotations: { 'deployment.kubernetes.io/revision': revision },
  status: { conditions: [progressing] },
})

const events = (plan: Plan) =>
  requestsOf(plan).flatMap(({ onSuccess }) => (onSuccess === undefined ? [] : [onSuccess.message]))

const statusOf = (plan: Plan) =>
  (requestsOf(plan).at(-1)?.body as Deployment | undefined)?.status ?? {}

const conditionOf = (plan: Plan, type: string) =>
  statusOf(plan).conditions?.find((condition) => condition.type === type)

describe('A new Deployment', () => {
  const plan = reconcile(makeDeployment())

  it('makes its ReplicaSet at full size, named after the hash of its template', () => {
    const body = requestsOf(plan)[0]?.body as ReplicaSet
    const hash = body.metadata.labels?.['pod-template-hash']
    expect(body.metadata.name).toBe(`web-${hash}`)
    expect(body).toMatchObject({
      metadata: {
        annotations: {
          'deployment.kubernetes.io/revision': '1',
          'deployment.kubernetes.io/desired-replicas': '3',
          'deployment.kubernetes.io/max-replicas': '4',
        },
        ownerReferences: [{ kind: 'Deployment', name: 'web', controller: true }],
      },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'web', 'pod-template-hash': hash } },
        template: { metadata: { labels: { app: 'web', 'pod-template-hash': hash } } },
      },
    })
    expect(events(plan)).toEqual([`Scaled up replica set web-${hash} from 0 to 3`])
  })

  it('writes its revision, and then its status with the same version: a conflict to settle', () => {
    expect(linesOf(plan)).toEqual([`POST ${SETS}`, STATUS, STATUS])
    const [, first, second] = requestsOf(plan)
    expect(first?.body).toMatchObject({
      metadata: { resourceVersion: '7', annotations: settled('1').annotations },
      status: { conditions: [{ type: 'Progressing', reason: 'NewReplicaSetCreated' }] },
    })
    expect(second?.body).toMatchObject({ metadata: { resourceVersion: '7' } })
  })
})

describe('A rolling update', () => {
  const next = makeDeployment({ image: 'nginx:2' }, settled('1'))
  const old = (more: Parameters<typeof makeReplicaSet>[1] = {}) =>
    setOf(next, 'old', { status: allAvailable(3), ...more })
  const young = (replicas: number, available: number) =>
    setOf(next, 'young', {
      image: 'nginx:2',
      replicas,
      status: { ...allAvailable(replicas), availableReplicas: available },
      annotations: { ...old().metadata.annotations, 'deployment.kubernetes.io/revision': '2' },
    })

  it('starts with as many new pods as the surge allows', () => {
    const plan = reconcile(next, old())
    expect(requestsOf(plan)[0]?.body).toMatchObject({ spec: { replicas: 1 } })
    expect(requestsOf(plan)[1]?.body).toMatchObject({
      metadata: { annotations: settled('2').annotations },
    })
  })

  it('waits until the new pod is available', () => {
    const plan = reconcile(makeDeployment({ image: 'nginx:2' }, settled('2')), old(), young(1, 0))
    expect(linesOf(plan)).toEqual([STATUS])
    expect(conditionOf(plan, 'Progressing')).toMatchObject({
      reason: 'ReplicaSetUpdated',
      message: 'ReplicaSet "young" is progressing.',
    })
  })

  it('takes an old pod away for every new one that is available', () => {
    const plan = reconcile(makeDeployment({ image: 'nginx:2' }, settled('2')), old(), young(1, 1))
    expect(linesOf(plan)).toEqual([`PUT ${SETS}/old`, STATUS])
    expect(events(plan)).toEqual(['Scaled down replica set old from 3 to 2'])
  })

  it('takes old pods first that are not available anyway', () => {
    const broken = old({ status: { ...allAvailable(3), availableReplicas: 1 } })
    const plan = reconcile(
      makeDeployment(
        {
          image: 'nginx:2',
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } },
        },
        settled('2'),
      ),
      broken,
      young(1, 0),
    )
    // 4 pods, at least 1 available, one new one is not: 2 may go, and 2 of the old are broken.
    expect(events(plan)).toContain('Scaled down replica set old from 3 to 1')
  })

  it('is done when all pods are new and available, and then removes old revisions', () => {
    const done = makeDeployment(
      { image: 'nginx:2', revisionHistoryLimit: 0 },
      {
        ...settled('2'),
        status: { ...allAvailable(3), updatedReplicas: 3, conditions: [progressing] },
      },
    )
    const empty = old({ replicas: 0, status: { replicas: 0, observedGeneration: 1 } })
    const plan = reconcile(done, empty, young(3, 3))
    expect(linesOf(plan)).toEqual([`DELETE ${SETS}/old`, STATUS])
    expect(conditionOf(plan, 'Progressing')).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: 'ReplicaSet "young" has successfully progressed.',
    })
  })

  it('rolled back to, a ReplicaSet gets the new revision and remembers the old one', () => {
    const back = makeDeployment({ image: 'nginx' }, settled('2'))
    const plan = reconcile(back, setOf(back, 'old', { replicas: 0 }), young(3, 3))
    expect(requestsOf(plan)[0]?.body).toMatchObject({
      metadata: {
        annotations: {
          'deployment.kubernetes.io/revision': '3',
          'deployment.kubernetes.io/revision-history': '1',
        },
      },
    })
  })
})

describe('A Deployment that recreates', () => {
  const next = makeDeployment({ image: 'nginx:2', strategy: { type: 'Recreate' } }, settled('1'))

  it('takes all old pods away first', () => {
    const plan = reconcile(next, setOf(next, 'old', { status: allAvailable(3) }))
    expect(events(plan)).toEqual(['Scaled down replica set old from 3 to 0'])
  })

  it('waits for old pods that are still ending', () => {
    const old = setOf(next, 'old', { replicas: 0, status: { replicas: 0, observedGeneration: 1 } })
    const ending = makePod('a', { owner: old, deleted: true })
    expect(linesOf(reconcile(next, old, ending))).toEqual([STATUS])
  })

  it('makes the new ReplicaSet when the last old pod is gone', () => {
    const old = setOf(next, 'old', { replicas: 0, status: { replicas: 0, observedGeneration: 1 } })
    expect(linesOf(reconcile(next, old))[0]).toBe(`POST ${SETS}`)
  })
})

describe('A paused Deployment', () => {
  it('says so, and is scaled but not rolled out', () => {
    const paused = makeDeployment({ image: 'nginx:2', paused: true, replicas: 5 }, settled('1'))
    const plan = reconcile(paused, setOf(paused, 'old', { status: allAvailable(3) }))
    expect(linesOf(plan)).toEqual([STATUS, `PUT ${SETS}/old`, STATUS])
    expect(requestsOf(plan)[0]?.body).toMatchObject({
      status: {
        conditions: [
          {
            type: 'Progressing',
            status: 'Unknown',
            reason: 'DeploymentPaused',
            message: 'Deployment is paused',
          },
        ],
      },
    })
    expect(events(plan)).toEqual(['Scaled up replica set old from 3 to 5'])
  })
})

describe('A resized Deployment', () => {
  it('scales its only ReplicaSet and refreshes the sizes written there', () => {
    const bigger = makeDeployment({ replicas: 4 }, settled('1'))
    const plan = reconcile(bigger, setOf(bigger, 'only', { status: allAvailable(3) }))
    expect(requestsOf(plan)[0]?.body).toMatchObject({
      metadata: {
        annotations: {
          'deployment.kubernetes.io/desired-replicas': '4',
          'deployment.kubernetes.io/max-replicas': '5',
        },
      },
      spec: { replicas: 4 },
    })
  })
})

describe('A rollout that does not get on', () => {
  const short = { progressDeadlineSeconds: 10 }
  const stuck = makeDeployment(short, settled('1'))
  const set = setOf(stuck, 'only', { status: { ...allAvailable(3), availableReplicas: 0 } })
  /** All was written, and then nothing happened since. */
  const stuckSince = (lastUpdateTime: string) => {
    const status = statusOf(reconcile(stuck, set))
    const conditions = (status.conditions ?? []).map((condition) =>
      condition.type === 'Progressing' ? { ...condition, lastUpdateTime } : condition,
    )
    return reconcile(
      makeDeployment(short, { ...settled('1'), status: { ...status, conditions } }),
      set,
    )
  }

  it('is looked at again a second after its deadline', () => {
    expect(stuckSince(NOON)).toEqual({ steps: [], requeueAfter: 11_000_000 })
  })

  it('has timed out when the deadline is over', () => {
    expect(conditionOf(stuckSince('2026-01-01T11:59:49Z'), 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'ReplicaSet "only" has timed out progressing.',
    })
  })
})

describe('A new ReplicaSet that the server refuses', () => {
  const then = { type: 'createFailed', name: 'web-abc' }
  const resource = { group: 'apps', resource: 'replicasets' }
  const resume = (error: ReturnType<typeof newForbidden>, ...objects: Parameters<typeof deskOf>) =>
    deploymentController.resume?.(then, { error, answers: [] }, KEY, deskOf(...objects)) ?? {
      steps: [],
    }

  it('is told of in the Progressing condition and an event', () => {
    const plan = resume(newForbidden(resource, 'web-abc', 'exceeded quota: q'), makeDeployment())
    expect(linesOf(plan)).toEqual([
      STATUS,
      'event ReplicaSetCreateError: Failed to create new replica set "web-abc": ' +
        'replicasets.apps "web-abc" is forbidden: exceeded quota: q',
    ])
    expect(plan.fail).toContain('exceeded quota')
  })

  it('makes the next hash another one, where a stranger has the name', () => {
    const plan = resume(
      newAlreadyExists(resource, 'web-abc'),
      makeDeployment(),
      makeReplicaSet('web-abc', { image: 'other' }),
    )
    expect(statusOf(plan)).toMatchObject({ collisionCount: 1 })
  })

  it('is not tried again in a namespace that is being deleted', () => {
    const causes = [{ reason: 'NamespaceTerminating' }]
    const plan = resume(newForbidden(resource, 'web-abc', 'terminated', causes), makeDeployment())
    expect(plan).toMatchObject({ steps: [], noRetry: true })
  })
})
