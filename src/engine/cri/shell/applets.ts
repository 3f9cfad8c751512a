/** The small commands of BusyBox, as far as pods use them. Each is a pure function of the shell. */
import { timeAt } from '../../clientGo/wallClock'
import { parseSleep } from './duration'
import { fileApplets } from './fileApplets'
import { type Applet, block, type CommandResult, FOREVER, failed, ok, type Shell } from './shell'
import { testExpression } from './testExpression'

const COMMAND_NOT_FOUND = 127

/** Runs a command: an applet, one of the image's programs (the script becomes it), or not found. */
export function runCommand(shell: Shell, words: readonly string[], stdin: string): CommandResult {
  const [word = '', ...args] = words
  const name = word.slice(word.lastIndexOf('/') + 1)
  if (shell.programs.includes(name)) {
    shell.fate = { type: 'became', argv: words }
    return ok()
  }
  const applet = applets.get(name)
  if (applet !== undefined) return applet(shell, args, stdin)
  return failed(`sh: ${word}: not found\n`, COMMAND_NOT_FOUND)
}

/** Whether the shell brings this command itself. */
export const isApplet = (name: string): boolean => applets.has(name)

const sleep: Applet = (shell, args) => {
  if (args.length === 0)
    return failed('BusyBox v1.37.0 multi-call binary.\n\nUsage: sleep [N]...\n')
  const micros = parseSleep(args)
  if (micros === undefined) return failed(`sleep: invalid number '${args.join(' ')}'\n`)
  if (micros >= FOREVER) return block(shell)
  shell.at += micros
  return ok()
}

const echo: Applet = (_, args) => {
  const options = args.length > 0 && /^-[neE]+$/.test(args[0] ?? '') ? (args[0] ?? '') : ''
  const text = (options === '' ? args : args.slice(1)).join(' ')
  const shown = options.includes('e') ? escapes(text) : text
  return ok(options.includes('n') ? shown : `${shown}\n`)
}

const printf: Applet = (_, args) => {
  const [format = '', ...values] = args
  let next = 0
  return ok(
    escapes(format).replace(/%%|%0?\d*[sdi]/g, (spec) =>
      spec === '%%' ? '%' : (values[next++] ?? ''),
    ),
  )
}

const date: Applet = (shell, args) => {
  const time = timeAt(shell.at)
  const format = args.find((arg) => arg.startsWith('+'))
  if (format !== undefined) return ok(`${formatDate(time, format.slice(1))}\n`)
  return ok(`${formatDate(time, '%F %T UTC')}\n`)
}

function formatDate(time: string, format: string): string {
  const [day = '', clock = ''] = time.replace('Z', '').split('T')
  const [hour = '', minute = '', second = ''] = clock.split(':')
  const fields: Readonly<Record<string, string>> = {
    F: day,
    T: clock,
    H: hour,
    M: minute,
    S: second,
    Y: day.slice(0, 4),
    m: day.slice(5, 7),
    d: day.slice(8),
  }
  return format.replace(/%([A-Za-z])/g, (_, letter: string) => fields[letter] ?? '')
}

const seq: Applet = (_, args) => {
  const numbers = args.map(Number)
  const from = numbers.length > 1 ? (numbers[0] ?? 1) : 1
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1
  const to = numbers.at(-1) ?? 0
  if (numbers.some(Number.isNaN) || step === 0) return failed('seq: invalid number\n')
  const lines: string[] = []
  for (let value = from; step > 0 ? value <= to : value >= to; value += step) {
    if (lines.push(String(value)) >= SEQ_MOST) break
  }
  return ok(lines.map((line) => `${line}\n`).join(''))
}
const SEQ_MOST = 10_000

const exitShell: Applet = (shell, args) => ({
  status: args[0] === undefined ? shell.status : Number.parseInt(args[0], 10) & 255 || 0,
  output: '',
  exits: true,
})

