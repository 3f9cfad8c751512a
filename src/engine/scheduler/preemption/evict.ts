/**
 * Evicts the victims of a preemption: each is marked, then deleted. All but the last go at once,
 * the last when they are gone, so that the preemptor can tell when its room is ready.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/preemption/preemption.go (prepareCandidateAsync)
 */
import type { PodCondition } from '../../../api/core'
import { type Answer, type Continuation, call } from '../../clientGo/client'
import { recordEvent, referenceTo } from '../../clientGo/eventRecorder'
import { objectPath } from '../../clientGo/paths'
import type { Scheduler } from '../atWork'
import { rejectWaiting } from '../binding/permit'
import { isTerminating, type PodInfo } from '../cache/podInfo'
import { patchStatus } from '../failureHandler'
import { podOf } from '../framework/clusterView'
import { schedulerNameOf } from '../framework/frameworks'
import type { Eviction } from '../framework/plugin'
import { forceActivate } from '../queue/moveEvents'
import { nominatedTo } from '../queue/nominator'
import type { EvictingFor } from '../schedulerState'
import { PREEMPTION_BY_SCHEDULER } from './preempt'

/** A victim was marked, or deleted: what comes next for it. */
export interface VictimContinuation extends Continuation {
  readonly type: 'scheduler.victimMarked' | 'scheduler.victimDeleted'
  /** The preemptor's uid. */
  readonly preemptor: string
  /** namespace/name */
  readonly victim: string
}

const NOT_FOUND = 404

export function beginEviction(
  scheduler: Scheduler,
  preemptor: PodInfo,
  { node, victims }: Eviction,
): void {
  const left = victims.filter(({ pod }) => !isTerminating(pod))
  if (left.length === 0) return
  const pending: EvictingFor = {
    preemptor,
    node,
    lastVictim: undefined,
    victims,
    left,
    outstanding: 0,
    failed: false,
  }
  scheduler.state.preempting.set(preemptor.uid, pending)
  endLesserNominations(scheduler, pending)
  while (left.length > 1) evictNext(scheduler, pending)
  goOn(scheduler, pending)
}

export function onVictimAnswer(
  scheduler: Scheduler,
  { type, preemptor, victim }: VictimContinuation,
  { status }: Answer,
): void {
  const pending = scheduler.state.preempting.get(preemptor)
  if (pending === undefined) return
  if (status >= 400) {
    // Who is gone already has made room as well.
    if (status !== NOT_FOUND) pending.failed = true
    answered(scheduler, pending)
  } else if (type === 'scheduler.victimMarked') deleteVictim(scheduler, pending, victim)
  else {
    tellPreempted(scheduler, pending, victim)
    answered(scheduler, pending)
  }
}

function answered(scheduler: Scheduler, pending: EvictingFor): void {
  pending.outstanding--
  goOn(scheduler, pending)
}

/** The last victim's turn, or the end. */
function goOn(scheduler: Scheduler, pending: EvictingFor): void {
  if (pending.outstanding > 0) return
  const [last] = pending.left
  if (last !== undefined && !pending.failed) {
    pending.lastVictim = last.key
    evictNext(scheduler, pending)
    if (pending.outstanding > 0) return
  }
  scheduler.state.preempting.delete(pending.preemptor.uid)
  // No pod will go whose going would wake it.
  if (pending.failed) forceActivate(scheduler, pending.preemptor)
}

function evictNext(scheduler: Scheduler, pending: EvictingFor): void {
  const victim = pending.left.shift()
  if (victim === undefined) return
  if (rejectWaiting(scheduler, victim.uid, 'DefaultPreemption', 'preempted')) return
  pending.outstanding++
  const pod = podOf(scheduler.cluster, victim.key) ?? victim.pod
  const then: VictimContinuation = {
    type: 'scheduler.victimMarked',
    preemptor: pending.preemptor.uid,
    victim: victim.key,
  }
  const condition = disruptionTarget(pod.metadata.generation, pending.preemptor)
  if (!patchStatus(scheduler, pod, condition, undefined, then)) {
    deleteVictim(scheduler, pending, victim.key)
  }
}

function deleteVictim({ state, context }: Scheduler, pending: EvictingFor, victim: string): void {
  const [namespace = '', name = ''] = victim.split('/')
  const path = objectPath('v1', 'pods', namespace, name)
  const { uid: preemptor } = pending.preemptor
  const then: VictimContinuation = { type: 'scheduler.victimDeleted', preemptor, victim }
  call(context, state.set.client, { method: 'DELETE', path }, then)
}

function tellPreempted(scheduler: Scheduler, pending: EvictingFor, victim: string): void {
  const { state, context } = scheduler
  const pod = pending.victims.find(({ key }) => key === victim)?.pod
  if (pod === undefined) return
  recordEvent(context, state.set.client, state.recorder, {
    regarding: referenceTo(pod),
    related: referenceTo(pending.preemptor.pod),
    type: 'Normal',
    reason: 'Preempted',
    action: 'Preempting',
    message: `Preempted by pod ${pending.preemptor.uid} on node ${pending.node}`,
  })
}

/** Less important pods that counted on this room must look elsewhere. */
function endLesserNominations(scheduler: Scheduler, { preemptor, node }: EvictingFor): void {
  for (const { pod, priority } of nominatedTo(scheduler.state.nominator, node).values()) {
    if (priority < preemptor.priority) patchStatus(scheduler, pod, undefined, '')
  }
}

const disruptionTarget = (generation: number | undefined, { pod }: PodInfo): PodCondition => ({
  type: 'DisruptionTarget',
  status: 'True',
  reason: PREEMPTION_BY_SCHEDULER,
  message: `${schedulerNameOf(pod.spec.schedulerName)}: preempting to accommodate a higher priority pod`,
  ...(generation !== undefined && { observedGeneration: generation }),
})
