/**
 * Heap a pod costs beyond the API objects that describe it: all caches, queues and processes.
 * What a cluster keeps however many pods it has must not count. So the image is on every node
 * first, one Deployment fills the trace and the watch caches, and a second, just as big and made
 * at the same pace, is what is measured. Both times the cluster rests until etcd's compaction has
 * come round twice and forgotten how the pods came to be.
 */
import type { Engine } from '../../../engine/engine'
import { deploy, emptyCluster, WORKERS } from './bigDeployment'
import { heapAfterCollecting } from './heap'
import { type Benchmark, median, rounded } from './row'

const RUNS = 3
/** As many as fill the windows of the watch caches: 6,400 events of pods, and of Events. */
const PODS = 1500
/** Enough for one on each node. */
const FIRST_PODS = 2 * WORKERS

const SECOND = 1_000_000
/** Two compactions, five minutes apart. */
const REST = 620 * SECOND
/** The first time until the nodes' beginnings have left the watch caches too. */
const LONG_REST = 1500 * SECOND

function run(): number {
  const engine = emptyCluster()
  deploy(engine, FIRST_PODS, 'image')
  deploy(engine, PODS, 'first')
  rest(engine, LONG_REST)
  const before = heapAfterCollecting()
  deploy(engine, PODS)
  rest(engine, REST)
  const grown = heapAfterCollecting() - before
  const objects = bytesOfObjects(engine) / (FIRST_PODS + 2 * PODS)
  return (grown / PODS - objects) / 1024
}

/** In steps, as a host would. */
function rest(engine: Engine, micros: number): void {
  const end = engine.now() + micros
  while (engine.now() < end) engine.advance(engine.now() + SECOND)
}

/** What the pods and their Events weigh by themselves: a copy of each, weighed. */
function bytesOfObjects(engine: Engine): number {
  const lists = ['/api/v1/pods', '/api/v1/events'].map((path) => engine.read(path))
  const before = heapAfterCollecting()
  const seen = new Map<unknown, unknown>()
  const copies = copyOf(lists, seen)
  seen.clear()
  const weight = heapAfterCollecting() - before
  return copies === lists ? 0 : weight
}

/**
 * Each object and each distinct string anew, once: parts that pods share stay shared. It is the
 * least they can weigh, and less than structuredClone makes of them, which writes every string as
 * often as it is named. So what the simulation keeps twice counts against it.
 */
function copyOf(value: unknown, seen: Map<unknown, unknown>): unknown {
  const isText = typeof value === 'string'
  if (!isText && (typeof value !== 'object' || value === null)) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  const copy = isText ? Buffer.from(value).toString() : copyOfObject(value, seen)
  seen.set(value, copy)
  return copy
}

function copyOfObject(value: object, seen: Map<unknown, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => copyOf(item, seen))
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) copy[key] = copyOf(item, seen)
  return copy
}

export const heapPerPod: Benchmark = {
  name: 'heap-per-pod',
  unit: 'KB',
  goal: 6,
  better: 'less',
  measure: () => rounded(median(Array.from({ length: RUNS }, run))),
}
