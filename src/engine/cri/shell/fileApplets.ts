/** Commands on the container's files. Directories are only prefixes of names. */
import { type Applet, block, failed, ok, type Shell } from './shell'

const missing = (command: string, path: string) =>
  failed(`${command}: can't open '${path}': No such file or directory\n`)

const named = (args: readonly string[]): string[] => args.filter((arg) => !arg.startsWith('-'))

const cat: Applet = (shell, args, stdin) => {
  const paths = named(args)
  if (paths.length === 0) return ok(stdin)
  let output = ''
  for (const path of paths) {
    if (path === '/dev/zero' || path === '/dev/urandom') return block(shell, 'spins')
    const content = shell.files.get(path)
    if (content === undefined) return missing('cat', path)
    output += content
  }
  return ok(output)
}

const touch: Applet = (shell, args) => {
  for (const path of named(args)) {
    if (!shell.files.has(path)) shell.files.set(path, '')
  }
  return ok()
}

const rm: Applet = (shell, args) => {
  const forced = args.some((arg) => /^-[a-z]*f/.test(arg))
  let status = 0
  for (const path of named(args)) {
    if (!removeTree(shell, path)) status = forced ? 0 : 1
  }
  return { status, output: '' }
}

function removeTree(shell: Shell, path: string): boolean {
  let found = shell.files.delete(path)
  for (const name of [...shell.files.keys()]) {
    if (name.startsWith(`${path}/`)) found = shell.files.delete(name) || found
  }
  return found
}

const copy: Applet = (shell, args) => {
  const [from = '', to = ''] = named(args)
  const content = shell.files.get(from)
  if (content === undefined) return failed(`cp: can't stat '${from}': No such file or directory\n`)
  shell.files.set(to, content)
  return ok()
}

const move: Applet = (shell, args) => {
  const result = copy(shell, args, '')
  if (result.status === 0) shell.files.delete(named(args)[0] ?? '')
  return result
}

const list: Applet = (shell, args) => {
  const path = named(args)[0] ?? '/'
  if (shell.files.has(path)) return ok(`${path}\n`)
  const inside = path.endsWith('/') ? path : `${path}/`
  const names = new Set<string>()
  for (const file of shell.files.keys()) {
    if (file.startsWith(inside)) names.add(file.slice(inside.length).split('/')[0] ?? '')
  }
  if (names.size === 0 && path !== '/') {
    return failed(`ls: ${path}: No such file or directory\n`)
  }
  return ok(
    [...names]
      .sort()
      .map((name) => `${name}\n`)
      .join(''),
  )
}

/** `tail -f` never ends; `tail /dev/zero` looks for the last line until the memory is full. */
const tail: Applet = (shell, args, stdin) => {
  if (args.includes('/dev/zero')) return block(shell, 'eats')
  if (args.some((arg) => /^-[a-zA-Z]*[fF]/.test(arg))) return block(shell)
  return lastLines(shell, args, stdin, (lines, count) => lines.slice(-count))
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
  const content = path === undefined ? stdin : shell.files.get(path)
  if (content === undefined) return missing('tail', path ?? '')
  const lines = content.replace(/\n$/, '').split('\n')
  return ok(
    choose(lines, count)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

const grep: Applet = (shell, args, stdin) => {
  const [pattern = '', path] = named(args)
  const content = path === undefined ? stdin : shell.files.get(path)
  if (content === undefined) return failed(`grep: ${path}: No such file or directory\n`, 2)
  const found = content.split('\n').filter((line) => line !== '' && line.includes(pattern))
  const quiet = args.some((arg) => /^-[a-z]*q/.test(arg))
  const output = quiet ? '' : found.map((line) => `${line}\n`).join('')
  return found.length > 0 ? ok(output) : failed()
}

const wc: Applet = (shell, args, stdin) => {
  const path = named(args)[0]
  const content = path === undefined ? stdin : shell.files.get(path)
  if (content === undefined) return missing('wc', path ?? '')
  return ok(`${content.split('\n').length - 1}\n`)
}

const tee: Applet = (shell, args, stdin) => {
  for (const path of named(args)) shell.files.set(path, stdin)
  return ok(stdin)
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
