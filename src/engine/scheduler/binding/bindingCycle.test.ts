import { beforeEach, describe, expect, it } from 'vitest'
import type { ApiRequest } from '../../apiserver/messages'
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { seconds } from '../../kernel/micros'
import { type Scheduler, schedulerAtWork } from '../atWork'
import { podInfoOf } from '../cache/podInfo'
import { createFrameworks } from '../framework/frameworks'
import type { Plugin } from '../framework/plugin'
import { status, unschedulable } from '../framework/status'
import { defaultBinder } from '../plugins/defaultBinder'
import { createQueuedPod, type QueuedPod } from '../queue/queuedPod'
import { kubeScheduler } from '../scheduler'
import { makePod } from '../testing/makeObjects.testing'
import { type BindNow, onBindNow } from './bind'
import { assumeAndBind } from './bindingCycle'
import {
  allowWaiting,
  onNominated,
  onPermitTimeout,
  type PermitTimeout,
  rejectWaiting,
} from './permit'

const pod = createQueuedPod(podInfoOf(makePod('web')), 0, 1, 0, {
  firstMicros: seconds(1),
  mostMicros: seconds(10),
})
let sent: Message[] = []
let woken: Message[] = []

const context: Context = {
  now: seconds(1),
  self: 'kube-scheduler/master-1',
  cause: 0,
  send: (_to, message) => sent.push(message),
  wake: (_delay, message) => woken.push(message),
  cancel: () => undefined,
  because: () => undefined,
  random: () => 0,
  note: () => 1,
}

/** A scheduler whose only profile has these plugins, and binds. */
function schedulerWith(...plugins: readonly Plugin[]): Scheduler {
  const all = [...plugins, defaultBinder]
  const registry = new Map(all.map((plugin) => [plugin.name, plugin]))
  const profile = { schedulerName: 'default-scheduler', plugins: all.map(({ name }) => ({ name })) }
  const state = kubeScheduler().init({ apiServer: 'kube-apiserver/master-1' }, context, undefined)
  const frameworks = createFrameworks([profile], registry)
  sent = []
  return { ...schedulerAtWork(state, context, () => undefined), frameworks }
}

const onto = (pod: QueuedPod, decision = 1) => ({ pod, node: 'n1', decision })

const isBinding = (message: Message): boolean => (message as ApiRequest).path.endsWith('/binding')

/** The bindings that were sent, once those about to be sent are. */
function bindings(scheduler: Scheduler): readonly Message[] {
  for (const message of woken.splice(0)) {
    if (message.type === 'scheduler.bind') onBindNow(scheduler, message as BindNow)
  }
  return sent.filter(isBinding)
}

/** Why the pod was not bound, as its event says. */
const notes = (): readonly unknown[] =>
  sent.flatMap((message) => {
    const { body } = message as ApiRequest
    return typeof body === 'object' && body !== null && 'note' in body ? [body.note] : []
  })

beforeEach(() => {
  sent = []
  woken = []
})

