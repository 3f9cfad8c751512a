/** What there is while nothing happens: the caption of a cluster at rest. */
import type { PodView, WorkerView, WorkloadView } from '../protocol/messages'
import { counted, linkTo, type Part, type Sentence, say } from './sentence'

/** What is there, as the page has it, and what of it moves on the stage. */
export interface AtRest {
  readonly now: number
  readonly deployments: readonly WorkloadView[]
  readonly workers: readonly WorkerView[]
  readonly pods: readonly PodView[]
  readonly visitors: boolean
  readonly heartbeats: boolean
}

/** No event and no note has this number: the sentence tells of none. */
export const QUIET_ID = 0

export function narrateQuiet(rest: AtRest): Sentence {
  const parts = [...stateOf(rest), ...movementOf(rest)]
  return { id: QUIET_ID, at: rest.now, speaker: 'kube-controller-manager', parts, weight: 1 }
}

function stateOf({ deployments, workers, pods }: AtRest): readonly Part[] {
  const down = workers.find((worker) => worker.registered && worker.ready !== 'True')
  if (down !== undefined) {
    const more = workers.filter((one) => one !== down && one.registered && one.ready !== 'True')
    const others = more.length === 0 ? '' : ` and ${counted(more.length, 'more worker')}`
    return say`It has come to rest, with ${linkTo(`Worker/${down.name}`)}${others} NotReady.`
  }
  const trouble = pods.find((pod) => pod.look === 'crashing' || pod.look === 'failed')
  if (trouble !== undefined) {
    return say`It has come to rest, with ${linkTo(`Pod/${trouble.key}`)} in ${trouble.status}.`
  }
  const waiting = pods.find((pod) => pod.look === 'pending' && pod.node === '')
  if (waiting !== undefined) {
    return say`It has come to rest, with ${linkTo(`Pod/${waiting.key}`)} Pending: choose it to see why.`
  }
  if (workers.length === 0) return say`All quiet: there is no worker yet, so no pod can run.`
  return ['All quiet: ', ...wantedOf(deployments, workers)]
}

/** The system's own are not what a person came for. */
const SYSTEM = 'kube-system'

function wantedOf(all: readonly WorkloadView[], workers: readonly WorkerView[]): readonly Part[] {
  const deployments = all.filter((one) => one.namespace !== SYSTEM && !one.ending)
  const [first, second, ...rest] = deployments
  if (first === undefined) {
    const count = counted(workers.length, 'worker')
    return say`${count} ready to run pods, and nobody has asked for any.`
  }
  const sum = (field: 'desired' | 'ready'): number =>
    deployments.reduce((total, one) => total + one[field], 0)
  const state = `${counted(sum('desired'), 'pod')} and ${sum('ready')} ${sum('ready') === 1 ? 'is' : 'are'} Ready.`
  if (second === undefined) return say`Deployment ${linkTo(first.key)} wants ${state}`
  if (rest.length === 0) {
    return say`Deployments ${linkTo(first.key)} and ${linkTo(second.key)} want ${state}`
  }
  return say`${String(deployments.length)} Deployments, ${linkTo(first.key)} the first, want ${state}`
}

function movementOf({ visitors, heartbeats }: AtRest): readonly Part[] {
  if (!visitors && !heartbeats) return []
  const who = [heartbeats ? 'heartbeats' : '', visitors ? 'visitors' : ''].filter(Boolean)
  return [` What you see moving is ${who.join(' and ')}.`]
}
