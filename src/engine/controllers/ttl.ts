/**
 * Tells each node's kubelet, by an annotation, how long it may keep Secrets and ConfigMaps before it
 * asks again: longer in larger clusters.
 *
 * Watches Nodes. Writes one annotation of Nodes.
 * Source: Kubernetes v1.35 pkg/controller/ttl/ttl_controller.go
 */
import { objectPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller, Desk } from './controller'
import { NOTHING, STRATEGIC, send } from './plan'

const TTL_ANNOTATION = 'node.alpha.kubernetes.io/ttl'

/** `--concurrent-…` has no flag here: upstream starts five workers. */
const WORKERS = 5

/** Steps with overlapping ends, so that a cluster at an edge does not swing. Source: ttlBoundaries */
const STEPS = [
  { sizeMin: 0, sizeMax: 100, seconds: 0 },
  { sizeMin: 90, sizeMax: 500, seconds: 15 },
  { sizeMin: 450, sizeMax: 1000, seconds: 30 },
  { sizeMin: 900, sizeMax: 2000, seconds: 60 },
  { sizeMin: 1800, sizeMax: Number.MAX_SAFE_INTEGER, seconds: 300 },
]

export interface TTLMemory {
  nodes: number
  step: number
}

export const ttlController: Controller<TTLMemory> = {
  name: 'ttl-controller',
  title: 'TTL',
  serviceAccount: 'ttl-controller',
  eventSource: 'ttl-controller',
  workers: WORKERS,
  informers: ['nodes'],
  createMemory: () => ({ nodes: 0, step: 0 }),

  observe({ type, key }, { memory, add }) {
    if (type === 'add') memory.nodes++
    else if (type === 'delete') memory.nodes--
    climb(memory)
    if (type !== 'delete') add(key)
  },

  reconcile(key, desk) {
    const node = getCached(desk.caches, 'nodes', key)
    const wanted = String(STEPS[desk.memory.step]?.seconds ?? 0)
    if (node === undefined || node.metadata.annotations?.[TTL_ANNOTATION] === wanted) return NOTHING
    const body = { metadata: { annotations: { [TTL_ANNOTATION]: wanted } } }
    const path = objectPath('v1', 'nodes', '', node.metadata.name)
    return { steps: [send({ method: 'PATCH', path, headers: STRATEGIC, body })] }
  },
}

function climb(memory: Desk<TTLMemory>['memory']): void {
  const { sizeMin = 0, sizeMax = 0 } = STEPS[memory.step] ?? {}
  if (memory.nodes > sizeMax) memory.step++
  else if (memory.nodes < sizeMin) memory.step--
}
