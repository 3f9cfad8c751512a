/** What arguments and environment change about a program. */
import type { Listener, Program, ProgramOption } from '../../outside/registryMessages'
import type { DeclaredPort } from '../messages'
import { parseAmount } from './amount'

/** The program as this command line and environment make it. */
export function applyOptions(
  program: Program,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  declared: readonly DeclaredPort[],
): Program {
  let changed = program.listensAsDeclared ? declaredPorts(program, declared) : program
  for (const option of program.options) {
    const value = givenValue(option, args, env)
    if (value !== undefined) changed = { ...changed, ...setting(changed, option.sets, value) }
  }
  return changed
}

function givenValue(
  option: ProgramOption,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): string | undefined {
  if (option.env !== undefined) return env[option.env]
  for (const [index, arg] of args.entries()) {
    if (arg === option.flag) return args[index + 1]
    if (arg.startsWith(`${option.flag}=`)) return arg.slice((option.flag ?? '').length + 1)
  }
  return undefined
}

function setting(program: Program, sets: ProgramOption['sets'], value: string): Partial<Program> {
  const amount = parseAmount(value.replace(/s$/, '')) ?? 0
  switch (sets) {
    case 'port':
      return portSetting(program, Number(value.slice(value.lastIndexOf(':') + 1)))
    case 'body':
      return { replies: [{ path: '*', status: 200, body: `${value}\n` }] }
    case 'memory':
      return { memoryBytes: program.memoryBytes + mebi(value) }
    case 'cpu':
      return { cpuMillis: Math.round(amount * 1000) }
    case 'exitAfterSeconds':
      return { ends: { afterMicros: Math.round(amount * 1_000_000), exitCode: 0 } }
  }
}

function portSetting(program: Program, port: number): Partial<Program> {
  const [first, ...others] = program.listeners
  if (!Number.isInteger(port) || port < 1 || first === undefined) return {}
  return { listeners: [{ ...first, port }, ...others] }
}

/** The stress tools count in powers of two whatever the unit is called: `150M` is 150 MiB. */
const mebi = (value: string): number =>
  parseAmount(value.replace(/[kKMG]$/, (unit) => `${unit.toUpperCase()}i`)) ?? 0

function declaredPorts(program: Program, declared: readonly DeclaredPort[]): Program {
  if (declared.length === 0) return program
  const listeners = declared.map(
    (port): Listener => ({
      port: port.containerPort,
      protocol: port.protocol === 'UDP' ? 'UDP' : 'TCP',
      speaks: port.protocol === 'TCP' ? 'http' : 'tcp',
    }),
  )
  return { ...program, listeners }
}
