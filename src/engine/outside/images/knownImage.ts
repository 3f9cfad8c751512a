/**
 * A repository the registry knows by name: which tags it has, how big it is, what it does.
 * Adding one is a file with one of these, and a line in knownImages.ts.
 */
import type { ImageConfig, Program } from '../registryMessages'

/** A repository and what is in it. */
export interface KnownImage {
  /** With host: `docker.io/library/nginx`. */
  readonly repository: string
  readonly hasTag: (tag: string) => boolean
  /** Compressed, as a node downloads it. */
  readonly sizeBytes: (tag: string) => number
  readonly layers: number
  readonly config: (tag: string) => ImageConfig
}

/** Versions a repository has: for each major the first and last minor, any patch, some suffixes. */
export interface VersionRange {
  readonly names: readonly string[]
  readonly minors: Readonly<Record<string, readonly [number, number]>>
  /** What may follow a version or name after a dash, without further digits: `alpine`. */
  readonly suffixes: readonly string[]
  readonly prefix?: 'v'
}

const VERSION = /^(v?)(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([a-z][a-z0-9.-]*))?$/

/** A test for tags such as `1.27`, `1.27.3-alpine`, `stable-alpine`, `latest`. */
export function versionTags(range: VersionRange): (tag: string) => boolean {
  return (tag) => {
    const dash = tag.indexOf('-')
    const name = dash < 0 ? tag : tag.slice(0, dash)
    if (range.names.includes(name)) return dash < 0 || hasSuffix(range, tag.slice(dash + 1))
    const match = VERSION.exec(tag)
    if (match === null || (match[1] ?? '') !== (range.prefix ?? '')) return false
    const minors = range.minors[match[2] ?? '']
    if (minors === undefined || !hasSuffix(range, match[5] ?? '')) return false
    const minor = match[3]
    return minor === undefined || (Number(minor) >= minors[0] && Number(minor) <= minors[1])
  }
}

const hasSuffix = (range: VersionRange, suffix: string): boolean =>
  suffix === '' || range.suffixes.includes(suffix.replace(/[0-9.]+$/, ''))

/** Exactly these tags. */
export const exactTags =
  (...tags: readonly string[]) =>
  (tag: string): boolean =>
    tags.includes(tag)

/** Builds a program from what is special about it: by default it idles, and ends at SIGTERM. */
export function program(name: string, special: Partial<Program> = {}): Program {
  return {
    name,
    startupMicros: 50_000,
    listeners: [],
    listensAsDeclared: false,
    replies: [],
    accessLog: 'none',
    lines: [],
    memoryBytes: 8_388_608,
    memoryGrowthBytesPerSecond: 0,
    cpuMillis: 1,
    cpuMicrosPerRequest: 500,
    term: { afterMicros: 100_000, exitCode: 0 },
    options: [],
    ...special,
  }
}

/** An image with one program, which is what it starts; with a shell beside it unless told otherwise. */
export function imageOf(main: Program, special: Partial<ImageConfig> = {}): ImageConfig {
  return {
    entrypoint: [main.name],
    cmd: [],
    env: {},
    programs: { [main.name]: main },
    shell: true,
    unknownCommand: 'missing',
    ...special,
  }
}

/** A port that speaks HTTP. */
export const http = (port: number) => ({ port, protocol: 'TCP', speaks: 'http' }) as const
/** A port that takes connections and speaks something else. */
export const tcp = (port: number) => ({ port, protocol: 'TCP', speaks: 'tcp' }) as const
/** A port for datagrams. */
export const udp = (port: number) => ({ port, protocol: 'UDP', speaks: 'tcp' }) as const

/** A reply to every path. */
export const always = (body: string, status = 200) => [{ path: '*', status, body }]
