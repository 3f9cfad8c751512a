/**
 * Keeps each PodDisruptionBudget's status: how many of its pods are healthy, how many must be, and
 * how many evictions that leaves. The eviction subresource and preemption go by that number.
 *
 * Watches PodDisruptionBudgets, Pods and what scales them. Writes the status of budgets, and takes
 * the DisruptionTarget condition back from pods that were never deleted.
 * Left out: asking the scale subresource of kinds other than Kubernetes' own workloads.
 * Source: Kubernetes v1.35 pkg/controller/disruption/disruption.go
 */
import type { Pod } from '../../../api/core'
import { matchesLabelSelector } from '../../../api/machinery/labelSelector'
import { namespacedName } from '../../../api/meta'
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../../api/policy'
import type { Continuation } from '../../clientGo/client'
import { referenceTo } from '../../clientGo/eventRecorder'
import type { InformerEvent } from '../../clientGo/informer'
import { objectPath } from '../../clientGo/paths'
import { timeAt } from '../../clientGo/wallClock'
import type { Micros } from '../../kernel/micros'
import { getCached, indexed } from '../caches'
import type { Controller, Desk } from '../controller'
import { NOTHING, type Plan, record, type Step, send } from '../plan'
import { statusOfBudget, syncFailed } from './budgetStatus'
import { expectedPods } from './expectedPods'
import { formatSelector } from './selectorText'
import { clearStaleCondition, staleIn } from './staleCondition'

/** The status was sent: what comes next if it was refused. */
interface StatusSent extends Continuation {
  readonly type: 'statusSent'
  /** When a pod that was granted an eviction should be gone. */
  readonly recheckAfter?: Micros
}

type DisruptionDesk = Desk<undefined>

export const disruptionController: Controller<undefined> = {
  name: 'disruption-controller',
  title: 'Disruption',
  serviceAccount: 'disruption-controller',
  // Upstream's own name for it, unlike that of every other controller.
  eventSource: 'controllermanager',
  workers: 1,
  informers: [
    'pods',
    'poddisruptionbudgets',
    'replicasets',
    'deployments',
    'replicationcontrollers',
    'statefulsets.apps',
  ],
  createMemory: () => undefined,

  observe(event, desk) {
    if (event.informer === 'poddisruptionbudgets') desk.add(`budget:${event.key}`)
    else if (event.informer === 'pods') observePod(event, desk)
  },

  reconcile(workKey, desk) {
    const colon = workKey.indexOf(':')
    const key = workKey.slice(colon + 1)
    switch (workKey.slice(0, colon)) {
      case 'budget':
        return syncBudget(key, desk)
      case 'stale':
        return clearStaleCondition(key, desk)
      default:
        return tellSeveral(key, desk)
    }
  },

  resume(then, { error }, workKey, desk) {
    const { recheckAfter } = then as StatusSent
    if (error === undefined) return recheck(recheckAfter)
    const message = error.message ?? ''
    if (error.reason === 'Conflict') return { steps: [], fail: message }
    const key = workKey.slice(workKey.indexOf(':') + 1)
    const budget = getCached(desk.caches, 'poddisruptionbudgets', key)
    return budget === undefined ? NOTHING : failSafe(budget, message, desk)
  },
}

function observePod({ type, object }: InformerEvent, desk: DisruptionDesk): void {
  const pod = object as Pod
  const [budget, another] = budgetsOf(pod, desk)
  if (budget !== undefined) desk.add(`budget:${namespacedName(budget)}`)
  if (another !== undefined) desk.add(`several:${namespacedName(pod)}`)
  const left = type === 'delete' ? undefined : staleIn(pod, desk.now)
  if (left !== undefined) desk.addAfter(`stale:${namespacedName(pod)}`, left)
}

function budgetsOf({ metadata }: Pod, { caches }: DisruptionDesk): readonly PodDisruptionBudget[] {
  return indexed(caches, 'poddisruptionbudgets', 'namespace', metadata.namespace).filter(
    ({ spec }) => matchesLabelSelector(spec.selector, metadata.labels),
  )
}

