/** Answers the API server's questions about running containers: logs and exec. */
import type { Pod } from '../../api/core'
import { microTimeAt } from '../clientGo/wallClock'
import type { CriResult, ReadLogReply, ReadLogRequest } from '../cri/messages'
import type { Context } from '../kernel/actor'
import type { ActorId } from '../kernel/event'
import { callRuntime } from './criClient'
import { heldStatus, type KubeletState, type PodWorker } from './kubeletState'
import { logTarget } from './logTarget'
import type { ExecReply, ExecRequest, LogsReply, LogsRequest } from './messages'
import { bareId } from './refreshStatus'
import { newest } from './restart'

/** Answers with the log, or with why there is none. */
export function serveLogs(
  state: KubeletState,
  request: LogsRequest,
  context: Context,
  from: ActorId,
): void {
  const { id, container, previous, pod: name } = request
  const worker = findWorker(state, request)
  if (worker === undefined) {
    replyLogs(context, from, id, 404, `pod "${name}" cannot be found - no logs available`)
    return
  }
  const pod: Pod = { ...worker.pod, status: heldStatus(state, worker.pod) }
  const target = logTarget(pod, container, previous)
  if (target.type === 'problem') {
    replyLogs(context, from, id, 400, target.text)
    return
  }
  const number = state.nextVisitor++
  state.visitors.set(number, { from, id, timestamps: request.timestamps })
  const { tailLines } = request
  const read: ReadLogRequest = {
    type: 'runtime.readLog',
    id: number,
    containerId: bareId(target.containerID),
    ...(tailLines === undefined ? {} : { tailLines }),
  }
  context.send(state.config.runtime, read)
}

/** The lines have come: they go to who asked. */
export function takeLog(state: KubeletState, reply: ReadLogReply, context: Context): void {
  const visitor = state.visitors.get(reply.id)
  state.visitors.delete(reply.id)
  if (visitor === undefined) return
  const lines = reply.lines.map(({ at, text }) =>
    visitor.timestamps ? `${microTimeAt(at)} ${text}\n` : `${text}\n`,
  )
  replyLogs(context, visitor.from, visitor.id, 200, lines.join(''))
}

/** Runs a command in a running container. */
export function serveExec(
  state: KubeletState,
  request: ExecRequest,
  context: Context,
  from: ActorId,
): void {
  const { id, container, command } = request
  const worker = findWorker(state, request)
  const running = worker && newest(state.runtimePods.get(worker.uid), container)
  if (worker === undefined || running?.state !== 'RUNNING') {
    const output = `container not found ("${container}")`
    replyExec(context, from, id, { status: 404, exitCode: 1, output })
    return
  }
  const number = state.nextVisitor++
  state.visitors.set(number, { from, id, timestamps: false })
  const call = { method: 'ExecSync', containerId: running.id, command, timeoutSeconds: 0 } as const
  callRuntime(context, state.cri, call, { type: 'exec', visitor: number }, worker.key)
}

/** The command has ended: who asked hears how. */
export function takeExec(
  state: KubeletState,
  visitorId: number,
  result: CriResult,
  context: Context,
): void {
  const visitor = state.visitors.get(visitorId)
  state.visitors.delete(visitorId)
  if (visitor === undefined) return
  const { from, id } = visitor
  if (result.method === 'ExecSync') {
    const { exitCode, output } = result
    replyExec(context, from, id, { status: 200, exitCode, output })
  } else if (result.method === 'error') {
    replyExec(context, from, id, { status: 500, exitCode: 126, output: result.description })
  }
}

function replyLogs(context: Context, to: ActorId, id: number, status: number, body: string): void {
  const reply: LogsReply = { type: 'kubelet.logsReply', id, status, body }
  context.send(to, reply)
}

function replyExec(
  context: Context,
  to: ActorId,
  id: number,
  outcome: Pick<ExecReply, 'status' | 'exitCode' | 'output'>,
): void {
  const reply: ExecReply = { type: 'kubelet.execReply', id, ...outcome }
  context.send(to, reply)
}

function findWorker(
  state: KubeletState,
  { namespace, pod }: { readonly namespace: string; readonly pod: string },
): PodWorker | undefined {
  const key = `${namespace}/${pod}`
  // The last: one of the same name may still be ending.
  return [...state.workers.values()].findLast((worker) => worker.key === key)
}
