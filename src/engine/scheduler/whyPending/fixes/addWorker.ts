import type { Node } from '../../../../api/core'
import type { StringMap } from '../../../../api/meta'
import { amountOf } from '../../cache/resourceSum'
import { nodeOrder } from '../../cache/schedulerCache'
import type { AddWorkerStep } from '../pendingReport'
import type { Candidate, Fixer, Trouble } from '../trouble'
import { volumeLabels } from '../volumeLabels'
import { wishedLabels } from '../wishedLabels'

const ZONE = 'topology.kubernetes.io/zone'
const HOSTNAME = 'kubernetes.io/hostname'
const GIBIBYTE = 2 ** 30
/** What a kubelet keeps back of its machine's memory: 100 Mi. */
const RESERVED_BYTES = 100 * 2 ** 20
const PODS = '110'

/** Machines as clouds sell them: cores, and twice as many gibibytes. */
const SIZES = [4, 8, 16, 32, 64, 128]

/** Another worker, large enough and with the labels that are asked for. */
export const addWorker: Fixer = (trouble) => {
  const { scalarResources } = trouble.info.requests
  const [size] = SIZES.filter((cores) => isLargeEnough(trouble, cores))
  // No machine comes with extended resources, and a pod that is held back needs no machine.
  if (size === undefined || scalarResources.size > 0 || trouble.framework === undefined) return []
  if ((trouble.pod.spec.schedulingGates ?? []).length > 0) return []
  return [withWorker(trouble, size)]
}

function isLargeEnough({ info: { requests } }: Trouble, cores: number): boolean {
  const memory = cores * 2 * GIBIBYTE - RESERVED_BYTES
  return amountOf(requests, 'cpu') <= cores * 1000 && amountOf(requests, 'memory') <= memory
}

function withWorker(trouble: Trouble, cores: number): Candidate {
  const { pod, cluster } = trouble
  const nodes = nodeOrder(cluster.cache).map(({ node }) => node)
  const wished = { ...volumeLabels(trouble), ...wishedLabels(pod) }
  const command = order(nodes, wished, cores)
  const { name, cpu, memory, zone } = command
  return {
    id: 'worker',
    change: {
      type: 'addWorker',
      cpu,
      memory: memory.replace('Gi', ' Gi'),
      zone,
      labels: labelsText(command.labels),
    },
    supposition: { nodes: [machine(command, nodes[0])] },
    steps: [{ command }],
    undo: [{ command: { type: 'removeWorker', name } }],
  }
}

function order(nodes: readonly Node[], wished: StringMap, cores: number): AddWorkerStep {
  const { [ZONE]: wishedZone, ...labels } = wished
  return {
    type: 'addWorker',
    name: freeName(nodes),
    cpu: String(cores),
    memory: `${cores * 2}Gi`,
    zone: wishedZone ?? emptiestZone(nodes),
    labels,
  }
}

const labelsText = (labels: StringMap): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')

function freeName(nodes: readonly Node[]): string {
  const taken = new Set(nodes.map(({ metadata }) => metadata.name))
  let number = 1
  while (taken.has(`worker-${number}`)) number++
  return `worker-${number}`
}

/** The zone with the fewest workers, of those there are. */
function emptiestZone(nodes: readonly Node[]): string {
  const counts = new Map<string, number>()
  for (const { metadata } of nodes) {
    const zone = metadata.labels?.[ZONE]
    if (zone !== undefined) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  }
  const [first] = [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
  return first?.[0] ?? 'a'
}

/** The Node that the machine becomes: as one there is, but empty. */
function machine({ name, cpu, memory, zone, labels }: AddWorkerStep, like: Node | undefined): Node {
  const bytes = Number.parseInt(memory, 10) * GIBIBYTE - RESERVED_BYTES
  const ephemeral = like?.status?.allocatable?.['ephemeral-storage'] ?? '0'
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: name,
      resourceVersion: '',
      creationTimestamp: '',
      labels: {
        ...standardLabels(like),
        ...labels,
        [HOSTNAME]: name,
        [ZONE]: zone,
      },
    },
    spec: {},
    status: {
      allocatable: { cpu, memory: String(bytes), pods: PODS, 'ephemeral-storage': ephemeral },
    },
  }
}

/** Labels every machine of this cloud has: those of Kubernetes, not those somebody put on one. */
function standardLabels(like: Node | undefined): StringMap {
  const own = Object.entries(like?.metadata.labels ?? {})
  return Object.fromEntries(own.filter(([key]) => /^([a-z.]+\.)?kubernetes\.io\//.test(key)))
}
