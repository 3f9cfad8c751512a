/**
 * Which program a container runs: the command and arguments of the pod over the image's entrypoint
 * and cmd, looked up among the image's programs and, where it has a shell, the shell's commands.
 */
import type { Micros } from '../../kernel/micros'
import type { ImageConfig, Program } from '../../outside/registryMessages'
import { type FileSystem, mayRun, readFile } from '../files/fileSystem'
import type { ContainerConfig } from '../messages'
import { isApplet } from '../shell/applets'
import { compile, compileWords, type Instruction } from '../shell/compile'
import { type ConfiguredProgram, readConfiguration } from './configuration'
import { applyOptions } from './options'

/** What a container will run. */
export type Resolved =
  | ({ readonly type: 'program' } & ConfiguredProgram)
  | { readonly type: 'script'; readonly code: readonly Instruction[] }
  /** No such file, or one that may not be run: it cannot be started. */
  | { readonly type: 'missing'; readonly executable: string; readonly denied: boolean }
  | { readonly type: 'noCommand' }

const SHELLS = new Set(['sh', 'ash', 'bash', 'dash'])

/** What a command is looked up in. */
export interface Surroundings {
  readonly image: ImageConfig
  readonly config: ContainerConfig
  /** Undefined where all files are the image's. */
  readonly files: FileSystem | undefined
  readonly startAt: Micros
}

/** Looks up what a container made from this image runs. */
export function resolveCommand(around: Surroundings): Resolved {
  const { image, config, files } = around
  const argv = commandLine(image, config)
  const [executable = ''] = argv
  if (argv.length === 0) return { type: 'noCommand' }
  const program = programOf(around, argv)
  if (program !== undefined) return { type: 'program', ...program }
  const script = image.shell ? scriptOf(argv, config.stdin, files) : undefined
  if (script === 'notRead') return ofItself(idle(executable))
  if (script === 'denied') return { type: 'missing', executable, denied: true }
  if (script !== undefined) {
    return 'absent' in script
      ? ofItself(cannotOpen(executable, script.absent))
      : { type: 'script', code: script }
  }
  const fallback = Object.values(image.programs)[0]
  if (image.unknownCommand === 'default' && fallback !== undefined) {
    const env = { ...image.env, ...config.env }
    return ofItself(applyOptions(fallback, argv.slice(1), env, config.ports))
  }
  return { type: 'missing', executable, denied: false }
}

const ofItself = (program: Program): Resolved => ({ type: 'program', program, site: undefined })

/** A command replaces entrypoint and cmd, arguments alone replace the cmd. */
export function commandLine(image: ImageConfig, config: ContainerConfig): readonly string[] {
  const { command, args } = config
  if (command !== undefined && command.length > 0) return [...command, ...(args ?? [])]
  if (args !== undefined && args.length > 0) return [...image.entrypoint, ...args]
  return [...image.entrypoint, ...image.cmd]
}

/** The program of a command line, which a shell script may have become. */
export function programOf(
  { image, config, files, startAt }: Surroundings,
  argv: readonly string[],
): ConfiguredProgram | undefined {
  const program = findProgram(image, argv)
  if (program === undefined) return undefined
  const args = argv.slice(1)
  const env = { ...image.env, ...config.env }
  const configured = readConfiguration(program, args, env, files, startAt)
  return { ...configured, program: applyOptions(configured.program, args, env, config.ports) }
}

function findProgram(image: ImageConfig, argv: readonly string[]): Program | undefined {
  const name = baseName(argv[0] ?? '')
  return image.programs[`${name} ${argv[1] ?? ''}`] ?? image.programs[name]
}

/** A script, or why there is none: it cannot be read here, may not be run, is no file. */
type FoundScript =
  | readonly Instruction[]
  | 'notRead'
  | 'denied'
  | { readonly absent: string }
  | undefined

function scriptOf(
  argv: readonly string[],
  stdin: boolean,
  files: FileSystem | undefined,
): FoundScript {
  const [executable = '', ...rest] = argv
  const name = baseName(executable)
  const own = executable.includes('/') ? readScript(files, executable) : undefined
  if (files !== undefined && own !== undefined) return mayRun(files, executable) ? own : 'denied'
  if (!SHELLS.has(name)) return isApplet(name) ? compileWords(argv) : undefined
  const dashC = rest.findIndex((arg) => /^-[a-z]*c$/.test(arg))
  if (dashC >= 0) {
    const script = `${rest.slice(0, dashC).some(isErrexit) ? 'set -e\n' : ''}${rest[dashC + 1] ?? ''}`
    return compile(/^-[a-z]*e/.test(rest[dashC] ?? '') ? `set -e\n${script}` : script) ?? 'notRead'
  }
  const path = rest.find((arg) => !arg.startsWith('-'))
  if (path !== undefined) {
    return readScript(files, path, rest.some(isErrexit)) ?? { absent: path }
  }
  // A shell without a script reads its input: none, and it ends; an open one, and it waits.
  return stdin ? compileWords(['sleep', 'infinity']) : []
}

/** A script that lies in a file; undefined where there is no such file. */
function readScript(
  files: FileSystem | undefined,
  path: string,
  errexit = false,
): readonly Instruction[] | 'notRead' | undefined {
  const text = files === undefined ? undefined : readFile(files, path)
  if (text === undefined) return undefined
  const strict = errexit || /^#!.*\s-[a-z]*e/.test(text)
  return compile(strict ? `set -e\n${text}` : text) ?? 'notRead'
}

const isErrexit = (arg: string): boolean => /^-[a-z]*e/.test(arg)

/** The shell finds no such script, says so, and ends. */
function cannotOpen(shell: string, path: string): Program {
  const name = baseName(shell)
  const bash = name === 'bash'
  const line = bash
    ? `bash: ${path}: No such file or directory`
    : `${name}: can't open '${path}': No such file or directory`
  const ends = { afterMicros: 5_000, exitCode: bash ? 127 : 2 }
  return { ...idle(name), lines: [{ afterMicros: 2_000, line }], ends }
}

/** Stands for a script that cannot be read here: it neither ends nor does anything. */
const idle = (name: string): Program => ({
  name,
  startupMicros: 0,
  listeners: [],
  listensAsDeclared: true,
  replies: [{ path: '*', status: 200, body: '' }],
  accessLog: 'none',
  lines: [],
  memoryBytes: 2_097_152,
  memoryGrowthBytesPerSecond: 0,
  cpuMillis: 1,
  cpuMicrosPerRequest: 500,
  term: 'ignored',
  options: [],
})

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
