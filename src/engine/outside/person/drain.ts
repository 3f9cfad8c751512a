/**
 * `kubectl drain --ignore-daemonsets --delete-emptydir-data --force`: cordon, then evict every pod;
 * what a disruption budget forbids now is tried again every five seconds.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/drain
 */
import type { Pod } from '../../../api/core'
import { type Answer, type Client, type Continuation, call } from '../../clientGo/client'
import { collectionPath, objectPath } from '../../clientGo/paths'
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { seconds } from '../../kernel/micros'
import type { PersonDrain } from './messages'

export interface DrainJob {
  readonly ask: number
  readonly node: string
  /** namespace/name of pods whose eviction is not granted yet. */
  readonly left: Set<string>
}

export interface DrainStep extends Continuation {
  readonly type: 'drain'
  readonly ask: number
  readonly step: 'cordon' | 'list' | 'evict'
  readonly pod: string
}

export interface DrainRetry extends Message {
  readonly type: 'drain.retry'
  readonly ask: number
  readonly pod: string
}

const RETRY_DELAY = seconds(5)

export function startDrain(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  { ask, node }: PersonDrain,
): void {
  drains.set(ask, { ask, node, left: new Set() })
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
  if (then.step === 'cordon' && status < 400) listPods(context, client, job)
  else if (then.step === 'list' && status < 400)
    evictAll(context, client, drains, job, podsOf(body))
  else if (then.step === 'evict') takeVerdict(context, drains, job, then, status)
  else end(context, drains, job, status, body)
}

export function retryDrain(
  context: Context,
  client: Client,
  drains: Map<number, DrainJob>,
  { ask, pod }: DrainRetry,
): void {
  const job = drains.get(ask)
  if (job !== undefined) evict(context, client, job, pod)
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
    job.left.add(`${pod.metadata.namespace}/${pod.metadata.name}`)
  }
  for (const pod of job.left) evict(context, client, job, pod)
  if (job.left.size === 0) end(context, drains, job, 200, undefined)
}

function evict(context: Context, client: Client, job: DrainJob, pod: string): void {
  const [namespace = '', name = ''] = pod.split('/')
  const path = `${collectionPath('v1', 'pods', namespace)}/${name}/eviction`
  const metadata = { name, namespace }
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata }
  call(context, client, { method: 'POST', path, body }, next(job.ask, 'evict', pod))
}

function takeVerdict(
  context: Context,
  drains: Map<number, DrainJob>,
  job: DrainJob,
  { ask, pod }: DrainStep,
  status: number,
): void {
  if (status === 429) {
    const retry: DrainRetry = { type: 'drain.retry', ask, pod }
    context.wake(RETRY_DELAY, retry)
    return
  }
  job.left.delete(pod)
  if (job.left.size === 0) end(context, drains, job, 200, undefined)
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
