/** What there is while nothing happens: the caption of a cluster at rest. */
import type { PodView, WorkerView, WorkloadView } from '../protocol/messages'
import { narration } from '../words/english/narration'
import { wordsOf } from '../words/language'
import { linkTo, type Part, type Sentence, say } from './sentence'

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
  const movement = movementOf(rest)
  const parts = [...stateOf(rest), ...(movement === '' ? [] : [' ', movement])]
  return { id: QUIET_ID, at: rest.now, speaker: 'kube-controller-manager', parts, weight: 1 }
}

function stateOf({ deployments, workers, pods }: AtRest): readonly Part[] {
  const { rest } = wordsOf(narration)
  const down = workers.filter((worker) => worker.registered && worker.ready !== 'True')
  const [first] = down
  if (first !== undefined) {
    return say(rest.notReady, linkTo(`Worker/${first.name}`), down.length - 1)
  }
  const trouble = pods.find((pod) => pod.look === 'crashing' || pod.look === 'failed')
  if (trouble !== undefined) return say(rest.trouble, linkTo(`Pod/${trouble.key}`), trouble.status)
  const waiting = pods.find((pod) => pod.look === 'pending' && pod.node === '')
  if (waiting !== undefined) return say(rest.pending, linkTo(`Pod/${waiting.key}`))
  if (workers.length === 0) return [rest.noWorker]
  return wantedOf(deployments, workers)
}

/** The system's own are not what a person came for. */
const SYSTEM = 'kube-system'

function wantedOf(all: readonly WorkloadView[], workers: readonly WorkerView[]): readonly Part[] {
  const { rest } = wordsOf(narration)
  const deployments = all.filter((one) => one.namespace !== SYSTEM && !one.ending)
  const [first, second, ...others] = deployments
  if (first === undefined) return say(rest.nothingAsked, workers.length)
  const sum = (field: 'desired' | 'ready'): number =>
    deployments.reduce((total, one) => total + one[field], 0)
  const [wanted, ready] = [sum('desired'), sum('ready')]
  const it = linkTo(first.key)
  if (second === undefined) return say(rest.one, it, wanted, ready)
  if (others.length === 0) return say(rest.two, it, linkTo(second.key), wanted, ready)
  return say(rest.many, deployments.length, it, wanted, ready)
}

function movementOf({ visitors, heartbeats }: AtRest): string {
  const { rest } = wordsOf(narration)
  if (visitors && heartbeats) return rest.both
  if (heartbeats) return rest.heartbeats
  return visitors ? rest.visitors : ''
}
