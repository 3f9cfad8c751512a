/** What the files in its container make of a program: its ports, what it serves, or its end. */
import { timeAt } from '../../clientGo/wallClock'
import { type Micros, millis } from '../../kernel/micros'
import type { Program } from '../../outside/registryMessages'
import { createFileSystem, type FileSystem, isTouched, readFile } from '../files/fileSystem'
import { configure } from '../nginx/configuration'
import type { Site } from '../nginx/site'

/** A program that has read its files. */
export interface ConfiguredProgram {
  readonly program: Program
  /** What it serves from files; undefined: the program's own replies are all there is. */
  readonly site: Site | undefined
}

/** Where the image's nginx reads from. */
const NGINX_FILES = ['/etc/nginx', '/usr/share/nginx/html']
const REFUSED_AFTER = millis(200)
const LEFT_AFTER = millis(10)

/** Reads the configuration at the start of a program. `files`: undefined where all is the image's. */
export function readConfiguration(
  program: Program,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  files: FileSystem | undefined,
  startAt: Micros,
): ConfiguredProgram {
  if (files === undefined || program.reads === undefined) return { program, site: undefined }
  switch (program.reads) {
    case 'nginx':
      return readNginx(program, env, files, startAt)
    case 'redis':
      return { program: readRedis(program, args, files), site: undefined }
  }
}

/**
 * What an nginx serves that began with its image's files, once somebody has changed some of them:
 * its configuration stays the one it began with.
 */
export function siteOfImage(
  image: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Site | undefined {
  const files = createFileSystem(image, [], new Map())
  const configured = configure(files, env.NGINX_VERSION ?? '')
  return configured.type === 'site' ? configured.site : undefined
}

/** Whether nginx must look at its files, because they are not those of its image any more. */
export const servesOtherFiles = (program: Program, files: FileSystem): boolean =>
  program.reads === 'nginx' && NGINX_FILES.some((directory) => isTouched(files, directory))

function readNginx(
  program: Program,
  env: Readonly<Record<string, string>>,
  files: FileSystem,
  startAt: Micros,
): ConfiguredProgram {
  if (!servesOtherFiles(program, files)) return { program, site: undefined }
  const configured = configure(files, env.NGINX_VERSION ?? '')
  if (configured.type === 'refused') {
    return { program: refuse(program, configured.message, startAt), site: undefined }
  }
  const { site } = configured
  const ports = [...new Set(site.servers.flatMap((server) => server.ports))]
  const listeners = ports.map((port) => ({ port, protocol: 'TCP', speaks: 'http' }) as const)
  return { program: { ...program, listeners }, site }
}

/** nginx says what it minds twice, to its log and to its terminal, and leaves. */
function refuse(program: Program, message: string, startAt: Micros): Program {
  const time = timeAt(startAt + REFUSED_AFTER)
  const stamp = time.slice(0, 19).replaceAll('-', '/').replace('T', ' ')
  return {
    ...program,
    listeners: [],
    lines: [
      ...program.lines.filter(({ line }) => !line.includes('[notice]')),
      { afterMicros: REFUSED_AFTER, line: `${stamp} [emerg] 1#1: ${message}` },
      { afterMicros: REFUSED_AFTER, line: `nginx: [emerg] ${message}` },
    ],
    ends: { afterMicros: REFUSED_AFTER + LEFT_AFTER, exitCode: 1 },
  }
}

/** Of redis.conf only the port is looked at. */
function readRedis(program: Program, args: readonly string[], files: FileSystem): Program {
  const path = args.find((arg) => !arg.startsWith('-') && /\.conf$|\//.test(arg))
  if (path === undefined) return program
  const text = readFile(files, path)
  if (text === undefined) {
    const line = `1:C # Fatal error, can't open config file '${path}': No such file or directory`
    const lines = [...program.lines.slice(0, 1), { afterMicros: REFUSED_AFTER, line }]
    const ends = { afterMicros: REFUSED_AFTER + LEFT_AFTER, exitCode: 1 }
    return { ...program, listeners: [], lines, ends }
  }
  const port = Number(/^[ \t]*port[ \t]+"?(\d+)/im.exec(text)?.[1] ?? Number.NaN)
  const [first, ...others] = program.listeners
  if (Number.isNaN(port) || first === undefined) return program
  const lines = program.lines.map(({ afterMicros, line }) => ({
    afterMicros,
    line: line.replace('port=6379', `port=${port}`),
  }))
  return { ...program, lines, listeners: port === 0 ? others : [{ ...first, port }, ...others] }
}
