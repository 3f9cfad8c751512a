/** What a recording puts in round brackets: what happens to a cluster that is no kubectl line. */
import type { Node } from '../../../api/core'
import type { Command } from '../../../engine/commands/command'
import type { HttpRequest } from '../../../engine/engine'
import { timeAt } from '../../../engine/index'
import type { Naming } from './naming'
import { readinessPatch } from './readiness'
import type { Recording } from './recording'
import { connectionOf, type Stage, waitUntil, workerOf } from './stage'

/** A machine boots in a minute at most. */
const BOOT_MOST_SECONDS = 120

/** Makes it happen. Returns what went wrong, in words. */
export async function happen(
  stage: Stage,
  recording: Recording,
  run: string,
  naming: Naming,
): Promise<string | undefined> {
  const word = kubeletsWord(stage, run, naming)
  if (word !== undefined) {
    const { status } = await connectionOf(stage).send(word)
    return status < 400 ? undefined : `the kubelet was answered ${status}`
  }
  const command = commandFor(run, recording)
  if (command === undefined) return 'cannot be done here'
  const problem = stage.engine.command(command)
  if (problem !== undefined) return problem.what
  return command.type === 'addWorker' ? joined(stage, command.name) : undefined
}

/**
 * What happens is that a kubelet joins: the rhythm (rule 1) goes on when its node is ready. Before
 * that a machine boots, which the recorded cluster did not have to wait for.
 */
function joined(stage: Stage, name = ''): string | undefined {
  const isReady = (): boolean => {
    // What the engine reads at a node's path is a node.
    const node = stage.engine.read(`/api/v1/nodes/${name}`) as Node | undefined
    const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready')
    return ready?.status === 'True'
  }
  waitUntil(stage, BOOT_MOST_SECONDS, isReady)
  return isReady() ? undefined : 'the node did not join'
}

function commandFor(run: string, { cluster }: Recording): Command | undefined {
  const [, joining] = /^\(a kubelet joins: ([^,)]+)/.exec(run) ?? []
  const node = cluster.nodes.find(({ name }) => name === joining)
  if (node !== undefined) return { type: 'addWorker', ...workerOf(node) }
  const [, silent] = /^\((\S+) loses power\)/.exec(run) ?? []
  if (silent !== undefined) return { type: 'powerCutNode', name: silent }
  const [, back] = /^\((\S+) is back\)/.exec(run) ?? []
  return back === undefined ? undefined : { type: 'restoreNode', name: back }
}

function kubeletsWord(stage: Stage, run: string, naming: Naming): HttpRequest | undefined {
  const [, pod, verdict] = /^\(the kubelet finds (\S+) (not ready|ready)/.exec(run) ?? []
  if (pod === undefined) return undefined
  const path = `/api/v1/namespaces/${stage.namespace}/pods/${realName(pod, naming)}`
  const now = timeAt(stage.engine.now())
  return readinessPatch(path, stage.engine.read(path), verdict === 'ready', now)
}

function realName(placeholder: string, { names }: Naming): string {
  for (const [name, given] of names) if (given === placeholder) return name
  return placeholder
}
