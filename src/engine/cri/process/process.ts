/**
 * A container's process: a program of its image, or a shell script. What it will do by itself is
 * known beforehand (`planEnd`), so it costs the simulation nothing while it runs.
 */
import { type Micros, millis, seconds } from '../../kernel/micros'
import { clonePlain, deepFreeze } from '../../kernel/plain'
import type { ImageConfig, Listener, Program } from '../../outside/registryMessages'
import type { FileSystem } from '../files/fileSystem'
import type { ContainerConfig } from '../messages'
import type { Site } from '../nginx/site'
import { advance, type Emit } from '../shell/machine'
import { createShell, FOREVER, type Shell } from '../shell/shell'
import { advanceTogether, furthestBehind, type Script } from '../shell/together'
import type { Overrides } from './annotations'
import { commandLine, programOf, type Resolved } from './resolve'

/** A process as data. */
export interface Process {
  readonly startedAt: Micros
  /** Undefined while a shell script runs. */
  program: Program | undefined
  /** When `program` began: later than the process where a script became it. */
  programAt: Micros
  /** What the program serves from files. */
  site: Site | undefined
  shell: Shell | undefined
  readonly overrides: Overrides
  readonly memoryLimitBytes: number | undefined
  readonly cpuLimitMillis: number | undefined
  /** What an operator wants it to be; undefined leaves it to itself. */
  healthy: boolean | undefined
  /** Requests served in this window of RATE_WINDOW, and in the one before. */
  window: number
  requests: number
  requestsBefore: number
}

/** What a process does next without being asked. */
export type Plan =
  | { readonly type: 'exit'; readonly at: Micros; readonly exitCode: number; readonly oom: boolean }
  /** A script was followed this far; look again then. */
  | { readonly type: 'look'; readonly at: Micros }
  | { readonly type: 'runs' }

const SHELL_MEMORY = 1_048_576
const EATEN_PER_SECOND = 104_857_600
/** The kernel kills a process that is born too big about this long after its start. */
const OOM_DELAY = millis(150)
const OOM_EXIT = 137
/** A script is followed this many commands ahead. */
const LOOKAHEAD_STEPS = 20_000
/** A script that passes less time than this in all those steps is a busy loop. */
const BUSY_LOOP = seconds(60)
/** A script with a busy peer is looked at again after this at the earliest. */
const NEXT_LOOK = seconds(1)
const RATE_WINDOW = seconds(15)

/** A process that begins at `now`, which may be yet to come. */
export function createProcess(
  resolved: Extract<Resolved, { readonly type: 'program' | 'script' }>,
  image: ImageConfig,
  config: ContainerConfig,
  overrides: Overrides,
  now: Micros,
  hostname: string,
  files: FileSystem | undefined,
): Process {
  const shell =
    resolved.type === 'script' && files !== undefined
      ? createShell(
          deepFreeze(resolved.code),
          { ...image.env, ...config.env },
          now,
          hostname,
          Object.keys(image.programs),
          files,
        )
      : undefined
  return {
    startedAt: now,
    program: resolved.type === 'program' ? overridden(resolved.program, overrides) : undefined,
    programAt: now,
    site: resolved.type === 'program' ? resolved.site : undefined,
    shell,
    overrides,
    memoryLimitBytes: config.memoryLimitBytes,
    cpuLimitMillis: config.cpuLimitMillis,
    healthy: undefined,
    window: 0,
    requests: 0,
    requestsBefore: 0,
  }
}

/** Brings a script up to now; a script may become a program of its image on the way. */
export function catchUp(
  process: Process,
  image: ImageConfig,
  config: ContainerConfig,
  now: Micros,
  emit: Emit,
): void {
  const { shell } = process
  if (shell === undefined || process.program !== undefined) return
  advance(shell, now, LOOKAHEAD_STEPS, emit)
  if (shell.fate.type !== 'became') return
  const around = { image, config, files: shell.files, startAt: shell.at }
  const configured = programOf(around, shell.fate.argv)
  if (configured === undefined) return
  process.program = overridden(configured.program, process.overrides)
  process.programAt = shell.at
  process.site = configured.site
}

/**
 * When and how it will end if nobody touches it. Call after `catchUp`.
 * `peers`: scripts that may write what this one reads.
 */
