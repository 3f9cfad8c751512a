/** A simulated cluster under audit, and the hands that work on it. */

import type { JsonObject } from '../../../api/machinery/json'
import type { Engine, EngineOptions, HttpResponse } from '../../../engine/engine'
import { kubectl } from '../../../kubectl/kubectl'
import type { Connection } from '../../../kubectl/verb'
import { type AuditTrail, createAuditTrail, hear } from './auditTrail'
import type { RecordedNode, Recording } from './recording'

export type CreateEngine = (options: EngineOptions) => Engine

export interface Stage {
  readonly engine: Engine
  readonly trail: AuditTrail
  readonly namespace: string
}

const MILLI = 1_000
const SECOND = 1_000_000
/** The region of the recorded nodes. */
const REGION = { 'topology.kubernetes.io/region': 'r1' }
/** Nothing was written for this long: all is quiet. */
const QUIET_MICROS = 2 * SECOND
const LOOK_MICROS = SECOND / 10
/** Controllers that look around now and then have seen the new nodes by then. */
const SETTLE_SECONDS = 15
/** An answer that takes longer will not come. */
const ANSWER_MOST_MICROS = 60 * SECOND

/** A cluster with the recording's first nodes, up and quiet, and its namespace. */
export async function setStage(
  recording: Recording,
  create: CreateEngine,
  seed: number,
): Promise<Stage> {
  const { nodes, namespace } = recording.cluster
  const workers = nodes.filter((node) => node.comes === undefined).map(workerOf)
  // The recorded cluster had no cloud: its kubelets knew their zones.
  const engine = create({ seed, workers, content: 'empty', cloud: false })
  const trail = createAuditTrail()
  for (const { name } of workers) {
    const path = `/api/v1/nodes/${name}`
    const node = engine.read(path)
    if (node !== undefined) trail.known.set(path, node as JsonObject)
  }
  engine.audit((event) => hear(trail, event))
  const stage = { engine, trail, namespace }
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }
  await connectionOf(stage).send({ method: 'POST', path: '/api/v1/namespaces', body })
  waitSeconds(stage, SETTLE_SECONDS)
  waitForQuiet(stage, 30)
  return stage
}

export const workerOf = ({ name, cpu, memory, pods, zone }: RecordedNode) => ({
  name,
  cpu,
  memory,
  pods,
  zone,
  labels: REGION,
})

/** Runs a kubectl line and returns what it printed. */
export async function runKubectl(stage: Stage, line: string, stdin: string): Promise<string> {
  const [, drained] = /^kubectl drain (\S+)/.exec(line) ?? []
  // A drain takes several requests and waits between: the person's client has it as a command.
  if (drained !== undefined) stage.engine.command({ type: 'drainNode', name: drained })
  if (drained !== undefined) return ''
  const { output } = await kubectl(line, stdin, stage.namespace, connectionOf(stage))
  return output
}

export function waitSeconds({ engine }: Stage, seconds: number): void {
  engine.advance(engine.now() + Math.max(0, Math.round(seconds * SECOND)))
}

/**
 * Goes on until nobody wrote for a while and, if it is to be `settled`, nothing is under way; at
 * most so many seconds.
 */
export function waitForQuiet(
  stage: Stage,
  mostSeconds: number,
  until: 'settled' | 'silent' = 'settled',
): void {
  const { engine } = stage
  const most = engine.now() + mostSeconds * SECOND
  const least = engine.now() + QUIET_MICROS
  while (engine.now() < most) {
    engine.advance(engine.now() + LOOK_MICROS)
    const silent = engine.now() >= least && engine.now() - lastWriteAt(stage) >= QUIET_MICROS
    if (silent && (until === 'silent' || engine.settled())) return
  }
}

/** Goes on until `reached`, at most so many seconds. */
export function waitUntil({ engine }: Stage, mostSeconds: number, reached: () => boolean): void {
  const most = engine.now() + mostSeconds * SECOND
  while (engine.now() < most && !reached()) engine.advance(engine.now() + LOOK_MICROS)
}

function lastWriteAt({ trail }: Stage): number {
  const write = trail.exchanges.findLast(
    ({ request, path }) => request.method !== 'GET' && path.resource !== 'leases',
  )
  return write?.at ?? 0
}

export function connectionOf({ engine }: Stage): Connection {
  const answer = (id: number): HttpResponse => {
    const most = engine.now() + ANSWER_MOST_MICROS
    while (engine.now() < most) {
      engine.advance(engine.now() + MILLI)
      const found = engine.drain().responses.find((response) => response.id === id)
      if (found !== undefined) return found.response
    }
    throw new Error('the API server did not answer a client')
  }
  return {
    send: async (request) => answer(engine.request(request)),
    // The engine answers an apply with its results.
    apply: async (documents, namespace) =>
      answer(engine.apply(documents, namespace)).body as Awaited<ReturnType<Connection['apply']>>,
  }
}
