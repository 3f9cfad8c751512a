/** A command run inside a running container, beside its process: exec probes, hooks, ExecSync. */
import type { Context } from '../kernel/actor'
import { type Micros, millis } from '../kernel/micros'
import type { ImageConfig } from '../outside/registryMessages'
import { filesOf } from './files/containerFiles'
import { imageOfContainer } from './imageStore'
import { isHealthy, listenerOn } from './process/process'
import { bringUpToDate, follow, followPeers } from './processes'
import type { ContainerRecord, RuntimeState } from './runtimeState'
import { isApplet } from './shell/applets'
import { compile, compileWords, type Instruction } from './shell/compile'
import { execute } from './shell/machine'
import { createShell, type Shell } from './shell/shell'

/** How a command in a container ended, or will have by then. */
export interface ExecOutcome {
  readonly exitCode: number
  readonly output: string
  readonly endsAt: Micros
}

const TOOL_MICROS = millis(5)

/** `missing`: the image has no such file. */
export function runInside(
  state: RuntimeState,
  container: ContainerRecord,
  command: readonly string[],
  context: Context,
): ExecOutcome | 'missing' {
  const { process } = container
  const image = imageOfContainer(state, container)?.config
  const { now } = context
  if (process === undefined || image === undefined) return 'missing'
  bringUpToDate(state, container, image, now)
  if (!isHealthy(process, now)) return { exitCode: 1, output: '', endsAt: now + TOOL_MICROS }
  const code = image.shell ? readCommand(command) : undefined
  if (code !== undefined) {
    const shell = process.shell ?? standIn(state, container, image, now)
    const before = shell.files.writes
    const outcome = execute(shell, code, now)
    if (shell.files.writes === before) return outcome
    // It may have written the file that a script of its pod waits for.
    if (process.shell !== undefined) follow(state, container, image, context)
    followPeers(state, container, context)
    return outcome
  }
  const name = (command[0] ?? '').replace(/^.*\//, '')
  const known = image.programs[name] !== undefined || image.shell
  return known ? toolOutcome(container, now) : 'missing'
}

/** What the runtime says of it. */
export const execFailure = (executable: string): string =>
  'OCI runtime exec failed: exec failed: unable to start container process: ' +
  `exec: "${executable}": executable file not found in $PATH: unknown`

function readCommand(command: readonly string[]): readonly Instruction[] | undefined {
  const name = (command[0] ?? '').replace(/^.*\//, '')
  if (isApplet(name)) return compileWords(command)
  if (!/^(ba|da|a)?sh$/.test(name)) return undefined
  const script = command.findIndex((arg) => /^-[a-z]*c$/.test(arg))
  return script < 0 ? undefined : compile(command[script + 1] ?? '')
}

/** A program's own tools (redis-cli, pg_isready, mysqladmin) succeed once the program is up. */
function toolOutcome(container: ContainerRecord, now: Micros): ExecOutcome {
  const { process } = container
  const port = process?.program?.listeners[0]?.port
  const up =
    process !== undefined && (port === undefined || listenerOn(process, port, now) !== undefined)
  return { exitCode: up ? 0 : 1, output: up ? 'OK\n' : '', endsAt: now + TOOL_MICROS }
}

function standIn(
  state: RuntimeState,
  container: ContainerRecord,
  image: ImageConfig,
  now: Micros,
): Shell {
  const hostname = state.pods.get(container.podUid)?.name ?? ''
  const files = filesOf(state, container, image)
  return createShell([], container.config.env, now, hostname, [], files)
}
