/** What an operator does to a process: end it, or make it answer everybody badly. */
import { readObject } from '../apiserver/readObject'
import type { ApiServerState } from '../apiserver/serverState'
import { API_SERVER, runtimeOf } from '../cluster/actors'
import type { CrashContainer, SetContainerHealth } from '../cri/messages'
import { post } from '../kernel/kernel'
import type { Problem } from './command'
import type { Handler, Operator } from './handler'

export const crashContainer: Handler<'crashContainer'> = (command, operator) => {
  const node = nodeOf(command.namespace, command.pod, operator)
  if (node === undefined) return notRunning(command.pod)
  const { namespace, pod, container, exitCode } = command
  const message: CrashContainer = { type: 'runtime.crash', namespace, pod, container, exitCode }
  post(operator.kernel, runtimeOf(node), message)
  return undefined
}

export const setHealth: Handler<'setHealth'> = (command, operator) => {
  const node = nodeOf(command.namespace, command.pod, operator)
  if (node === undefined) return notRunning(command.pod)
  const { namespace, pod, container, healthy } = command
  const message: SetContainerHealth = { type: 'runtime.health', namespace, pod, container, healthy }
  post(operator.kernel, runtimeOf(node), message)
  return undefined
}

function nodeOf(namespace: string, pod: string, { kernel }: Operator): string | undefined {
  const server = kernel.state.actors.get(API_SERVER)?.state as ApiServerState | undefined
  if (server === undefined) return undefined
  const object = readObject(server, `/api/v1/namespaces/${namespace}/pods/${pod}`)
  const { spec } = (object ?? {}) as { readonly spec?: { readonly nodeName?: string } }
  return spec?.nodeName
}

const notRunning = (pod: string): Problem => ({
  where: pod,
  what: `${pod} runs on no node.`,
  remedy: 'Choose a pod that runs.',
})