const set: Applet = (shell, args) => {
  for (const arg of args) {
    if (/^-[a-z]*e/.test(arg)) shell.errexit = true
    if (/^\+[a-z]*e/.test(arg)) shell.errexit = false
  }
  return ok()
}

/** `export a=1`: the assignment stands in the word itself. */
const declare: Applet = (shell, args) => {
  for (const arg of args) {
    const equals = arg.indexOf('=')
    if (equals > 0) shell.variables.set(arg.slice(0, equals), arg.slice(equals + 1))
  }
  return ok()
}

const environment: Applet = (shell, args) => {
  const name = args[0]
  if (name !== undefined) {
    const value = shell.variables.get(name)
    return value === undefined ? failed() : ok(`${value}\n`)
  }
  const lines = [...shell.variables].map(([key, value]) => `${key}=${value}\n`)
  return ok(`${lines.join('')}HOSTNAME=${shell.hostname}\n`)
}

const trap: Applet = (shell, args) => {
  const [script = '', ...signals] = args
  if (!signals.some((signal) => /^(SIG)?TERM$|^15$/.test(signal))) return ok()
  const code = /\bexit(?:\s+(\d+))?/.exec(script)
  // A trap that does not leave makes the shell deaf to SIGTERM, which it is without one too.
  shell.trap = code === null ? undefined : Number(code[1] ?? 0)
  return ok()
}

const wait: Applet = (shell) => {
  shell.at = Math.max(shell.at, shell.backgroundUntil)
  return shell.at >= FOREVER ? block(shell) : ok()
}

const become: Applet = (shell, args, stdin) =>
  args.length === 0 ? ok() : { ...runCommand(shell, args, stdin), ...endsUnless(shell) }

/** `exec cmd` puts the command in the shell's place: when it is done, so is the shell. */
const endsUnless = (shell: Shell): { exits?: true } =>
  shell.fate.type === 'running' ? { exits: true } : {}

const testApplet: Applet = (shell, args) => (testExpression(shell, args) ? ok() : failed())

/** Commands that would use the network. The simulation does not carry them: they find nobody. */
const unreachable =
  (message: (target: string) => string): Applet =>
  (_, args) =>
    failed(message(args.at(-1) ?? ''))

function escapes(text: string): string {
  return text.replace(/\\(n|t|\\)/g, (_, letter: string) =>
    letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\',
  )
}

const applets: ReadonlyMap<string, Applet> = new Map<string, Applet>([
  ['sleep', sleep],
  ['echo', echo],
  ['printf', printf],
  ['date', date],
  ['seq', seq],
  ['exit', exitShell],
  ['return', exitShell],
  ['set', set],
  ['export', declare],
  ['readonly', declare],
  ['local', declare],
  ['env', environment],
  ['printenv', environment],
  ['trap', trap],
  ['wait', wait],
  ['exec', become],
  ['true', () => ok()],
  [':', () => ok()],
  ['false', () => failed()],
  ['test', testApplet],
  ['[', testApplet],
  ['[[', testApplet],
  ['hostname', (shell) => ok(`${shell.hostname}\n`)],
  ['whoami', () => ok('root\n')],
  ['id', () => ok('uid=0(root) gid=0(root) groups=0(root)\n')],
  ['pwd', () => ok('/\n')],
  ['uname', () => ok('Linux\n')],
  ['cd', () => ok()],
  ['kill', () => ok()],
  ['ulimit', () => ok()],
  ['umask', () => ok()],
  ['sync', () => ok()],
  ['yes', (shell) => block(shell, 'spins')],
  ['dd', (shell) => block(shell, 'spins')],
  ['wget', unreachable((target) => `wget: can't connect to remote host (${target})\n`)],
  ['curl', unreachable((target) => `curl: (7) Failed to connect to ${target}\n`)],
  ['nc', unreachable((target) => `nc: ${target}: Connection refused\n`)],
  ['ping', unreachable((target) => `ping: bad address '${target}'\n`)],
  ['nslookup', unreachable((target) => `** server can't find ${target}: NXDOMAIN\n`)],
  ...fileApplets,
])
