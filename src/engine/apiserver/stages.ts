/**
 * How long a request is in each stage of the chain, for those who watch it pass. All stages run in
 * one event; their durations add up to when the request leaves for etcd, or its answer for the
 * client.
 */
import type { Status } from '../../api/meta'
import type { Micros } from '../kernel/micros'
import type { Call } from './call'
import type { PassedStage, RequestStage, StagesNote } from './messages'
import type { Server } from './serverState'

/** [model] What each stage costs a write of a pod on an idle server, all together a third of a millisecond. */
const STAGE_MICROS: Readonly<Record<RequestStage, Micros>> = {
  authentication: 20,
  authorization: 25,
  mutatingAdmission: 80,
  validation: 60,
  validatingAdmission: 60,
  storage: 70,
}

/**
 * A request passes a stage, which moves its clock. `plugins` are the admission plugins that
 * changed or refused it.
 */
export function passStage(
  { context }: Server,
  call: Call,
  stage: RequestStage,
  plugins: readonly string[] = NONE,
  refused?: Status,
): void {
  const until = Math.max(call.readyAt, context.now) + STAGE_MICROS[stage]
  call.readyAt = until
  if (plugins.length === 0 && refused === undefined) {
    call.passed.push({ stage, until })
    return
  }
  const passed: PassedStage = {
    stage,
    until,
    ...(plugins.length > 0 && { plugin: plugins.join(', ') }),
    ...(refused?.message !== undefined && { refused: refused.message }),
  }
  call.passed.push(passed)
}

const NONE: readonly string[] = Object.freeze([])

/** Tells of the stages passed since this was last asked: all that pass in one event in one note. */
export function noteStages({ context }: Server, call: Call): void {
  if (call.passed.length === 0) return
  const note: StagesNote = {
    type: 'apiserver.stages',
    client: call.client,
    request: call.request.id,
    stages: call.passed,
  }
  call.passed = []
  context.note(note)
}

/** A request leaves for etcd, or its answer for the client: how long from now, after its stages. */
export function leaveAfter(server: Server, call: Call): Micros {
  noteStages(server, call)
  return Math.max(0, call.readyAt - server.context.now)
}
