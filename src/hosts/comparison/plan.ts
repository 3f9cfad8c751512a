/** A comparison as it was asked for, checked and ready to be carried out. */
import { milliValue, parseQuantity, signOf, value } from '../../api/machinery/quantity'
import type { Engine } from '../../engine/engine'
import type { ComparisonProblem, ComparisonRequest } from '../../protocol/comparison'
import { type WorkerPlan, workersOf, workloadOf } from './currentCluster'
import type { Size } from './measure'

export interface Arrival {
  /** Simulated microseconds after the first. */
  readonly at: number
  readonly documents: readonly unknown[]
}

export interface ComparisonPlan {
  readonly workers: readonly WorkerPlan[]
  /** In order of their times. */
  readonly arrivals: readonly Arrival[]
  readonly configurations: readonly [unknown, unknown]
  readonly probe: Size
}

/** Two clusters at once have to fit beside the one that runs. */
const WORKERS_MOST = 200
const DOCUMENTS_MOST = 1_000
const EVERY_MOST_MILLIS = 60_000
const MICROS_PER_MILLI = 1_000

export function plan(
  request: ComparisonRequest,
  current: Engine,
): ComparisonPlan | readonly ComparisonProblem[] {
  const workers = request.nodes === 'cluster' ? workersOf(current) : freshWorkers(request.nodes)
  const arrivals = arrivalsOf(request, current)
  const probe = sizeOf(request.probe)
  const problems = [
    ...wrongWorkers(workers),
    ...wrongArrivals(arrivals),
    ...(probe === undefined ? [NO_PROBE] : []),
  ]
  if (problems.length > 0 || probe === undefined) return problems
  return { workers, arrivals, configurations: request.configurations, probe }
}

/** Of 4 cores and 8Gi, over three zones, as `addWorker` makes them. */
function freshWorkers(count: number): readonly WorkerPlan[] {
  const most = Math.min(Math.max(0, Math.floor(count)), WORKERS_MOST + 1)
  return Array.from({ length: most }, (_, index) => ({
    spec: { name: `worker-${index + 1}` },
    patch: undefined,
  }))
}

function arrivalsOf({ workload }: ComparisonRequest, current: Engine): readonly Arrival[] {
  if (workload === 'cluster') return [{ at: 0, documents: workloadOf(current) }]
  const { documents } = workload
  const everyMillis = Math.min(Math.max(0, workload.everyMillis), EVERY_MOST_MILLIS)
  if (everyMillis === 0) return [{ at: 0, documents }]
  return documents.map((document, index) => ({
    at: Math.round(index * everyMillis * MICROS_PER_MILLI),
    documents: [document],
  }))
}

function wrongWorkers({ length }: readonly WorkerPlan[]): readonly ComparisonProblem[] {
  if (length === 0) return [wrong('nodes', 'There is no worker.', 'Add one, or take fresh ones.')]
  if (length <= WORKERS_MOST) return []
  const what = `A comparison takes ${WORKERS_MOST} workers at the most, and these are ${length}.`
  return [wrong('nodes', what, 'Take fewer fresh ones.')]
}

function wrongArrivals(arrivals: readonly Arrival[]): readonly ComparisonProblem[] {
  const count = arrivals.reduce((total, { documents }) => total + documents.length, 0)
  if (count === 0) return [wrong('workload', 'There is nothing to schedule.', 'Paste a manifest.')]
  if (count <= DOCUMENTS_MOST) return []
  const what = `A comparison takes ${DOCUMENTS_MOST} objects at the most, and these are ${count}.`
  return [wrong('workload', what, 'Take fewer.')]
}

/** Undefined when it is no size of a pod. */
function sizeOf({ cpu, memory }: ComparisonRequest['probe']): Size | undefined {
  const read = [cpu, memory].map(parseQuantity)
  if (read.some((one) => typeof one === 'string' || signOf(one) < 0)) return undefined
  const size = { cpuMillis: milliValue(cpu), memoryBytes: value(memory) }
  return size.cpuMillis + size.memoryBytes > 0 ? size : undefined
}

const wrong = (
  input: ComparisonProblem['input'],
  what: string,
  remedy: string,
): ComparisonProblem => ({ input, where: 'the comparison', what, remedy })

const NO_PROBE = wrong('probe', 'This is no size of a pod.', 'Try 1 and 1Gi.')
