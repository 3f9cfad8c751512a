/** Commands on the container's files. Directories are only prefixes of names, and mount points. */
import {
  filesUnder,
  isDirectory,
  namesIn,
  readFile,
  removeFile,
  writeFile,
  writeProblem,
} from '../files/fileSystem'
import { type Applet, block, failed, ok, type Shell } from './shell'

/** Why a file could not be read. */
const missing = (shell: Shell, command: string, path: string) =>
  isDirectory(shell.files, path)
    ? failed(`${command}: read error: Is a directory\n`)
    : failed(`${command}: can't open '${path}': No such file or directory\n`)

const named = (args: readonly string[]): string[] => args.filter((arg) => !arg.startsWith('-'))

const cat: Applet = (shell, args, stdin) => {
  const paths = named(args)
  if (paths.length === 0) return ok(stdin)
  let output = ''
  for (const path of paths) {
    if (path === '/dev/zero' || path === '/dev/urandom') return block(shell, 'spins')
    const content = readFile(shell.files, path)
    if (content === undefined) return missing(shell, 'cat', path)
    output += content
  }
  return ok(output)
}

const touch: Applet = (shell, args) => {
  for (const path of named(args)) {
    const problem = isDirectory(shell.files, path) ? undefined : writeProblem(shell.files, path)
    // The time of a file that is there is written too.
    if (problem !== undefined) return failed(`touch: ${path}: ${problem}\n`)
    if (readFile(shell.files, path) === undefined) writeFile(shell.files, path, '')
  }
  return ok()
}

const rm: Applet = (shell, args) => {
  const forced = args.some((arg) => /^-[a-z]*f/.test(arg))
  let output = ''
  for (const path of named(args)) {
    const paths = isDirectory(shell.files, path) ? filesUnder(shell.files, path) : [path]
    for (const each of paths) {
      const removed = removeFile(shell.files, each)
      if (removed === true || (removed === false && forced)) continue
      const problem = removed === false ? 'No such file or directory' : removed
      output += `rm: can't remove '${each}': ${problem}\n`
    }
  }
  return output === '' ? ok() : failed(output)
}

const copy: Applet = (shell, args) => {
  const words = named(args)
  const to = words.at(-1) ?? ''
  for (const from of words.slice(0, -1)) {
    const problem = copyTree(shell, from, to)
    if (problem !== undefined) return failed(`cp: ${problem}\n`)
  }
  return ok()
}

/** Into a directory the file goes under its own name. */
function copyTree(shell: Shell, from: string, to: string): string | undefined {
  const { files } = shell
  const whole = isDirectory(files, from)
  const base = from.endsWith('/.') ? '' : `/${from.replace(/\/+$/, '').replace(/^.*\//, '')}`
  const target = isDirectory(files, to) || to.endsWith('/') ? `${to}${base}` : to
  const content = readFile(files, from)
  if (!whole && content === undefined) return `can't stat '${from}': No such file or directory`
  const prefix = from.replace(/\/\.?$/, '')
  for (const path of whole ? filesUnder(files, from) : [from]) {
    const place = whole ? `${target}${path.slice(prefix.length)}` : target
    const problem = writeFile(files, place, readFile(files, path) ?? '')
    if (problem !== undefined) return `can't create '${place}': ${problem}`
  }
  return undefined
}

const move: Applet = (shell, args, stdin) => {
  const result = copy(shell, args, stdin)
  if (result.status !== 0) return { ...result, output: result.output.replace(/^cp/, 'mv') }
  return rm(shell, ['-f', ...named(args).slice(0, -1)], stdin)
}

const list: Applet = (shell, args) => {
  const path = named(args)[0] ?? '/'
  if (readFile(shell.files, path) !== undefined) return ok(`${path}\n`)
  const names = namesIn(shell.files, path)
  if (names === undefined) return failed(`ls: ${path}: No such file or directory\n`)
  return ok(names.map((name) => `${name}\n`).join(''))
}

/** `tail -f` never ends; `tail /dev/zero` looks for the last line until the memory is full. */
const tail: Applet = (shell, args, stdin) => {
  if (args.includes('/dev/zero')) return block(shell, 'eats')
  const follows = args.find((arg) => /^-[a-zA-Z]*[fF]/.test(arg))
  const from = args.find((arg) => /^-?n?\+\d+$/.test(arg))
  const last = lastLines(shell, args, stdin, (lines, count) =>
    from === undefined ? lines.slice(-count) : lines.slice(Number(from.replace(/\D/g, '')) - 1),
  )
  const path = args.at(-1) ?? ''
  if (follows === undefined) return last
  if (args.length === 1 || path.startsWith('/dev/')) return block(shell)
  const content = readFile(shell.files, path)
  if (content === undefined && !follows.includes('F')) {
    return failed(`${last.output}tail: no files\n`)
  }
  shell.following = { path, shown: content?.length ?? 0 }
  return last
}

const head: Applet = (shell, args, stdin) =>
  lastLines(shell, args, stdin, (lines, count) => lines.slice(0, count))

function lastLines(
  shell: Shell,
  args: readonly string[],
  stdin: string,
  choose: (lines: string[], count: number) => string[],
) {
  const numeric = args.indexOf('-n')
  const short = args.find((arg) => /^-n?\d+$/.test(arg))
  const count = Number(short?.replace(/\D/g, '') ?? args[numeric + 1] ?? 10) || 10
  const path = named(args.filter((_, index) => numeric < 0 || index !== numeric + 1))[0]
  const content = path === undefined ? stdin : readFile(shell.files, path)
  if (content === undefined) return missing(shell, 'tail', path ?? '')
  const lines = content.replace(/\n$/, '').split('\n')
  return ok(
    choose(lines, count)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

const grep: Applet = (shell, args, stdin) => {
  const [pattern = '', path] = named(args)
  const content = path === undefined ? stdin : readFile(shell.files, path)
  if (content === undefined) return failed(`grep: ${path}: No such file or directory\n`, 2)
  const found = content.split('\n').filter((line) => line !== '' && line.includes(pattern))
  const quiet = args.some((arg) => /^-[a-z]*q/.test(arg))
  const output = quiet ? '' : found.map((line) => `${line}\n`).join('')
  return found.length > 0 ? ok(output) : failed()
}

const wc: Applet = (shell, args, stdin) => {
  const path = named(args)[0]
  const content = path === undefined ? stdin : readFile(shell.files, path)
  if (content === undefined) return missing(shell, 'wc', path ?? '')
  return ok(`${content.split('\n').length - 1}\n`)
}

const tee: Applet = (shell, args, stdin) => {
  const problems = named(args).flatMap((path) => {
    const problem = writeFile(shell.files, path, stdin)
    return problem === undefined ? [] : [`tee: ${path}: ${problem}\n`]
  })
  return problems.length === 0 ? ok(stdin) : failed(`${problems.join('')}${stdin}`)
}

/** By name. */
export const fileApplets: readonly (readonly [string, Applet])[] = [
  ['cat', cat],
  ['touch', touch],
  ['rm', rm],
  ['cp', copy],
  ['mv', move],
  ['ls', list],
  ['tail', tail],
  ['head', head],
  ['grep', grep],
  ['wc', wc],
  ['tee', tee],
  ['mkdir', () => ok()],
  ['chmod', () => ok()],
  ['chown', () => ok()],
  ['ln', () => ok()],
]
