/**
 * Gives every node a block of pod addresses out of the cluster's range, and takes it back when the
 * node is gone. The next block is always the one after the last given, so that addresses are
 * reused as late as possible.
 *
 * Watches Nodes. Writes spec.podCIDR of Nodes.
 * Left out: IPv6 and second ranges, and ranges the Service network overlaps.
 * Source: Kubernetes v1.35 pkg/controller/nodeipam/ipam/range_allocator.go, cidrset
 */
import type { Node } from '../../api/core'
import { referenceTo } from '../clientGo/eventRecorder'
import { objectPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller, ControllerManagerConfig, Desk } from './controller'
import { NOTHING, type Plan, record, STRATEGIC, send } from './plan'

/** Source: cidrUpdateWorkers */
const WORKERS = 30

export interface NodeIpamMemory {
  /** The block of each node, by its number in the range. */
  readonly blocks: Map<string, number>
  readonly used: Set<number>
  next: number
}

export const nodeIpamController: Controller<NodeIpamMemory> = {
  name: 'node-ipam-controller',
  title: 'Node IPAM',
  serviceAccount: 'node-controller',
  eventSource: 'cidrAllocator',
  workers: WORKERS,
  informers: ['nodes'],
  createMemory: () => ({ blocks: new Map(), used: new Set(), next: 0 }),

  observe({ type, key, object }, desk) {
    const { podCIDR } = (object as Node).spec
    if (type === 'delete') release(key, desk.memory)
    else if (podCIDR !== undefined) occupy(key, podCIDR, desk)
    else if (!desk.memory.blocks.has(key)) desk.add(key)
  },

  reconcile(key, desk) {
    const node = getCached(desk.caches, 'nodes', key)
    if (node === undefined || node.spec.podCIDR !== undefined) return NOTHING
    const block = desk.memory.blocks.get(key) ?? allocate(key, desk)
    return block === undefined ? exhausted(node) : assign(node, formatBlock(block, desk.config))
  },
}

/** How many blocks the cluster's range has. */
const countBlocks = ({ clusterCIDR, nodeCIDRMaskSize }: ControllerManagerConfig): number =>
  2 ** (nodeCIDRMaskSize - parseCIDR(clusterCIDR).prefix)

function allocate(name: string, { memory, config }: Desk<NodeIpamMemory>): number | undefined {
  const count = countBlocks(config)
  for (let tried = 0; tried < count; tried++) {
    const block = (memory.next + tried) % count
    if (memory.used.has(block)) continue
    memory.next = (block + 1) % count
    memory.used.add(block)
    memory.blocks.set(name, block)
    return block
  }
  return undefined
}

/** A node that came with its block, or has just got it. */
function occupy(name: string, podCIDR: string, { memory, config }: Desk<NodeIpamMemory>): void {
  const block = blockOf(podCIDR, config)
  if (block === undefined || memory.blocks.get(name) === block) return
  release(name, memory)
  memory.used.add(block)
  memory.blocks.set(name, block)
}

function release(name: string, { blocks, used }: NodeIpamMemory): void {
  const block = blocks.get(name)
  if (block === undefined) return
  blocks.delete(name)
  used.delete(block)
}

function assign({ metadata }: Node, podCIDR: string): Plan {
  const path = objectPath('v1', 'nodes', '', metadata.name)
  const body = { spec: { podCIDR, podCIDRs: [podCIDR] } }
  return { steps: [send({ method: 'PATCH', path, headers: STRATEGIC, body })] }
}

function exhausted(node: Node): Plan {
  const { name } = node.metadata
  const event = record({
    regarding: referenceTo(node),
    type: 'Normal',
    reason: 'CIDRNotAvailable',
    message: `Node ${name} status is now: CIDRNotAvailable`,
  })
  const fail = `failed to allocate cidr from cluster cidr at idx:0: CIDR allocation failed; there are no remaining CIDRs left to allocate in the accepted range`
  return { steps: [event], fail }
}

function formatBlock(block: number, { clusterCIDR, nodeCIDRMaskSize }: ControllerManagerConfig) {
  const address = parseCIDR(clusterCIDR).address + block * 2 ** (32 - nodeCIDRMaskSize)
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256)
  return `${bytes.join('.')}/${nodeCIDRMaskSize}`
}

function blockOf(podCIDR: string, config: ControllerManagerConfig): number | undefined {
  const offset = parseCIDR(podCIDR).address - parseCIDR(config.clusterCIDR).address
  const block = Math.floor(offset / 2 ** (32 - config.nodeCIDRMaskSize))
  return block >= 0 && block < countBlocks(config) ? block : undefined
}

/** An IPv4 range as its first address, an unsigned 32-bit number, and the length of its prefix. */
function parseCIDR(cidr: string): { readonly address: number; readonly prefix: number } {
  const [text = '', prefix = '32'] = cidr.split('/')
  const address = text.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0)
  return { address, prefix: Number(prefix) }
}