export function planEnd(process: Process, now: Micros, peers: readonly Shell[]): Plan {
  const ends: Plan[] = [naturalEnd(process, now, peers)]
  const oomAt = outOfMemoryAt(process)
  if (oomAt !== undefined) ends.push({ type: 'exit', at: oomAt, exitCode: OOM_EXIT, oom: true })
  const { exitAfterMicros, exitCode = 0 } = process.overrides
  if (exitAfterMicros !== undefined) {
    ends.push({ type: 'exit', at: process.startedAt + exitAfterMicros, exitCode, oom: false })
  }
  let first: Plan = { type: 'runs' }
  for (const plan of ends) {
    if (plan.type !== 'runs' && (first.type === 'runs' || plan.at < first.at)) first = plan
  }
  return first.type === 'runs' || first.at >= now ? first : { ...first, at: now }
}

function naturalEnd(process: Process, now: Micros, peers: readonly Shell[]): Plan {
  const { program, shell, overrides } = process
  if (program !== undefined) {
    const { ends } = program
    if (ends === undefined) return { type: 'runs' }
    const exitCode = overrides.exitCode ?? ends.exitCode
    return { type: 'exit', at: process.programAt + ends.afterMicros, exitCode, oom: false }
  }
  if (shell === undefined || shell.fate.type === 'blocked' || shell.following !== undefined) {
    return { type: 'runs' }
  }
  return followScript(shell, overrides, now, peers)
}

/** Runs a copy ahead. Busy loops are taken for what they are: they go on for ever. */
function followScript(
  shell: Shell,
  overrides: Overrides,
  now: Micros,
  peers: readonly Shell[],
): Plan {
  const { ahead, horizon } = runAhead(shell, peers)
  if (ahead.eatsSince !== undefined) shell.eatsSince = ahead.eatsSince
  if (ahead.fate.type === 'ended') {
    const exitCode = overrides.exitCode ?? ahead.fate.exitCode
    return { type: 'exit', at: Math.max(ahead.at, now), exitCode, oom: false }
  }
  if (ahead.fate.type === 'blocked' || ahead.following !== undefined) return { type: 'runs' }
  if (ahead.fate.type === 'became') return { type: 'look', at: ahead.at }
  // Beside a busy peer nobody comes far: how busy it is itself it shows when it runs alone.
  const alone = peers.length === 0 ? ahead : runAhead(shell, []).ahead
  if (alone.fate.type === 'running' && alone.at - shell.at < BUSY_LOOP) {
    shell.spins = true
    return { type: 'runs' }
  }
  return { type: 'look', at: Math.max(horizon, now + NEXT_LOOK) }
}

/** A busy loop is left out, for it comes nowhere; `tail -f` only reads. */
const canWrite = ({ spins, following }: Shell): boolean => !spins && following === undefined

/** A copy that has been run ahead, and until when what it has seen of its peers is right. */
function runAhead(
  shell: Shell,
  peers: readonly Shell[],
): { readonly ahead: Shell; readonly horizon: Micros } {
  // In one call, for copies of scripts that share files must share the copies of the files.
  const copies = clonePlain([shell, ...peers.filter(canWrite)])
  const [ahead = shell] = copies
  if (copies.length === 1) {
    advance(ahead, FOREVER, LOOKAHEAD_STEPS, () => undefined)
    return { ahead, horizon: ahead.at }
  }
  const scripts = copies.map((copy): Script => ({ shell: copy, emit: () => undefined }))
  advanceTogether(scripts, FOREVER, LOOKAHEAD_STEPS, ahead)
  return { ahead, horizon: furthestBehind(scripts)?.shell.at ?? ahead.at }
}

/** Bytes in use at an instant. */
export function memoryAt(process: Process, at: Micros): number {
  const { program, shell, overrides } = process
  const base = overrides.memoryBytes ?? program?.memoryBytes ?? SHELL_MEMORY
  const growth = overrides.memoryGrowthBytesPerSecond ?? program?.memoryGrowthBytesPerSecond ?? 0
  const age = Math.max(0, at - process.startedAt)
  const eaten =
    shell?.eatsSince === undefined
      ? 0
      : (Math.max(0, at - shell.eatsSince) * EATEN_PER_SECOND) / 1e6
  const wanted = Math.floor(base + (age * growth) / 1_000_000 + eaten)
  return Math.min(wanted, process.memoryLimitBytes ?? wanted)
}

