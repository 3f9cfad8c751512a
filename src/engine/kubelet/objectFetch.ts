/** Asks the API for the objects a pod names, and wakes the pods that wait for the answer. */

import type { PersistentVolume, PersistentVolumeClaim } from '../../api/persistentVolume'
import { type Answer, type Continuation, call } from '../clientGo/client'
import { objectPath } from '../clientGo/paths'
import type { Context } from '../kernel/actor'
import type { Micros } from '../kernel/micros'
import { decodeBase64 } from './base64'
import { type KubeletState, type PodWorker, resume } from './kubeletState'
import { type CachedObject, lookUp, type ObjectName, objectKey } from './objectCache'
import type { Pass } from './pass'

/** What was asked for. */
export interface ObjectContinuation extends Continuation {
  readonly type: 'object'
  readonly key: string
}

/** True when all are known; else those that are not are asked for, and the pod's pass must wait. */
export function haveObjects(
  state: KubeletState,
  worker: PodWorker,
  names: readonly ObjectName[],
  context: Context,
): boolean {
  let known = true
  for (const name of names) {
    if (lookUp(state.objects, name, context.now) !== undefined) continue
    known = false
    const key = objectKey(name)
    const waiting = state.objects.asking.get(key)
    if (waiting !== undefined) {
      waiting.add(worker.uid)
      continue
    }
    state.objects.asking.set(key, new Set([worker.uid]))
    const path = objectPath('v1', name.kind, name.namespace, name.name)
    const then: ObjectContinuation = { type: 'object', key }
    call(context, state.clients.client, { method: 'GET', path }, then)
  }
  return known
}

/** The API has answered: the pods that waited go on. */
export function takeObject(state: KubeletState, answer: Answer, context: Context): void {
  const { key } = answer.then as ObjectContinuation
  const { known, asking } = state.objects
  const waiting = asking.get(key)
  asking.delete(key)
  const body = answer.status === 200 ? (answer.body as FetchedObject) : undefined
  // An answer that never came says nothing: whoever waits will ask again.
  if (answer.status < 500) {
    known.set(key, cachedObject(body, context.now))
  }
  for (const uid of waiting ?? []) {
    const worker = state.workers.get(uid)
    if (worker?.pass?.waiting !== 'objects') continue
    if (answer.status >= 500) giveUp(worker.pass)
    resume(state, worker)
  }
}

/** An object as the cache keeps it; undefined: there is none. */
export function cachedObject(body: FetchedObject | undefined, now: Micros): CachedObject {
  const binary = Object.entries(body?.binaryData ?? {})
  return {
    found: body !== undefined,
    object: isStorage(body) ? body : undefined,
    data:
      binary.length === 0
        ? (body?.data ?? {})
        : {
            ...Object.fromEntries(binary.map(([key, value]) => [key, decodeBase64(value)])),
            ...body?.data,
          },
    phase: body?.status?.phase ?? '',
    deleting: body?.metadata?.deletionTimestamp !== undefined,
    at: now,
  }
}

const isStorage = (
  body: FetchedObject | undefined,
): body is PersistentVolumeClaim | PersistentVolume =>
  body?.kind === 'PersistentVolumeClaim' || body?.kind === 'PersistentVolume'

/** Forgets what was found wanting, so that the next look asks again. */
export function forgetObjects(state: KubeletState, names: readonly ObjectName[]): void {
  const { known, watched } = state.objects
  for (const name of names) {
    const key = objectKey(name)
    if (!watched.has(key)) known.delete(key)
  }
}

function giveUp(pass: Pass): void {
  pass.errors.push({ type: 'other' })
  pass.steps.length = 0
}

/** Of a ConfigMap, Secret, claim or volume, what is read here. */
export interface FetchedObject {
  readonly kind?: string
  readonly metadata?: { readonly deletionTimestamp?: string }
  readonly data?: Readonly<Record<string, string>>
  readonly binaryData?: Readonly<Record<string, string>>
  readonly status?: { readonly phase?: string }
}
