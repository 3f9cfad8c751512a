/**
 * What a probe's outcome means, and how the kubelet words it.
 * Source: Kubernetes v1.35 pkg/probe/{http,tcp,exec,grpc}, pkg/kubelet/prober/prober.go
 */
import { goQuote } from '../../../api/machinery/goFormat'
import type { ProbeAction, ProbeOutcome } from '../../cri/messages'
import type { ProbeResult } from './probeWorker'

/** What a probe says. */
export interface ProbeVerdict {
  readonly result: ProbeResult
  readonly text: string
  /** The probe itself went wrong: its result counts for nothing. */
  readonly errored?: true
}

const MOST_OUTPUT = 10_240
const success = (text = ''): ProbeVerdict => ({ result: 'Success', text })
const failure = (text: string): ProbeVerdict => ({ result: 'Failure', text })
const errored = (text: string): ProbeVerdict => ({ result: 'Unknown', text, errored: true })

/** Reads an outcome. */
export function judge(
  action: ProbeAction,
  outcome: ProbeOutcome,
  timeoutSeconds: number,
): ProbeVerdict {
  switch (action.type) {
    case 'httpGet':
      return judgeHttp(action, outcome)
    case 'tcpSocket':
      return judgeTcp(action, outcome)
    case 'grpc':
      return judgeGrpc(action, outcome, timeoutSeconds)
    case 'exec':
      return judgeExec(action.command, outcome, timeoutSeconds)
  }
}

function judgeHttp(
  action: ProbeAction & { readonly type: 'httpGet' },
  outcome: ProbeOutcome,
): ProbeVerdict {
  const { scheme, host, port, path } = action
  const url = `Get "${scheme.toLowerCase()}://${host}:${port}${path}"`
  if (outcome.type === 'http') {
    const passed = outcome.status >= 200 && outcome.status < 400
    return passed
      ? success(outcome.body)
      : failure(`HTTP probe failed with statuscode: ${outcome.status}`)
  }
  if (outcome.type === 'timedOut') {
    return failure(
      `${url}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    )
  }
  if (outcome.type === 'malformed') {
    return failure(
      `${url}: net/http: HTTP/1.x transport connection broken: malformed HTTP response "-ERR"`,
    )
  }
  return failure(`${url}: dial tcp ${host}:${port}: connect: connection refused`)
}

function judgeTcp(
  action: ProbeAction & { readonly type: 'tcpSocket' | 'grpc' },
  outcome: ProbeOutcome,
): ProbeVerdict {
  if (outcome.type === 'connected') return success()
  const address = `${action.host}:${action.port}`
  if (outcome.type === 'timedOut') return failure(`dial tcp ${address}: i/o timeout`)
  return failure(`dial tcp ${address}: connect: connection refused`)
}

function judgeGrpc(
  action: ProbeAction & { readonly type: 'tcpSocket' | 'grpc' },
  outcome: ProbeOutcome,
  timeoutSeconds: number,
): ProbeVerdict {
  if (outcome.type === 'connected') return success('service healthy')
  return failure(
    `timeout: failed to connect service "${action.host}:${action.port}" within ${timeoutSeconds}s: ` +
      'context deadline exceeded',
  )
}

function judgeExec(
  command: readonly string[],
  outcome: ProbeOutcome,
  timeoutSeconds: number,
): ProbeVerdict {
  if (outcome.type === 'exec') {
    const output = outcome.output.slice(0, MOST_OUTPUT)
    return outcome.exitCode === 0 ? success(output) : failure(output)
  }
  if (outcome.type === 'timedOut') {
    const line = goQuote(command.join(' '))
    return failure(`command timed out: ${line} timed out after ${timeoutSeconds}s`)
  }
  if (outcome.type === 'execError') {
    return errored(
      `rpc error: code = Unknown desc = failed to exec in container: ${outcome.message}`,
    )
  }
  return errored('rpc error: code = NotFound desc = container is not created or running')
}
