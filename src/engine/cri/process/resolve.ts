/**
 * Which program a container runs: the command and arguments of the pod over the image's entrypoint
 * and cmd, looked up among the image's programs and, where it has a shell, the shell's commands.
 */
import type { ImageConfig, Program } from '../../outside/registryMessages'
import type { ContainerConfig } from '../messages'
import { isApplet } from '../shell/applets'
import { compile, compileWords, type Instruction } from '../shell/compile'
import { applyOptions } from './options'

/** What a container will run. */
export type Resolved =
  | { readonly type: 'program'; readonly program: Program }
  | { readonly type: 'script'; readonly code: readonly Instruction[] }
  /** No such file in the image: it cannot be started. */
  | { readonly type: 'missing'; readonly executable: string }
  | { readonly type: 'noCommand' }

const SHELLS = new Set(['sh', 'ash', 'bash', 'dash'])

/** Looks up what a container made from this image runs. */
export function resolveCommand(image: ImageConfig, config: ContainerConfig): Resolved {
  const argv = commandLine(image, config)
  const [executable = ''] = argv
  if (argv.length === 0) return { type: 'noCommand' }
  const env = { ...image.env, ...config.env }
  const program = findProgram(image, argv)
  if (program !== undefined) {
    return { type: 'program', program: applyOptions(program, argv.slice(1), env, config.ports) }
  }
  const script = image.shell ? scriptOf(argv, config.stdin) : undefined
  if (script === 'notRead') return { type: 'program', program: idle(executable) }
  if (script !== undefined) return { type: 'script', code: script }
  const fallback = Object.values(image.programs)[0]
  if (image.unknownCommand === 'default' && fallback !== undefined) {
    return { type: 'program', program: applyOptions(fallback, argv.slice(1), env, config.ports) }
  }
  return { type: 'missing', executable }
}

/** A command replaces entrypoint and cmd, arguments alone replace the cmd. */
export function commandLine(image: ImageConfig, config: ContainerConfig): readonly string[] {
  const { command, args } = config
  if (command !== undefined && command.length > 0) return [...command, ...(args ?? [])]
  if (args !== undefined && args.length > 0) return [...image.entrypoint, ...args]
  return [...image.entrypoint, ...image.cmd]
}

/** The program a shell script has become. */
export function programOf(
  image: ImageConfig,
  argv: readonly string[],
  config: ContainerConfig,
): Program | undefined {
  const program = findProgram(image, argv)
  return program && applyOptions(program, argv.slice(1), image.env, config.ports)
}

function findProgram(image: ImageConfig, argv: readonly string[]): Program | undefined {
  const name = baseName(argv[0] ?? '')
  return image.programs[`${name} ${argv[1] ?? ''}`] ?? image.programs[name]
}

function scriptOf(
  argv: readonly string[],
  stdin: boolean,
): readonly Instruction[] | 'notRead' | undefined {
  const [executable = '', ...rest] = argv
  const name = baseName(executable)
  if (!SHELLS.has(name)) return isApplet(name) ? compileWords(argv) : undefined
  const dashC = rest.findIndex((arg) => /^-[a-z]*c$/.test(arg))
  if (dashC >= 0) {
    const script = `${rest.slice(0, dashC).some(isErrexit) ? 'set -e\n' : ''}${rest[dashC + 1] ?? ''}`
    return compile(/^-[a-z]*e/.test(rest[dashC] ?? '') ? `set -e\n${script}` : script) ?? 'notRead'
  }
  // A shell without a script reads its input: none, and it ends; an open one, and it waits.
  return stdin ? compileWords(['sleep', 'infinity']) : []
}

const isErrexit = (arg: string): boolean => /^-[a-z]*e/.test(arg)

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
