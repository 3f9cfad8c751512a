/** The scripts of a pod: where its containers share a volume, one may wait for what another writes. */
import type { Micros } from '../kernel/micros'
import { sharesFiles } from './files/fileSystem'
import { appendLog } from './log'
import type { ContainerRecord, RuntimeState } from './runtimeState'
import type { Shell } from './shell/shell'
import { advanceTogether, type Script } from './shell/together'

/** Steps all scripts of a pod may take to come up to now. */
const STEPS_MOST = 40_000

/** Other containers of the pod with a script that may read or write the same files. */
export function peersOf(state: RuntimeState, container: ContainerRecord): ContainerRecord[] {
  const pod = state.pods.get(container.podUid)
  if (pod?.volumes === undefined || !shares(container)) return []
  return pod.containerIds.flatMap((id) => {
    const other = state.containers.get(id)
    return other !== undefined && other !== container && shares(other) && runningScript(other)
      ? [other]
      : []
  })
}

/** The scripts of these containers that run. */
export const scriptsOf = (containers: readonly ContainerRecord[]): Shell[] =>
  containers.flatMap((container) => runningScript(container) ?? [])

/** Brings the scripts of these containers up to an instant, each seeing what the others wrote. */
export function advanceAll(containers: readonly ContainerRecord[], now: Micros): void {
  const scripts = containers.flatMap((container): Script[] => {
    const shell = runningScript(container)
    if (shell === undefined) return []
    return [{ shell, emit: (at, line) => appendLog(container.log, at, line) }]
  })
  if (scripts.length > 1) advanceTogether(scripts, now, STEPS_MOST)
}

const shares = ({ files }: ContainerRecord): boolean => files !== undefined && sharesFiles(files)

const runningScript = ({ process }: ContainerRecord): Shell | undefined =>
  process?.program === undefined && process?.shell?.fate.type === 'running'
    ? process.shell
    : undefined
