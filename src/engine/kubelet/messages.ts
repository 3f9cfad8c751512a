/**
 * What a kubelet serves at its port 10250, for the API server to pass on: a container's log, and a
 * command run in it. Everything else a kubelet hears comes by its watches.
 * Source: Kubernetes v1.35 pkg/kubelet/server/server.go (containerLogs, exec)
 */
import type { Message } from '../kernel/event'

/** GET /containerLogs/<namespace>/<pod>/<container> */
export interface LogsRequest extends Message {
  readonly type: 'kubelet.logs'
  /** The sender's own number; the answer carries it back. */
  readonly id: number
  readonly namespace: string
  readonly pod: string
  readonly container: string
  /** The log of the life before the current one. */
  readonly previous: boolean
  /** The last so many lines only. */
  readonly tailLines?: number
  readonly timestamps: boolean
}

/** The log, or why there is none. */
export interface LogsReply extends Message {
  readonly type: 'kubelet.logsReply'
  readonly id: number
  /** 200, 400 where there is nothing to read yet, 404 for a pod that is not here. */
  readonly status: number
  /** The lines, each with its newline; or why there are none. */
  readonly body: string
}

/** POST /exec/<namespace>/<pod>/<container>: without a terminal, as one question and answer. */
export interface ExecRequest extends Message {
  readonly type: 'kubelet.exec'
  readonly id: number
  readonly namespace: string
  readonly pod: string
  readonly container: string
  readonly command: readonly string[]
}

/** How the command ended. */
export interface ExecReply extends Message {
  readonly type: 'kubelet.execReply'
  readonly id: number
  readonly status: number
  readonly exitCode: number
  /** What the command wrote; or why it could not be run. */
  readonly output: string
}
