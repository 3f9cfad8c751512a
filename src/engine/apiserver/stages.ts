/**
 * How long a request is in each stage of the chain, for those who watch it pass. All stages run in
 * one event; their durations add up to when the request leaves for etcd, or its answer for the
 * client.
 */
import type { Status } from '../../api/meta'
import type { Micros } from '../kernel/micros'
import type { Call } from './call'
import type { RequestStage, StageNote } from './messages'
import type { Server } from './serverState'

/** [model] What each stage costs a write on an idle server: together a third of a millisecond. */
const STAGE_MICROS: Readonly<Record<RequestStage, Micros>> = {
  authentication: 20,
  authorization: 25,
  mutatingAdmission: 80,
  validation: 60,
  validatingAdmission: 60,
  storage: 70,
}

/**
 * Notes that a request passes a stage, and moves its clock. `plugins` are the admission plugins
 * that changed or refused it.
 */
export function passStage(
  { context }: Server,
  call: Call,
  stage: RequestStage,
  plugins: readonly string[] = NONE,
  refused?: Status,
): void {
  call.readyAt = Math.max(call.readyAt, context.now) + STAGE_MICROS[stage]
  const passed: StageNote = {
    type: 'apiserver.stage',
    client: call.client,
    request: call.request.id,
    stage,
    until: call.readyAt,
  }
  if (plugins.length === 0 && refused === undefined) {
    context.note(passed)
    return
  }
  const note: StageNote = {
    ...passed,
    ...(plugins.length > 0 && { plugin: plugins.join(', ') }),
    ...(refused?.message !== undefined && { refused: refused.message }),
  }
  context.note(note)
}

const NONE: readonly string[] = Object.freeze([])

/** How long from now until the stages passed are done. */
export const remainingMicros = ({ context }: Server, call: Call): Micros =>
  Math.max(0, call.readyAt - context.now)
