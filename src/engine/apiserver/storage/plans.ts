/**
 * Carries out the writes of a request. Each is made of the newest state the server knows, and sent
 * to etcd on the condition that this still is the newest; where it is not, etcd says what is, and
 * the write is made anew.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go GuaranteedUpdate
 */
import { newTimeout, newUnknownError } from '../../../api/machinery/status'
import type { KubeObject, Status } from '../../../api/meta'
import type { EtcdResponse, KeyValue } from '../../etcd/messages'
import { invariant } from '../../kernel/invariant'
import { cachedObject } from '../cacher/watchCache'
import { definitionNamed, etcdKey, fromStored, nameOf, objectKeyOf } from '../definitions'
import type { OwnRequestNote } from '../messages'
import { byPath } from '../registry/registry'
import type { ResourceDefinition } from '../registry/resource'
import { refuse } from '../respond'
import { cacheOf, type Server } from '../serverState'
import { leaveAfter } from '../stages'
import { strategyContext } from '../writers/strategyContext'
import { write } from '../writers/write'
import { collision, sameContent, withoutRevision } from './collision'
import { askEtcd, REQUEST_DEADLINE } from './etcdClient'
import { forgetLease, submitLeased, takeLease } from './eventLease'
import { answerPlan } from './planAnswer'
import { withRevision } from './revision'
import { looksAgain } from './secondLook'
import { newPlan, type Plan, type SentWrite, type Task } from './steps'
import { submit } from './submit'

/** Begins, or goes on with, the first task not done. */
export function runPlan(server: Server, plan: Plan): void {
  let next: Plan | undefined = plan
  while (next !== undefined) next = runTask(server, next)
}

/** etcd has told what the task is to change. */
export function takeRead(server: Server, plan: Plan, response: EtcdResponse): void {
  if (response.error !== undefined) {
    refuse(server, plan.call, newUnknownError(response.error))
    return
  }
  goOn(server, tryTask(server, plan, currentOf(plan, response), 0))
}

/** etcd has answered a write. */
export function takeWritten(
  server: Server,
  plan: Plan,
  sent: SentWrite,
  response: EtcdResponse,
): void {
  const { definition } = taskOf(plan)
  if (response.error !== undefined) {
    giveBack(server, plan, definition, sent)
    if (definition.ttlSeconds !== undefined && sent.attempt === 0) {
      // The lease was gone; another one will do.
      forgetLease(server)
      submitLeased(server, definition, plan, { ...sent, attempt: 1 }, definition.ttlSeconds)
    } else refuse(server, plan.call, newUnknownError(response.error))
  } else if (response.succeeded === true) {
    goOn(server, written(server, plan, definition, sent, response.revision))
  } else {
    giveBack(server, plan, definition, sent)
    goOn(server, lostRace(server, plan, definition, sent, response))
  }
}

/** The lease that Events waited for is there, or refused. */
export function takeGranted(server: Server, response: EtcdResponse, reuseSeconds: number): void {
  for (const { plan, sent } of takeLease(server, response, reuseSeconds)) {
    const { definition } = taskOf(plan)
    if (response.error !== undefined) refuse(server, plan.call, newUnknownError(response.error))
    else submitLeased(server, definition, plan, sent, definition.ttlSeconds ?? 0)
  }
}

/** The next plan to run at once; undefined when this one waits for etcd, or is over. */
type Next = Plan | undefined

function goOn(server: Server, next: Next): void {
  if (next !== undefined) runPlan(server, next)
}

function runTask(server: Server, plan: Plan): Next {
  const { task, definition } = taskOf(plan)
  if (task.writer.type === 'create') return tryTask(server, plan, undefined, 0)
  const key = objectKeyOf(definition, task.namespace, task.name)
  const cached = cachedObject(cacheOf(server, definition.storagePrefix), key)
  if (cached !== undefined) return tryTask(server, plan, fromStored(definition, cached), 0)
  const range = { op: 'range', key: etcdKey(definition, key) } as const
  const delay = leaveAfter(server, plan.call)
  askEtcd(server, { type: 'etcd.range', range }, { type: 'read', plan }, delay)
  return undefined
}

function tryTask(
  server: Server,
  plan: Plan,
  current: KubeObject | undefined,
  attempt: number,
): Next {
  const { task, definition } = taskOf(plan)
  const { call } = plan
  const { namespace, name } = task
  const outcome = write({ server, call, definition, namespace, name, current }, task.writer)
  switch (outcome.type) {
    case 'refuse':
      return refused(server, plan, task, outcome.status)
    case 'keep':
      return advance(server, plan, outcome.object, false)
    case 'remove':
      if (call.dryRun) return advance(server, plan, outcome.object, true)
      submit(server, definition, plan, sentWrite(outcome.object, current, attempt, true))
      return undefined
    case 'store': {
      const sent = sentWrite(outcome.object, current, attempt, false, outcome.then)
      return store(server, plan, definition, sent)
    }
  }
}

function sentWrite(
  object: KubeObject,
  current: KubeObject | undefined,
  attempt: number,
  removes: boolean,
  then?: SentWrite['then'],
): SentWrite {
  return {
    object,
    removes,
    attempt,
    ...(current !== undefined && { current }),
    ...(then !== undefined && { then }),
  }
}

/** Stores an object, unless it is as it was, or all of this is only a rehearsal. */
function store(server: Server, plan: Plan, definition: ResourceDefinition, sent: SentWrite): Next {
  const { object, current, then } = sent
  if (current !== undefined && sameContent(current, object)) {
    return then === undefined ? advance(server, plan, current, false) : follow(plan, current, then)
  }
  if (plan.call.dryRun) return rehearse(server, plan, definition, sent)
  if (definition.ttlSeconds === undefined) submit(server, definition, plan, sent)
  else submitLeased(server, definition, plan, sent, definition.ttlSeconds)
  return undefined
}

