import type { Micros } from '../kernel/micros'
import type { ContainerRecord, LogLine } from './runtimeState'

/** How many lines a container's log keeps; a real one keeps 10 MiB. */
export const LOG_LIMIT = 200

/** Adds a line; the oldest goes when there are too many. */
export function appendLog(log: LogLine[], at: Micros, text: string): void {
  log.push({ at, text })
  if (log.length > LOG_LIMIT) log.shift()
}

/** What has been written until an instant, oldest first. */
export function logUntil(container: ContainerRecord, at: Micros): readonly LogLine[] {
  const last = container.state === 'EXITED' ? Math.min(at, container.finishedAt) : at
  return container.log.filter((line) => line.at <= last).sort((a, b) => a.at - b.at)
}

const MESSAGE_LINES = 80
const MESSAGE_BYTES = 2048

/** The end of the log, as terminationMessagePolicy FallbackToLogsOnError takes it. */
export function lastLines(container: ContainerRecord): string {
  const lines = logUntil(container, container.finishedAt).slice(-MESSAGE_LINES)
  return lines
    .map((line) => `${line.text}\n`)
    .join('')
    .slice(-MESSAGE_BYTES)
}
