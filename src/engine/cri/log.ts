import type { Micros } from '../kernel/micros'
import type { Program } from '../outside/registryMessages'
import type { ContainerRecord, LogLine, LogPart } from './runtimeState'

/** How many lines a container's log keeps; a real one keeps 10 MiB. */
export const LOG_LIMIT = 200

/** Adds a line; the oldest goes when there are too many. */
export function appendLog(log: LogPart[], at: Micros, text: string): void {
  log.push({ at, text })
  if (log.length > LOG_LIMIT) log.shift()
}

/** Adds what a program that starts at `at` will say by itself. Most logs are never longer. */
export function appendProgram(container: ContainerRecord, at: Micros, { lines }: Program): void {
  if (lines.length > 0) container.log = container.log.concat({ at, text: undefined, lines })
}

/** What has been written until an instant, oldest first. */
export function logUntil(container: ContainerRecord, at: Micros): readonly LogLine[] {
  const last = container.state === 'EXITED' ? Math.min(at, container.finishedAt) : at
  const written = container.log.flatMap(linesOf).slice(-LOG_LIMIT)
  return written.filter((line) => line.at <= last).sort((a, b) => a.at - b.at)
}

const linesOf = (part: LogPart): readonly LogLine[] =>
  part.text === undefined
    ? part.lines.map(({ afterMicros, line }) => ({ at: part.at + afterMicros, text: line }))
    : [part]

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
