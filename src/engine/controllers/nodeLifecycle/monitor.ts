/**
 * The round over all nodes: greets new ones, says goodbye to old ones, looks for heartbeats that
 * stopped, and weighs how the zones are doing.
 * Source: Kubernetes v1.35 pkg/controller/nodelifecycle (monitorNodeHealth)
 */
import type { Node } from '../../../api/core'
import type { ConditionStatus } from '../../../api/meta'
import type { EventToRecord } from '../../clientGo/eventRecorder'
import { seconds } from '../../kernel/micros'
import { listCached } from '../caches'
import { type Plan, record, type Step } from '../plan'
import { isSilent, observeHealth, readyCondition } from './health'
import { type NodeDesk, scheduleTurns } from './memory'
import { hasTaint, noExecuteChange } from './taints'
import {
  countsForZone,
  createZone,
  dropNode,
  enqueueNode,
  evictionRate,
  setRate,
  type Zone,
  type ZoneState,
  zoneOf,
  zoneStateOf,
} from './zones'

/** `--node-monitor-period` */
const MONITOR_PERIOD = seconds(5)

export function monitor(desk: NodeDesk): Plan {
  const nodes = [...listCached(desk.caches, 'nodes')]
  const steps = [...greet(nodes, desk), ...sayGoodbye(nodes, desk)]
  const readiness = new Map<string, ConditionStatus[]>()
  for (const node of nodes) {
    const ready = look(node, desk)
    if (!countsForZone(node)) continue
    const zone = zoneOf(node)
    const states = readiness.get(zone)
    if (states === undefined) readiness.set(zone, [ready ?? 'Unknown'])
    else states.push(ready ?? 'Unknown')
  }
  handleDisruption(readiness, nodes, desk)
  return { steps, requeueAfter: MONITOR_PERIOD }
}

function greet(nodes: readonly Node[], { memory, now }: NodeDesk): Step[] {
  const steps: Step[] = []
  for (const node of nodes) {
    const { name, uid } = node.metadata
    const zone = zoneOf(node)
    if (!memory.zones.has(zone)) memory.zones.set(zone, createZone(now))
    if (memory.known.has(name)) continue
    memory.known.set(name, uid)
    const message = `Node ${name} event: Registered Node ${name} in Controller`
    steps.push(record(nodeEvent(name, uid, 'RegisteredNode', message)))
  }
  return steps
}

function sayGoodbye(nodes: readonly Node[], { memory }: NodeDesk): Step[] {
  if (memory.known.size === nodes.length) return []
  const there = new Set(nodes.map(({ metadata }) => metadata.name))
  const steps: Step[] = []
  for (const [name, uid] of memory.known) {
    if (there.has(name)) continue
    memory.known.delete(name)
    memory.healths.delete(name)
    for (const zone of memory.zones.values()) dropNode(zone, name)
    const message = `Node ${name} event: Removing Node ${name} from Controller`
    steps.push(record(nodeEvent(name, uid, 'RemovingNode', message)))
  }
  return steps
}

export const nodeEvent = (
  name: string,
  uid: string,
  reason: string,
  message: string,
): EventToRecord => ({
  regarding: { kind: 'Node', apiVersion: 'v1', name, uid },
  type: 'Normal',
  reason,
  message,
})

/** One node; what it needs is put into the queue. Returns the state it is in, or will be. */
function look(node: Node, desk: NodeDesk): ConditionStatus | undefined {
  const { memory, caches, now, add } = desk
  const { name } = node.metadata
  const health = observeHealth(memory.healths, node, caches, now)
  const ready = readyCondition(node)?.status
  if (isSilent(health, now) && ready !== 'Unknown') {
    // Its taint and its pods are seen to once the API server knows.
    add(`health ${name}`)
    return 'Unknown'
  }
  if (ready === undefined) return undefined
  if (memory.retry.has(name)) {
    if (ready === 'True') memory.retry.delete(name)
    else add(`pods ${name}`)
  }
  adjustTaints(node, ready, desk)
  return ready
}

function adjustTaints(node: Node, ready: ConditionStatus, desk: NodeDesk): void {
  const { name } = node.metadata
  const zone = desk.memory.zones.get(zoneOf(node))
  const { remove } = noExecuteChange(ready)
  const wrong = remove.some((taint) => hasTaint(node, taint))
  if (ready === 'True') {
    if (wrong) desk.add(`reachable ${name}`)
    if (zone !== undefined) dropNode(zone, name)
    // A node that has the opposite taint already had its turn.
  } else if (wrong) desk.add(`swap ${name}`)
  else markForTainting(node, ready, desk)
}

/** Puts a node in line for its NoExecute taint. Source: markNodeForTainting */
export function markForTainting(node: Node, ready: ConditionStatus, desk: NodeDesk): void {
  const zone = desk.memory.zones.get(zoneOf(node))
  const [taint] = noExecuteChange(ready).add
  if (zone === undefined || taint === undefined || hasTaint(node, taint)) return
  const { name } = node.metadata
  if (!zone.waiting.includes(name)) dropNode(zone, name)
  enqueueNode(zone, name)
  scheduleTurns(desk, 0)
}

/**
 * Zones that are in trouble get taints slower, or not at all; when all of them are down it is the
 * control plane that lost its network, and nothing is driven off anywhere.
 */
function handleDisruption(
  readiness: ReadonlyMap<string, readonly ConditionStatus[]>,
  nodes: readonly Node[],
  desk: NodeDesk,
): void {
  const { memory, now } = desk
  for (const name of memory.zones.keys()) if (!readiness.has(name)) memory.zones.delete(name)
  const zones = [...memory.zones]
  const states = new Map([...readiness].map(([name, ready]) => [name, zoneStateOf(ready)]))
  const isDown = (state: ZoneState): boolean => state === 'FullDisruption'
  const allDown = [...states.values()].every(isDown)
  const wereDown = zones.every(([, { state }]) => isDown(state))
  if (allDown && wereDown) return
  if (allDown) {
    for (const { metadata } of nodes) desk.add(`reachable ${metadata.name}`)
    for (const [, zone] of zones) enter(zone, 'FullDisruption', 0, desk)
    return
  }
  // The first sight of daylight: nobody was heard of meanwhile, so everybody's time starts anew.
  if (wereDown) for (const health of memory.healths.values()) health.probedAt = now
  for (const [name, zone] of zones) {
    const state = states.get(name) ?? 'Normal'
    if (!wereDown && zone.state === state) continue
    enter(zone, state, evictionRate(state, readiness.get(name)?.length ?? 0), desk)
  }
}

function enter(zone: Zone, state: ZoneState, rate: number, desk: NodeDesk): void {
  zone.state = state
  setRate(zone, rate, desk.now)
  if (zone.waiting.length > 0) scheduleTurns(desk, 0)
}
