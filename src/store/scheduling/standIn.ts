/**
 * Be the scheduler: kube-scheduler stands back, and a person binds the pods with the request any
 * scheduler sends. What kube-scheduler would have done is asked of it at that very instant.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Decision, Problem, SchedulerView } from '../../protocol/messages'
import { notices } from '../../words/english/notices'
import { wordsOf } from '../../words/language'
import { command, decide, request } from '../actions'
import { keysOf, recordsOf, useRecord } from '../cluster'
import { keeping } from '../keeping'
import { isRight } from './isRight'

/** A waiting pod is dragged under this type. */
export const POD_TYPE = 'application/x-kubeorama-pod'

export interface Placement {
  /** namespace/name */
  readonly pod: string
  readonly node: string
  /** What kube-scheduler would have decided. */
  readonly decision: Decision
}

export interface StandIn {
  readonly last: Placement | undefined
  readonly placed: number
  /** How often kube-scheduler would have done the same, or could have: a tie is a draw. */
  readonly alike: number
}

export const useStandIn = create<StandIn>()(
  persist((): StandIn => ({ last: undefined, placed: 0, alike: 0 }), {
    name: 'kubeorama.standIn',
    version: 1,
    storage: keeping<StandIn>(),
  }),
)

export function turnStandIn(on: boolean): Promise<Problem | undefined> {
  if (on) useStandIn.setState({ last: undefined, placed: 0, alike: 0 })
  return command({ type: 'standBack', standsBack: on })
}

export const useStandsBack = (): boolean =>
  useRecord('Scheduler', keysOf('Scheduler')[0] ?? '')?.standsBack ?? false

/** Keys of the pods that wait for a person; none while kube-scheduler places them. */
export function waitingPods(): readonly string[] {
  const [scheduler] = recordsOf('Scheduler')
  return scheduler?.standsBack === true ? waitingIn(scheduler) : []
}

export const waitingIn = ({ active, backoff, unschedulable }: SchedulerView): readonly string[] =>
  [...active, ...backoff, ...unschedulable].map(({ key }) => key)

/** Binds a pod, and keeps what kube-scheduler would have made of it. */
export async function placePod(pod: string, node: string): Promise<Problem | undefined> {
  const [decided, problem] = await Promise.all([decide(pod), bind(pod, node)])
  if (problem !== undefined) return problem
  if ('problem' in decided) return decided.problem
  const { decision } = decided
  const { placed, alike } = useStandIn.getState()
  useStandIn.setState({
    last: { pod, node, decision },
    placed: placed + 1,
    alike: alike + (isRight(decision, node) ? 1 : 0),
  })
  return undefined
}

async function bind(pod: string, node: string): Promise<Problem | undefined> {
  const [namespace = '', name = ''] = pod.split('/')
  const { status, body } = await request({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/pods/${name}/binding`,
    body: {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name, namespace },
      target: { apiVersion: 'v1', kind: 'Node', name: node },
    },
  })
  if (status < 400) return undefined
  const said = typeof body === 'object' && body !== null && 'message' in body ? body.message : ''
  const words = wordsOf(notices)
  return { where: words.apiServer, what: said ? `${said}.` : words.status(status), remedy: '' }
}
