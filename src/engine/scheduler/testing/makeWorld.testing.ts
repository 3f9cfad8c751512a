/** A scheduler in a kernel of its own, with a wire at its other end. */
import type { KubeObject } from '../../../api/meta'
import type { ApiRequest } from '../../apiserver/messages'
import { behaviour } from '../../kernel/actor'
import type { Note } from '../../kernel/event'
import { addActor, advance, createKernel, type Kernel, post } from '../../kernel/kernel'
import { deepFreeze } from '../../kernel/plain'
import { keptRecords } from '../../kernel/trace'
import { kubeScheduler } from '../scheduler'
import type { SchedulerConfig, SchedulerState } from '../schedulerState'
import { type Change, SCHEDULER, WIRE, type WireConfig, type WireState, wire } from './wire.testing'

export interface World {
  readonly kernel: Kernel
  /** What the scheduler said of itself. */
  notes(): readonly Note[]
  state(): SchedulerState
  /** What the scheduler asked for, watches left out. */
  requests(): readonly ApiRequest[]
  put(resource: string, ...objects: KubeObject[]): void
  remove(resource: string, object: KubeObject): void
  run(forSeconds: number): void
}

export interface WorldOptions extends WireConfig {
  readonly seed?: number
  readonly config?: Partial<SchedulerConfig>
}

export const BEHAVIOURS = new Map([
  ['kube-scheduler', behaviour(kubeScheduler)],
  ['kube-apiserver', behaviour(wire)],
])

export function makeWorld({ seed = 1, config, ...wireConfig }: WorldOptions = {}): World {
  const kernel = createKernel({ seed, behaviours: BEHAVIOURS, checked: true })
  addActor(kernel, WIRE, 'kube-apiserver', wireConfig)
  addActor(kernel, SCHEDULER, 'kube-scheduler', { apiServer: WIRE, ...config })
  advance(kernel, 100_000)
  const stateOf = (id: string): unknown => kernel.state.actors.get(id)?.state
  const change = (how: Change['how'], resource: string, object: KubeObject): void => {
    const message: Change = { type: 'change', how, resource, object: deepFreeze(object) }
    post(kernel, WIRE, message)
  }
  return {
    kernel,
    notes: () => keptRecords(kernel.state.trace).filter((entry) => 'note' in entry),
    state: () => stateOf(SCHEDULER) as SchedulerState,
    requests: () => (stateOf(WIRE) as WireState).requests,
    put: (resource, ...objects) => {
      for (const object of objects) change('put', resource, object)
    },
    remove: (resource, object) => change('remove', resource, object),
    run: (forSeconds) => {
      advance(kernel, kernel.state.now + forSeconds * 1_000_000)
    },
  }
}

/** What was written, in order: `POST pods/web/binding n1`, `event FailedScheduling`. */
export const writesOf = (world: World): readonly string[] => world.requests().map(textOf)

/** The notes of the events posted, in order. */
export const eventNotes = (world: World): readonly string[] =>
  world.requests().flatMap(({ path, body }) => {
    const { note } = (body ?? {}) as { readonly note?: string }
    return path.endsWith('/events') && note !== undefined ? [note] : []
  })

function textOf({ method, path, body }: ApiRequest): string {
  const { reason, target } = (body ?? {}) as {
    readonly reason?: string
    readonly target?: { readonly name: string }
  }
  if (path.includes('/events')) return `event ${reason ?? ''}`.trim()
  const what = path.replace(/^\/api\/v1\/(namespaces\/[^/]+\/)?/, '')
  return target === undefined ? `${method} ${what}` : `${method} ${what} ${target.name}`
}
