/** What the page draws of a runtime: read straight from its state. */
import type { Micros } from '../kernel/micros'
import { imageOfContainer } from './imageStore'
import { logUntil } from './log'
import { cpuAt, memoryAt, processName } from './process/process'
import { pullPercent } from './pulls'
import type { ContainerRecord, LogLine, RuntimeState } from './runtimeState'

/** A pull under way, 0 to 100. */
export interface PullingImage {
  readonly image: string
  readonly percent: number
}

/** Images being pulled now, longest first. */
export const pullingImages = (state: RuntimeState, now: Micros): PullingImage[] =>
  [...state.pulls.values()].map((pull) => ({
    image: pull.image,
    percent: pullPercent(pull, now),
  }))

/** Names of the images on the node's disk, without the pause image that is always there. */
export const imagesPresent = (state: RuntimeState): string[] =>
  [...state.images.images.values()].filter((image) => !image.pinned).flatMap((image) => image.tags)

/** A process that runs, and what it uses. */
export interface RunningProcess {
  readonly containerId: string
  /** namespace/name */
  readonly pod: string
  readonly container: string
  readonly name: string
  readonly memoryBytes: number
  readonly cpuMillis: number
  readonly startedAt: Micros
}

/** Every process that runs now, in the order of their pods. */
export function runningProcesses(state: RuntimeState, now: Micros): RunningProcess[] {
  const running: RunningProcess[] = []
  for (const pod of state.pods.values()) {
    for (const id of pod.containerIds) {
      const container = state.containers.get(id)
      const found =
        container && runningProcess(state, container, `${pod.namespace}/${pod.name}`, now)
      if (found !== undefined) running.push(found)
    }
  }
  return running
}

function runningProcess(
  state: RuntimeState,
  container: ContainerRecord,
  pod: string,
  now: Micros,
): RunningProcess | undefined {
  const { process, config, id, startedAt } = container
  const image = imageOfContainer(state, container)?.config
  if (process === undefined || image === undefined || startedAt > now) return undefined
  return {
    containerId: id,
    pod,
    container: config.name,
    name: processName(process, image, config),
    memoryBytes: memoryAt(process, now),
    cpuMillis: cpuAt(process, now),
    startedAt,
  }
}

/** The log of a container until now: at most LOG_LIMIT lines, oldest first. */
export function containerLog(
  state: RuntimeState,
  containerId: string,
  now: Micros,
): readonly LogLine[] {
  const container = state.containers.get(containerId)
  return container === undefined ? [] : logUntil(container, now)
}
