/**
 * Runs shell processes. `advance` takes one up to an instant. It is deterministic and hears nothing
 * from outside but what `execute` does to its files, so that a copy of it can be run ahead to learn
 * when it will end.
 */
import { type Micros, seconds } from '../../kernel/micros'
import { readFile, writeFile, writeProblem } from '../files/fileSystem'
import { runCommand } from './applets'
import { compile, type Instruction, type Redirect, type SimpleCommand } from './compile'
import { expandWord, expandWords } from './expand'
import { block, COMMAND_MICROS, createShell, FOREVER, type Shell } from './shell'

/** Takes a line the script writes, and when. */
export type Emit = (at: Micros, line: string) => void

/** Runs until the script has reached `until`, ended, or taken `steps`. Returns the steps taken. */
export function advance(shell: Shell, until: Micros, steps: number, emit: Emit): number {
  let taken = 0
  while (shell.fate.type === 'running' && shell.at <= until && taken < steps) {
    if (shell.following !== undefined) {
      showAdded(shell, shell.following, emit)
      // Nobody writes before `until`, or it would have been asked to look there first.
      shell.at = Math.max(shell.at + FOLLOW_MICROS, until + 1)
      return taken + 1
    }
    const instruction = shell.code[shell.counter]
    if (instruction === undefined) {
      end(shell, shell.status, emit)
      break
    }
    shell.counter++
    perform(shell, instruction, emit)
    taken++
  }
  return taken
}

/** Runs a command inside a running container: own variables, the same files. */
export function execute(
  shell: Shell,
  code: readonly Instruction[],
  now: Micros,
): { readonly exitCode: number; readonly output: string; readonly endsAt: Micros } {
  const lines: string[] = []
  const variables = Object.fromEntries(shell.variables)
  const inner = createShell(code, variables, now, shell.hostname, [], shell.files)
  advance(inner, FOREVER, EXEC_STEPS, (_, line) => lines.push(line))
  const exitCode = inner.fate.type === 'ended' ? inner.fate.exitCode : 0
  const endsAt = inner.fate.type === 'ended' ? inner.at : FOREVER
  return { exitCode, output: lines.map((line) => `${line}\n`).join(''), endsAt }
}

const EXEC_STEPS = 1_000

/** How often `tail -f` looks. */
const FOLLOW_MICROS = seconds(1)

function showAdded(shell: Shell, following: NonNullable<Shell['following']>, emit: Emit): void {
  const content = readFile(shell.files, following.path) ?? ''
  // A file that has shrunk was written anew.
  const added = content.slice(content.length < following.shown ? 0 : following.shown)
  following.shown = content.length
  write(shell, added, emit)
}

function perform(shell: Shell, instruction: Instruction, emit: Emit): void {
  switch (instruction.op) {
    case 'run':
      run(shell, instruction, emit)
      return
    case 'jump':
      shell.counter = instruction.to
      return
    case 'jumpIf':
      if ((shell.status === 0) === (instruction.when === 'succeeded')) {
        shell.counter = instruction.to
      }
      return
    case 'not':
      shell.status = shell.status === 0 ? 1 : 0
      return
    case 'succeed':
      shell.status = 0
      return
    case 'forStart':
      shell.loops.set(instruction.slot, {
        words: expandWords(shell, instruction.words, substitute),
        next: 0,
      })
      return
    case 'forNext':
      forNext(shell, instruction)
      return
  }
}

function forNext(shell: Shell, instruction: Instruction & { op: 'forNext' }): void {
  const loop = shell.loops.get(instruction.slot)
  const word = loop?.words[loop.next]
  if (loop === undefined || word === undefined) {
    shell.counter = instruction.to
    return
  }
  loop.next++
  shell.variables.set(instruction.name, word)
}

