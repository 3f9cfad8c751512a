/**
 * The server's connection to etcd: requests with what to do with their answers. An answer that
 * does not come means that the connection is broken.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/storagebackend/factory/etcd3.go
 */
import type { EtcdRequest, EtcdResponse } from '../../etcd/messages'
import type { Message } from '../../kernel/event'
import { type Micros, seconds } from '../../kernel/micros'
import type { EtcdConnection, Server } from '../serverState'
import type { Step } from './steps'

/** Timer of the server's own: looks for what etcd never answered. */
export interface EtcdSweep extends Message {
  readonly type: 'apiserver.sweep'
}

/** Longer than the 60 s no request waits. Source: config.go RequestTimeout. */
export const REQUEST_DEADLINE: Micros = seconds(60)
/** Keepalive: 30 s of silence, then 10 s for an answer. Source: factory/etcd3.go. */
const CONNECTION_DEADLINE: Micros = seconds(40)
const SWEEP_PERIOD: Micros = seconds(10)

type WithoutId<T> = T extends EtcdRequest ? Omit<T, 'id'> : never

export const createConnection = (nextId: number): EtcdConnection => ({
  nextId,
  pending: new Map(),
  sweeping: false,
})

/** Asks etcd; the request leaves after `delayMicros`. Returns the request's number. */
export function askEtcd(
  { state, context }: Server,
  request: WithoutId<EtcdRequest>,
  step: Step,
  delayMicros: Micros = 0,
): number {
  const { etcd, config } = state
  const id = etcd.nextId++
  etcd.pending.set(id, { step, sentAt: context.now })
  context.send(config.etcd, { id, ...request } as EtcdRequest, delayMicros)
  if (!etcd.sweeping) {
    etcd.sweeping = true
    const sweep: EtcdSweep = { type: 'apiserver.sweep' }
    context.wake(SWEEP_PERIOD, sweep)
  }
  return id
}

/** What an answer was waited for with. Undefined for one of an earlier life, or given up. */
export function takeStep({ state }: Server, response: EtcdResponse): Step | undefined {
  const pending = state.etcd.pending.get(response.id)
  if (pending === undefined) return undefined
  state.etcd.pending.delete(response.id)
  return pending.step
}

export interface Silence {
  /** Steps that waited longer than any request may. */
  readonly lost: readonly Step[]
  /** Whether etcd has been silent for so long that its connection counts as broken. */
  readonly broken: boolean
}

/** Looks through what is pending, oldest first. */
export function sweepConnection({ state, context }: Server): Silence {
  const { pending } = state.etcd
  const lost: Step[] = []
  let broken = false
  for (const [id, { step, sentAt }] of pending) {
    const waited = context.now - sentAt
    if (waited < CONNECTION_DEADLINE) break
    broken = true
    if (waited < REQUEST_DEADLINE) continue
    pending.delete(id)
    lost.push(step)
  }
  state.etcd.sweeping = pending.size > 0
  const sweep: EtcdSweep = { type: 'apiserver.sweep' }
  if (state.etcd.sweeping) context.wake(SWEEP_PERIOD, sweep)
  return { lost, broken }
}