describe('Permit', () => {
  const patient: Plugin = {
    name: 'Patient',
    permit: () => ({ status: status('Wait', 'Patient'), timeoutMicros: seconds(30) }),
  }
  const NOMINATED = { type: 'scheduler.nominated', uid: pod.uid, decision: 1 } as const
  const timeoutOf = (decision: number): PermitTimeout => ({
    type: 'scheduler.permitTimeout',
    uid: pod.uid,
    plugin: 'Patient',
    decision,
    afterMicros: seconds(30),
  })

  it('holds a pod back until the plugin allows it, and tells meanwhile where it is going', () => {
    const scheduler = schedulerWith(patient)
    assumeAndBind(scheduler, onto(pod))
    expect(sent).toMatchObject([{ method: 'PATCH', body: { status: { nominatedNodeName: 'n1' } } }])
    onNominated(scheduler, NOMINATED)
    expect(bindings(scheduler)).toHaveLength(0)
    expect(scheduler.state.cache.assumed.has(pod.uid)).toBe(true)
    allowWaiting(scheduler, pod.uid, 'Patient')
    expect(bindings(scheduler)).toHaveLength(1)
  })

  it('waits for all plugins that asked for it', () => {
    const careful: Plugin = { ...patient, name: 'Careful' }
    const scheduler = schedulerWith(patient, careful)
    assumeAndBind(scheduler, onto(pod))
    onNominated(scheduler, NOMINATED)
    allowWaiting(scheduler, pod.uid, 'Patient')
    expect(bindings(scheduler)).toHaveLength(0)
    allowWaiting(scheduler, pod.uid, 'Careful')
    expect(bindings(scheduler)).toHaveLength(1)
  })

  it('gives up when the plugin takes too long', () => {
    const scheduler = schedulerWith(patient)
    assumeAndBind(scheduler, onto(pod))
    expect(woken).toContainEqual(timeoutOf(1))
    onPermitTimeout(scheduler, timeoutOf(1))
    expect(scheduler.state.cache.assumed.size).toBe(0)
    expect(notes()).toEqual([
      '0/1 nodes are available: 1 rejected due to timeout after waiting 30s at plugin Patient.',
    ])
  })

  it('is not ended by the timeout of an earlier attempt', () => {
    const scheduler = schedulerWith(patient)
    assumeAndBind(scheduler, onto(pod))
    rejectWaiting(scheduler, pod.uid, 'Patient', 'not now')
    assumeAndBind(scheduler, onto(pod, 2))
    onPermitTimeout(scheduler, timeoutOf(1))
    expect(scheduler.state.cache.assumed.has(pod.uid)).toBe(true)
  })

  it('lasts a quarter of an hour at most', () => {
    const forever: Plugin = {
      name: 'Patient',
      permit: () => ({ status: status('Wait', 'Patient'), timeoutMicros: seconds(3600) }),
    }
    assumeAndBind(schedulerWith(forever), onto(pod))
    expect(woken).toContainEqual({ ...timeoutOf(1), afterMicros: seconds(900) })
  })

  it('ends with what was reserved taken back when the pod is rejected', () => {
    const calls: string[] = []
    const reserving: Plugin = { name: 'A', unreserve: () => void calls.push('unreserve A') }
    const scheduler = schedulerWith(reserving, patient)
    assumeAndBind(scheduler, onto(pod))
    expect(rejectWaiting(scheduler, pod.uid, 'DefaultPreemption', 'preempted')).toBe(true)
    expect(calls).toEqual(['unreserve A'])
    expect(notes()).toEqual(['0/1 nodes are available: 1 preempted.'])
  })

  it('that fails is an error, not a refusal', () => {
    const broken: Plugin = {
      name: 'Broken',
      permit: () => ({ status: status('Error', 'Broken', ['oh']) }),
    }
    assumeAndBind(schedulerWith(broken), onto(pod))
    expect(notes()).toEqual(['running Permit plugin "Broken": oh'])
  })

  it('cannot be waited for any more once the pod is bound', () => {
    const scheduler = schedulerWith(patient)
    assumeAndBind(scheduler, onto(pod))
    onNominated(scheduler, NOMINATED)
    allowWaiting(scheduler, pod.uid, 'Patient')
    expect(rejectWaiting(scheduler, pod.uid, 'DefaultPreemption', 'preempted')).toBe(false)
  })
})

describe('Reserve', () => {
  it('is taken back in reverse order when a later step fails', () => {
    const calls: string[] = []
    const reserving = (name: string): Plugin => ({
      name,
      reserve: () => {
        calls.push(`reserve ${name}`)
        return undefined
      },
      unreserve: () => {
        calls.push(`unreserve ${name}`)
      },
    })
    const refusing: Plugin = {
      name: 'Refusing',
      permit: () => ({ status: unschedulable('Refusing', 'not now') }),
    }
    const scheduler = schedulerWith(reserving('A'), reserving('B'), refusing)
    assumeAndBind(scheduler, onto(pod))
    expect(calls).toEqual(['reserve A', 'reserve B', 'unreserve B', 'unreserve A'])
    expect(scheduler.state.cache.pods.size).toBe(0)
    expect(notes()).toEqual(['0/1 nodes are available: 1 not now.'])
  })

  it('that fails tells where', () => {
    const broken: Plugin = { name: 'Broken', reserve: () => status('Error', 'Broken', ['oh']) }
    assumeAndBind(schedulerWith(broken), onto(pod))
    expect(notes()).toEqual(['running Reserve plugin "Broken": oh'])
  })
})
