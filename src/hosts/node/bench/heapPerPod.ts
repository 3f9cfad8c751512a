/** Heap a pod costs beyond the API objects that describe it: all caches, queues and processes. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Engine } from '../../../engine/engine'
import { deploy, emptyCluster } from './bigDeployment'
import { type Benchmark, rounded } from './row'

const PODS = 1000

function measure(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const engine = emptyCluster()
  deploy(engine, 1, 'first')
  const before = heapAfter(collect)
  deploy(engine, PODS)
  const grown = heapAfter(collect) - before
  const objects = bytesOfObjects(engine, collect)
  return rounded((grown - objects) / PODS / 1024)
}

function heapAfter(collect: () => void): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

/** What the pods and their Events weigh by themselves: a copy of each, weighed. */
function bytesOfObjects(engine: Engine, collect: () => void): number {
  const paths = ['/api/v1/pods', '/api/v1/events']
  const before = heapAfter(collect)
  const copies = paths.map((path) => structuredClone(engine.read(path)))
  const weight = heapAfter(collect) - before
  return copies.length > 0 ? weight : 0
}

export const heapPerPod: Benchmark = {
  name: 'heap-per-pod',
  unit: 'KB',
  goal: 6,
  better: 'less',
  measure,
}