/** A pipeline: the stages one after another, each fed with what the one before it wrote. */
function run(shell: Shell, instruction: Instruction & { op: 'run' }, emit: Emit): void {
  const startedAt = shell.at
  let input = ''
  for (const [index, stage] of instruction.stages.entries()) {
    const output = runStage(shell, stage, input, emit)
    if (index < instruction.stages.length - 1) input = output
    else write(shell, output, emit)
    // What it would add to a pipe, or in the background, is not carried on.
    if (
      shell.following !== undefined &&
      (instruction.background || instruction.stages.length > 1)
    ) {
      shell.following = undefined
      block(shell)
    }
    if (shell.fate.type !== 'running') break
  }
  if (instruction.background) {
    shell.backgroundUntil = Math.max(shell.backgroundUntil, shell.at)
    shell.at = startedAt + COMMAND_MICROS
    shell.status = 0
    // What runs on in the background does not hold up the script.
    if (shell.fate.type === 'blocked') shell.fate = { type: 'running' }
  } else if (shell.errexit && shell.status !== 0 && !instruction.tested) {
    end(shell, shell.status, emit)
  }
}

function runStage(shell: Shell, command: SimpleCommand, input: string, emit: Emit): string {
  for (const { name, value } of command.assignments) {
    shell.variables.set(name, expandWord(shell, value, substitute))
  }
  const words = expandWords(shell, command.words, substitute)
  shell.at += COMMAND_MICROS
  const redirects = command.redirects.map(({ type, to }): OpenRedirect => {
    return { type, path: expandWord(shell, to, substitute) }
  })
  // Files are opened first: where one cannot be, the command does not run.
  const problem = openingProblem(shell, redirects)
  if (problem !== undefined) {
    shell.status = 1
    write(shell, problem, emit)
    return ''
  }
  const from = redirects.find(({ type }) => type === 'in')
  const stdin = from === undefined ? input : (readFile(shell.files, from.path) ?? '')
  const result = words.length === 0 ? { status: 0, output: '' } : runCommand(shell, words, stdin)
  shell.status = result.status
  if (result.exits) {
    end(shell, result.status, emit)
    return result.output
  }
  return redirected(shell, redirects, result.output)
}

interface OpenRedirect {
  readonly type: Redirect['type']
  readonly path: string
}

function openingProblem(shell: Shell, redirects: readonly OpenRedirect[]): string | undefined {
  for (const { type, path } of redirects) {
    if (type === 'in' && path !== '/dev/null' && readFile(shell.files, path) === undefined) {
      return `sh: can't open ${path}: no such file\n`
    }
    if (type !== 'out' && type !== 'append') continue
    const problem = writeProblem(shell.files, path)
    if (problem !== undefined) return `sh: can't create ${path}: ${problem}\n`
  }
  return undefined
}

function redirected(shell: Shell, redirects: readonly OpenRedirect[], output: string): string {
  let left = output
  for (const { type, path } of redirects) {
    if (type !== 'out' && type !== 'append') continue
    // To the container's own output it goes, as through /dev/stdout or the log of process 1.
    if (/^\/(dev\/(stdout|stderr)|proc\/1\/fd\/[12])$/.test(path)) continue
    const before = type === 'append' ? (readFile(shell.files, path) ?? '') : ''
    if (path !== '/dev/null') writeFile(shell.files, path, limited(before + left))
    left = ''
  }
  return left
}

/** An endless loop must not fill the simulation: a file of 64 KiB loses its first half. */
const FILE_LIMIT = 65_536

const limited = (content: string): string =>
  content.length > FILE_LIMIT ? content.slice(-FILE_LIMIT / 2) : content

function write(shell: Shell, output: string, emit: Emit): void {
  if (output === '') return
  const lines = (shell.partial + output).split('\n')
  shell.partial = lines.pop() ?? ''
  for (const line of lines) emit(shell.at, line)
}

function end(shell: Shell, exitCode: number, emit: Emit): void {
  if (shell.partial !== '') emit(shell.at, shell.partial)
  shell.partial = ''
  shell.fate = { type: 'ended', exitCode }
}

/** `$(script)`: its output without the newlines at the end. */
function substitute(shell: Shell, script: string): string {
  const code = compile(script)
  if (code === undefined) return ''
  const { output, exitCode } = execute(shell, code, shell.at)
  shell.status = exitCode
  return output.replace(/\n+$/, '')
}
