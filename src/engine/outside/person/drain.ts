/**
 * `kubectl drain --ignore-daemonsets --delete-emptydir-data --force`: cordon, then evict every pod;
 * what a disruption budget forbids now is tried again every five seconds. It ends when all are gone.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/drain
 */
import type { Pod } from '../../../api/core'
import { isFailure } from '../../../api/machinery/status'
import { namespacedName, splitObjectKey } from '../../../api/meta'
import { type Answer, type Client, type Continuation, call } from '../../clientGo/client'
import { collectionPath, objectPath } from '../../clientGo/paths'
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { type Micros, seconds } from '../../kernel/micros'
import type { PersonDrain } from './messages'

export interface DrainJob {
  readonly ask: number
  readonly node: string
  /** Pods that are not gone yet, by namespace/name, each with its uid. */
  readonly left: Map<string, string>
  /** What went wrong for good, pod by pod. */
  readonly problems: string[]
}

export interface DrainStep extends Continuation {
  readonly type: 'drain'
  readonly ask: number
  readonly step: 'cordon' | 'list' | 'evict' | 'wait'
  readonly pod: string
}

export interface DrainRetry extends Message {
  readonly type: 'drain.retry'
  readonly ask: number
  readonly step: 'evict' | 'wait'
  readonly pod: string
}

/** A line that kubectl prints while it drains. */
export interface PrintedNote extends Message {
  readonly type: 'person.printed'
  readonly text: string
}

const RETRY_DELAY = seconds(5)
/** How often kubectl looks whether an evicted pod is gone. */
const POLL_DELAY = seconds(1)

export function startDrain(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  { ask, node }: PersonDrain,
): void {
  drains.set(ask, { ask, node, left: new Map(), problems: [] })
  const headers = { 'content-type': 'application/strategic-merge-patch+json' }
  const path = objectPath('v1', 'nodes', '', node)
  const body = { spec: { unschedulable: true } }
  call(context, client, { method: 'PATCH', path, headers, body }, next(ask, 'cordon'))
}

export function continueDrain(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  then: DrainStep,
  { status, body }: Answer,
): void {
  const job = drains.get(then.ask)
  if (job === undefined) return
  if (then.step === 'cordon' && status < 400) {
    print(context, `node/${job.node} cordoned`)
    listPods(context, client, job)
  } else if (then.step === 'list' && status < 400)
    evictAll(context, client, drains, job, podsOf(body))
  else if (then.step === 'evict') takeVerdict(context, client, drains, job, then, { status, body })
  else if (then.step === 'wait') takeLook(context, drains, job, then, { status, body })
  else end(context, drains, job, status, body)
}

export function retryDrain(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  { ask, step, pod }: DrainRetry,
): void {
  const job = drains.get(ask)
  if (job === undefined) return
  if (step === 'evict') evict(context, client, job, pod)
  else look(context, client, job, pod)
}

const next = (ask: number, step: DrainStep['step'], pod = ''): DrainStep => ({
  type: 'drain',
  ask,
  step,
  pod,
})

function listPods(context: Context, client: Client, job: DrainJob): void {
  const query = { fieldSelector: `spec.nodeName=${job.node}`, limit: '500' }
  call(context, client, { method: 'GET', path: '/api/v1/pods', query }, next(job.ask, 'list'))
}

function evictAll(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  job: DrainJob,
  pods: readonly Pod[],
): void {
  for (const pod of pods) {
    const owner = pod.metadata.ownerReferences?.find((reference) => reference.controller === true)
    if (owner?.kind === 'DaemonSet' || pod.metadata.deletionTimestamp !== undefined) continue
    job.left.set(namespacedName(pod), pod.metadata.uid)
  }
  for (const pod of job.left.keys()) evict(context, client, job, pod)
  endIfDone(context, drains, job)
}

function evict(context: Context, client: Client, job: DrainJob, pod: string): void {
  const { namespace, name } = splitObjectKey(pod)
  print(context, `evicting pod ${pod}`)
  const path = `${collectionPath('v1', 'pods', namespace)}/${name}/eviction`
  const metadata = { name, namespace }
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata }
  call(context, client, { method: 'POST', path, body }, next(job.ask, 'evict', pod))
}

type Verdict = Pick<Answer, 'status' | 'body'>

function takeVerdict(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  job: DrainJob,
  { ask, pod }: DrainStep,
  { status, body }: Verdict,
): void {
  const { namespace, name } = splitObjectKey(pod)
  const error = isFailure(body) ? (body.message ?? '') : ''
  const where = `error when evicting pods/"${name}" -n "${namespace}"`
  if (status < 400) look(context, client, job, pod)
  else if (status === 429) {
    print(context, `${where} (will retry after 5s): ${error}`)
    comeBack(context, { type: 'drain.retry', ask, step: 'evict', pod }, RETRY_DELAY)
  } else {
    if (status !== 404) job.problems.push(`${where}: ${error}`)
    job.left.delete(pod)
    endIfDone(context, drains, job)
  }
}

function look(context: Context, client: Client, { ask }: DrainJob, pod: string): void {
  const { namespace, name } = splitObjectKey(pod)
  const path = objectPath('v1', 'pods', namespace, name)
  call(context, client, { method: 'GET', path }, next(ask, 'wait', pod))
}

/** Gone is gone, and so is a pod whose name another one has. Source: waitForDelete */
function takeLook(
  context: Context,
  drains: Map<number, DrainJob>,
  job: DrainJob,
  { ask, pod }: DrainStep,
  { status, body }: Verdict,
): void {
  const { namespace, name } = splitObjectKey(pod)
  const stays = status < 400 && (body as Pod).metadata.uid === job.left.get(pod)
  if (stays) {
    comeBack(context, { type: 'drain.retry', ask, step: 'wait', pod }, POLL_DELAY)
    return
  }
  if (status < 400 || status === 404) print(context, `pod/${name} evicted`)
  else {
    const error = isFailure(body) ? (body.message ?? '') : String(body)
    job.problems.push(
      `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${error}`,
    )
  }
  job.left.delete(pod)
  endIfDone(context, drains, job)
}

function comeBack(context: Context, retry: DrainRetry, delay: Micros): void {
  context.wake(delay, retry)
}

function endIfDone(context: Context, drains: Map<number, DrainJob>, job: DrainJob): void {
  if (job.left.size > 0) return
  for (const problem of job.problems) print(context, problem)
  if (job.problems.length === 0) print(context, `node/${job.node} drained`)
  end(context, drains, job, 200, undefined)
}

function print(context: Context, text: string): void {
  const note: PrintedNote = { type: 'person.printed', text }
  context.note(note)
}

function end(
  context: Context,
  drains: Map<number, DrainJob>,
  job: DrainJob,
  status: number,
  body: unknown,
): void {
  drains.delete(job.ask)
  context.note({ type: 'person.answered', ask: job.ask, status, body } as Message)
}

/** A list the server itself sent. */
const podsOf = (body: unknown): readonly Pod[] =>
  typeof body === 'object' && body !== null && 'items' in body ? (body.items as readonly Pod[]) : []