/** Source: getPdbForPod */
function tellSeveral(key: string, desk: DisruptionDesk): Plan {
  const pod = getCached(desk.caches, 'pods', key)
  const [first, another] = pod === undefined ? [] : budgetsOf(pod, desk)
  if (pod === undefined || first === undefined || another === undefined) return NOTHING
  const { namespace, name } = pod.metadata
  const message = `Pod "${namespace}"/"${name}" matches multiple PodDisruptionBudgets.  Chose "${first.metadata.name}" arbitrarily.`
  return { steps: [warn(pod, 'MultiplePodDisruptionBudgets', message)] }
}

/** Source: trySync */
function syncBudget(key: string, desk: DisruptionDesk): Plan {
  const { caches, now } = desk
  const budget = getCached(caches, 'poddisruptionbudgets', key)
  if (budget === undefined) return NOTHING
  const { namespace } = budget.metadata
  const pods = indexed(caches, 'pods', 'namespace', namespace).filter(({ metadata }) =>
    matchesLabelSelector(budget.spec.selector, metadata.labels),
  )
  const steps: Step[] = pods.length === 0 ? [noPods(budget)] : []
  const expected = expectedPods(budget.spec, pods, desk)
  if (typeof expected === 'string') {
    const message = `Failed to calculate the number of expected pods: ${expected}`
    steps.push(warn(budget, 'CalculateExpectedPodCountFailed', message))
    return { ...failSafe(budget, expected, desk, steps) }
  }
  if (expected.unmanaged) steps.push(warn(budget, 'UnmanagedPods', unmanagedText(budget)))
  const { status, notDeleted, recheckAfter } = statusOfBudget(budget, pods, expected, now)
  for (const pod of notDeleted) steps.push(warn(pod, 'NotDeleted', notDeletedText(budget)))
  if (status === undefined) return recheck(recheckAfter, steps)
  steps.push(sendStatus(budget, status))
  const next: StatusSent =
    recheckAfter === undefined ? { type: 'statusSent' } : { type: 'statusSent', recheckAfter }
  return { steps, next }
}

const recheck = (after: Micros | undefined, steps: readonly Step[] = []): Plan =>
  after === undefined ? { steps } : { steps, requeueAfter: after }

/** When nothing else works, at least nobody is evicted by a number that may be wrong. */
function failSafe(
  budget: PodDisruptionBudget,
  error: string,
  { now }: DisruptionDesk,
  before: readonly Step[] = [],
): Plan {
  const status = syncFailed(budget, error, timeAt(now))
  return { steps: [...before, sendStatus(budget, status)] }
}

function sendStatus(budget: PodDisruptionBudget, status: PodDisruptionBudgetStatus): Step {
  const { namespace, name } = budget.metadata
  const path = objectPath('policy/v1', 'poddisruptionbudgets', namespace, name, 'status')
  return send({ method: 'PUT', path, body: { ...budget, status } })
}

const warn = (object: Pod | PodDisruptionBudget, reason: string, message: string): Step =>
  record({ regarding: referenceTo(object), type: 'Warning', reason, message })

const noPods = (budget: PodDisruptionBudget): Step =>
  record({
    regarding: referenceTo(budget),
    type: 'Normal',
    reason: 'NoPods',
    message: 'No matching pods found',
  })

const unmanagedText = ({ spec }: PodDisruptionBudget): string =>
  `Pods selected by this PodDisruptionBudget (selector: ${formatSelector(spec.selector)}) were found to be unmanaged. ` +
  'As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. ' +
  'To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.'

/** Upstream says the namespace twice. */
const notDeletedText = ({ metadata: { namespace } }: PodDisruptionBudget): string =>
  `Pod was expected by PDB ${namespace}/${namespace} to be deleted but it wasn't`