/** What a dry run answers: the object as it would be, without a revision of its own. */
function rehearse(
  server: Server,
  plan: Plan,
  definition: ResourceDefinition,
  { object, current, then }: SentWrite,
): Next {
  if (current !== undefined) return advance(server, plan, object, then !== undefined)
  const { namespace = '', name } = object.metadata
  const key = objectKeyOf(definition, namespace, name)
  const existing = cachedObject(cacheOf(server, definition.storagePrefix), key)
  if (existing === undefined) return advance(server, plan, withoutRevision(object), false)
  const { status } = collision(plan, definition, object, existing, 0)
  refuse(server, plan.call, status)
  return undefined
}

function written(
  server: Server,
  plan: Plan,
  definition: ResourceDefinition,
  sent: SentWrite,
  revision: number,
): Next {
  const { object, current, removes, then } = sent
  if (removes) {
    takeAlong(server, plan, definition, object)
    // An update that takes the object out answers with what was sent.
    const last = object === current ? withRevision(object, revision) : object
    return advance(server, plan, last, true)
  }
  const { namespace = '', name } = object.metadata
  const cache = cacheOf(server, definition.storagePrefix)
  const cached = cachedObject(cache, objectKeyOf(definition, namespace, name))
  // The feed brought the same state a moment ago: one object serves all.
  const known = cached !== undefined && cached.metadata.resourceVersion === String(revision)
  const result = known ? fromStored(definition, cached) : withRevision(object, revision)
  const { ownPath } = taskOf(plan).task
  if (ownPath !== undefined) tellOwnRequest(server, ownPath, result)
  return then === undefined ? advance(server, plan, result, false) : follow(plan, result, then)
}

function tellOwnRequest({ context }: Server, path: string, object: KubeObject): void {
  const note: OwnRequestNote = { type: 'apiserver.ownRequest', method: 'PUT', path, object }
  context.note(note)
}

/** What has the same name and is of no use without the object goes too. Nobody waits for it. */
function takeAlong(
  server: Server,
  { call }: Plan,
  { group, version, takesAlong }: ResourceDefinition,
  { metadata: { namespace = '', name } }: KubeObject,
): void {
  const other = takesAlong === undefined ? undefined : byPath(group, version, takesAlong)
  if (other === undefined) return
  const writer = { type: 'delete', options: {} } as const
  const task: Task = { definition: nameOf(other), namespace, name, writer, mayBeGone: true }
  runPlan(server, newPlan(call, [task], { type: 'nothing' }))
}

function lostRace(
  server: Server,
  plan: Plan,
  definition: ResourceDefinition,
  { object, attempt }: SentWrite,
  response: EtcdResponse,
): Next {
  const { call } = plan
  const { task } = taskOf(plan)
  const existing = currentOf(plan, response)
  if (task.writer.type !== 'create') {
    if (server.context.now - call.startedAt < REQUEST_DEADLINE) {
      return tryTask(server, plan, existing, attempt + 1)
    }
    const late = 'request did not complete within requested timeout - context deadline exceeded'
    refuse(server, call, newTimeout(late))
    return undefined
  }
  const { again, status } = collision(plan, definition, object, existing, attempt)
  if (again) return tryTask(server, plan, undefined, attempt + 1)
  refuse(server, call, status)
  return undefined
}

function refused(server: Server, plan: Plan, task: Task, status: Status): Next {
  if (task.mayBeGone && status.reason === 'NotFound') return skip(server, plan)
  if (looksAgain(server, plan, task, status)) return undefined
  refuse(server, plan.call, status)
  return undefined
}

/** A task is done: on to the next, or to the answer. */
function advance(server: Server, plan: Plan, result: KubeObject, removed: boolean): Next {
  const done = plan.done + 1
  if (done < plan.tasks.length) return { ...plan, done, result, removed }
  answerPlan(server, plan, taskOf(plan).definition, { result, removed })
  return undefined
}

/** On without it: the last task that did something is what the plan came to. */
function skip(server: Server, plan: Plan): Next {
  const done = plan.done + 1
  if (done < plan.tasks.length) return { ...plan, done }
  answerPlan(server, plan, taskOf(plan).definition, plan)
  return undefined
}

/** The same object, once more: it is marked, now it goes. */
function follow(plan: Plan, result: KubeObject, writer: Task['writer']): Plan {
  const { task } = taskOf(plan)
  const tasks = plan.tasks.with(plan.done, { ...task, writer, mayBeGone: true })
  return { ...plan, tasks, result, removed: true }
}

/** A write did not take place: what the allocators gave for it is free again. */
function giveBack(
  server: Server,
  { call }: Plan,
  definition: ResourceDefinition,
  { object, current, removes }: SentWrite,
): void {
  if (!removes) definition.release?.(object, current, strategyContext(server, call, definition))
}

function taskOf(plan: Plan): { readonly task: Task; readonly definition: ResourceDefinition } {
  const task = plan.tasks[plan.done]
  invariant(task !== undefined, 'a plan has a task left')
  return { task, definition: definitionNamed(task.definition) }
}

function currentOf(plan: Plan, response: EtcdResponse): KubeObject | undefined {
  const kv: KeyValue | undefined = response.results?.[0]?.kvs[0]
  if (kv === undefined) return undefined
  return fromStored(taskOf(plan).definition, withRevision(kv.value as KubeObject, kv.modRevision))
}
