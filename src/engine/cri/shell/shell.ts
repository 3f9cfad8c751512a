/** A shell process as data, and what its commands give back. */
import { type Micros, millis } from '../../kernel/micros'
import type { FileSystem } from '../files/fileSystem'
import type { Instruction } from './compile'

/** A shell and where it is in its script. */
export interface Shell {
  readonly code: readonly Instruction[]
  readonly hostname: string
  /** Names of the image's own programs: a script that starts one has become that program. */
  readonly programs: readonly string[]
  counter: number
  /** Virtual time the script has reached; the next instruction runs then. */
  at: Micros
  status: number
  readonly variables: Map<string, string>
  /** Its container's; scripts of one container share them, and volumes those of one pod. */
  readonly files: FileSystem
  readonly loops: Map<number, { readonly words: readonly string[]; next: number }>
  errexit: boolean
  /** What `trap … TERM` asks for: the exit code of its script. */
  trap: number | undefined
  /** Output not yet ended by a newline. */
  partial: string
  /** When the last background command is done; `wait` waits for it. */
  backgroundUntil: Micros
  /** Since when it reads without end into memory, as `tail /dev/zero` does. */
  eatsSince: Micros | undefined
  /** It works without ever pausing: a busy loop. */
  spins: boolean
  /** `tail -f` of a file: it has become this, and shows what is added for ever. */
  following: { readonly path: string; shown: number } | undefined
  fate: Fate
}

/** What has become of it: still running, gone, gone to sleep for good, or another program now. */
export type Fate =
  | { readonly type: 'running' | 'blocked' }
  | { readonly type: 'ended'; readonly exitCode: number }
  | { readonly type: 'became'; readonly argv: readonly string[] }

/** Every command takes a moment, so that a loop without sleep moves on in time. */
export const COMMAND_MICROS = millis(1)
/** A time that never comes. */
export const FOREVER = Number.MAX_SAFE_INTEGER

/** A shell at the beginning of its script. */
export function createShell(
  code: readonly Instruction[],
  env: Readonly<Record<string, string>>,
  at: Micros,
  hostname: string,
  programs: readonly string[],
  files: FileSystem,
): Shell {
  return {
    code,
    hostname,
    programs,
    counter: 0,
    at,
    status: 0,
    variables: new Map(Object.entries(env)),
    files,
    loops: new Map(),
    errexit: false,
    trap: undefined,
    partial: '',
    backgroundUntil: 0,
    eatsSince: undefined,
    spins: false,
    following: undefined,
    fate: { type: 'running' },
  }
}

/** How a command ended, and what it wrote. */
export interface CommandResult {
  readonly status: number
  readonly output: string
  /** The shell itself ends with this status. */
  readonly exits?: true
}

/** A command of the shell: words behind its name, and what a pipe feeds it. */
export type Applet = (shell: Shell, args: readonly string[], stdin: string) => CommandResult

/** It went well. */
export const ok = (output = ''): CommandResult => ({ status: 0, output })
/** It did not. */
export const failed = (output = '', status = 1): CommandResult => ({ status, output })

/** A command that never comes back: `tail -f`, `cat` on an open input. */
export function block(shell: Shell, how: 'waits' | 'spins' | 'eats' = 'waits'): CommandResult {
  if (how === 'eats') shell.eatsSince = shell.at
  if (how !== 'waits') shell.spins = true
  shell.fate = { type: 'blocked' }
  shell.at = FOREVER
  return ok()
}