function outOfMemoryAt(process: Process): Micros | undefined {
  const { memoryLimitBytes: limit, overrides, program, shell } = process
  if (limit === undefined) return undefined
  const base = overrides.memoryBytes ?? program?.memoryBytes ?? SHELL_MEMORY
  if (base > limit) return process.programAt + OOM_DELAY
  const growth = overrides.memoryGrowthBytesPerSecond ?? program?.memoryGrowthBytesPerSecond ?? 0
  const times: Micros[] = []
  if (growth > 0) times.push(process.startedAt + Math.ceil(((limit - base) * 1e6) / growth))
  if (shell?.eatsSince !== undefined) {
    times.push(shell.eatsSince + Math.ceil(((limit - base) * 1e6) / EATEN_PER_SECOND))
  }
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Millicores in use: what it always does, and what its visitors cost it lately. */
export function cpuAt(process: Process, at: Micros): number {
  const { program, shell, overrides, cpuLimitMillis } = process
  const busy = shell?.spins === true && program === undefined ? 1000 : 1
  const idle = overrides.cpuMillis ?? program?.cpuMillis ?? busy
  const perSecond = requestRate(process, at)
  const wanted = idle + (perSecond * (program?.cpuMicrosPerRequest ?? 0)) / 1000
  return Math.round(Math.min(wanted, cpuLimitMillis ?? wanted))
}

/** A visitor was served: it costs processor time. */
export function countRequest(process: Process, at: Micros): void {
  turnWindow(process, at)
  process.requests++
}

function requestRate(process: Process, at: Micros): number {
  const window = Math.floor(at / RATE_WINDOW)
  const current = window === process.window ? process.requests : 0
  const before = windowBefore(process, window)
  const elapsed = (at - window * RATE_WINDOW + RATE_WINDOW) / 1_000_000
  return (current + before) / elapsed
}

function turnWindow(process: Process, at: Micros): void {
  const window = Math.floor(at / RATE_WINDOW)
  if (window === process.window) return
  process.requestsBefore = windowBefore(process, window)
  process.requests = 0
  process.window = window
}

function windowBefore(process: Process, window: number): number {
  if (window === process.window) return process.requestsBefore
  return window === process.window + 1 ? process.requests : 0
}

/** Whether it serves its purpose at this instant: an operator's word counts more than its own. */
export function isHealthy(process: Process, at: Micros): boolean {
  const { healthy, overrides } = process
  if (healthy !== undefined) return healthy
  const after = overrides.unhealthyAfterMicros
  return after === undefined || at < process.startedAt + after
}

/** Who listens on a port, once the program is up. */
export function listenerOn(process: Process, port: number, at: Micros): Listener | undefined {
  const { program, overrides } = process
  if (program === undefined) return undefined
  const startup = overrides.startupMicros ?? program.startupMicros
  if (at < process.programAt + startup) return undefined
  return program.listeners.find((listener) => listener.port === port)
}

/** What SIGTERM does: it is gone at this time with this code, or stays until it is killed. */
export function endAfterTerm(
  process: Process,
  now: Micros,
): { readonly at: Micros; readonly exitCode: number } | undefined {
  const { program, shell, overrides } = process
  if (overrides.ignoresTerm) return undefined
  if (program === undefined) {
    // A trap runs when the command in front of it is done. Without one process 1 takes no notice.
    const waits = shell?.fate.type !== 'running' || shell.following !== undefined
    if (shell?.trap === undefined || waits) return undefined
    return { at: Math.max(now, shell.at), exitCode: shell.trap }
  }
  if (program.term === 'ignored') return undefined
  const { afterMicros, exitCode } = program.term
  return { at: now + (overrides.stopMicros ?? afterMicros), exitCode }
}

/** What `ps` would show. */
export const processName = (
  process: Process,
  image: ImageConfig,
  config: ContainerConfig,
): string => process.program?.name ?? commandLine(image, config).join(' ')

function overridden(program: Program, overrides: Overrides): Program {
  if (overrides.startupMicros === undefined) return program
  return { ...program, startupMicros: overrides.startupMicros }
}
