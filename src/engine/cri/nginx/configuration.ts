/**
 * Makes a site of nginx's configuration, or tells why nginx would not start with it.
 * Left out: `if`, `rewrite` and `set` are read and do nothing; server names are not looked at, the
 * default server of a port answers; certificates are not read; names of other servers are not
 * looked up, for no container can reach another: what is handed on comes back as 502.
 * Source: nginx 1.29 src/http/ngx_http_core_module.c
 */
import type { FileSystem } from '../files/fileSystem'
import { type Directive, parseConfiguration } from './parse'
import type { ErrorPage, Handling, Location, Server, Site } from './site'

/** The site, or the text of the `[emerg]` line. */
export type Configured =
  | { readonly type: 'site'; readonly site: Site }
  | { readonly type: 'refused'; readonly message: string }

/** Where the image's nginx looks first. */
export const MAIN_FILE = '/etc/nginx/nginx.conf'

const PORT_MOST = 65_535
const DEFAULTS: Handling = {
  root: '/etc/nginx/html',
  alias: undefined,
  index: ['index.html'],
  tryFiles: [],
  returns: undefined,
  errorPages: [],
  denied: false,
  forwarded: false,
  stubStatus: false,
  autoindex: false,
  logged: true,
}

/** Reads /etc/nginx/nginx.conf and all it includes. */
export function configure(files: FileSystem, version: string): Configured {
  const parsed = parseConfiguration(files, MAIN_FILE)
  if (parsed.type === 'refused') return parsed
  const { directives } = parsed
  const http = directives.find(({ name }) => name === 'http')
  const message =
    misplaced(directives) ??
    (http === undefined ? undefined : faultOf(http)) ??
    noEvents(directives)
  if (message !== undefined) return { type: 'refused', message }
  const around = http === undefined ? DEFAULTS : handlingOf(http.block, DEFAULTS)
  const servers = named(http?.block ?? [], 'server').map((server) => serverOf(server, around))
  return { type: 'site', site: { version, servers } }
}

const noEvents = (directives: readonly Directive[]): string | undefined =>
  directives.some(({ name }) => name === 'events')
    ? undefined
    : 'no "events" section in configuration'

function misplaced(directives: readonly Directive[]): string | undefined {
  for (const block of ['http', 'events']) {
    const [, second] = named(directives, block)
    if (second !== undefined) return `"${block}" directive is duplicate in ${second.where}`
  }
  return undefined
}

/** What a value of a directive makes nginx refuse, the first from the top. */
function faultOf(http: Directive): string | undefined {
  for (const server of named(http.block, 'server')) {
    const fault = faultIn(server)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultIn(block: Directive): string | undefined {
  const locations = new Set<string>()
  const single = new Set<string>()
  for (const directive of block.block) {
    const { name, args, where } = directive
    const key = args.length > 1 ? args.join(' ') : `${args[0]}`
    const fault = valueFault(directive)
    if (fault !== undefined) return `${fault} in ${where}`
    if (SINGLE.has(name) && single.has(name)) return `"${name}" directive is duplicate in ${where}`
    single.add(name)
    if (name !== 'location') continue
    if (locations.has(key)) return `duplicate location "${args.at(-1)}" in ${where}`
    locations.add(key)
    const inner = faultIn(directive)
    if (inner !== undefined) return inner
  }
  return undefined
}

const SINGLE = new Set(['root', 'alias', 'autoindex', 'default_type', 'sendfile', 'try_files'])

function valueFault(directive: Directive): string | undefined {
  const { name, args } = directive
  const [first = ''] = args
  if (name === 'listen') return listenFault(first)
  if (name === 'return' && args.length > 1 && !/^\d{1,3}$/.test(first)) {
    return `invalid return code "${first}"`
  }
  if (name === 'proxy_pass' && !/^https?:\/\/|^\$/.test(first)) return 'invalid URL prefix'
  if (name !== 'location' || args.length < 2) return undefined
  if (!['=', '^~', '~', '~*'].includes(first)) return `invalid location modifier "${first}"`
  return first.startsWith('~') ? patternFault(args[1] ?? '') : undefined
}

function listenFault(value: string): string | undefined {
  if (value.startsWith('unix:')) return undefined
  const port = portOf(value)
  if (port !== undefined && (port < 1 || port > PORT_MOST)) {
    return `invalid port in "${value}" of the "listen" directive`
  }
  const host = value.replace(/(^|:)\d*$/, '')
  const literal = /^(\*|\[[0-9a-f:.]+\]|\d+(\.\d+){3}|localhost|)$/i.test(host)
  return literal ? undefined : `host not found in "${value}" of the "listen" directive`
}

function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern)
    return undefined
  } catch {
    return `pcre2_compile() failed: invalid pattern in "${pattern}"`
  }
}

function serverOf(server: Directive, around: Handling): Server {
  const own = handlingOf(server.block, around)
  const listens = named(server.block, 'listen')
  const ports = listens.flatMap(({ args }) => portOf(args[0] ?? '') ?? defaultPort(args[0] ?? ''))
  return {
    // Without a listen directive a server run as root takes port 80.
    ports: listens.length === 0 ? [80] : [...new Set(ports)],
    defaultFor: listens
      .filter(({ args }) => args.includes('default_server') || args.includes('default'))
      .flatMap(({ args }) => portOf(args[0] ?? '') ?? []),
    own,
    locations: named(server.block, 'location').flatMap((location) => locationsOf(location, own)),
  }
}

/** A location, and those inside it. */
function locationsOf(location: Directive, around: Handling): Location[] {
  const inherited = { ...around, returns: undefined, tryFiles: [] }
  const handling = handlingOf(location.block, inherited)
  const [first = '', second] = location.args
  const inner = named(location.block, 'location').flatMap((one) => locationsOf(one, handling))
  const own = second === undefined ? unmodified(first) : { match: modifier(first), pattern: second }
  return [{ ...own, handling }, ...inner]
}

/** `location =/path` and `location ~\.php$` need no blank. */
function unmodified(text: string): Pick<Location, 'match' | 'pattern'> {
  const match = /^(=|\^~|~\*|~|@)(.+)$/.exec(text)
  if (match === null) return { match: '', pattern: text }
  const sign = match[1] ?? ''
  return { match: sign === '@' ? '@' : modifier(sign), pattern: match[2] ?? '' }
}

const modifier = (text: string): Location['match'] =>
  text === '=' || text === '^~' || text === '~' || text === '~*' ? text : ''

function handlingOf(block: readonly Directive[], around: Handling): Handling {
  const last = (name: string): readonly string[] | undefined => named(block, name).at(-1)?.args
  const pages = named(block, 'error_page').map(({ args }) => errorPageOf(args))
  const [root, alias, autoindex, log] = ['root', 'alias', 'autoindex', 'access_log'].map(
    (name) => last(name)?.[0],
  )
  return {
    root: root ?? around.root,
    alias,
    index: last('index') ?? around.index,
    tryFiles: last('try_files') ?? around.tryFiles,
    returns: returnOf(named(block, 'return')[0]?.args) ?? around.returns,
    errorPages: pages.length === 0 ? around.errorPages : pages,
    denied: deniesAll(block) ?? around.denied,
    forwarded: block.some(({ name }) => /^(proxy|fastcgi|uwsgi|scgi|grpc)_pass$/.test(name)),
    stubStatus: named(block, 'stub_status').length > 0,
    autoindex: autoindex === undefined ? around.autoindex : autoindex === 'on',
    logged: log === undefined ? around.logged : log !== 'off',
  }
}

/** `return 404;`, `return 200 "ok";`, `return https://example.com;` */
function returnOf(args: readonly string[] | undefined): Handling['returns'] {
  const [first, text] = args ?? []
  if (first === undefined) return undefined
  return /^\d+$/.test(first) ? { status: Number(first), text } : { status: 302, text: first }
}

function errorPageOf(args: readonly string[]): ErrorPage {
  const answers = args.find((arg) => /^=\d+$/.test(arg))
  return {
    statuses: args.filter((arg) => /^\d+$/.test(arg)).map(Number),
    answers: answers === undefined ? undefined : Number(answers.slice(1)),
    target: args.at(-1) ?? '',
  }
}

/** Addresses are not told apart: whoever lets anybody in lets everybody in. */
function deniesAll(block: readonly Directive[]): boolean | undefined {
  const rules = block.filter(({ name }) => name === 'allow' || name === 'deny')
  if (rules.length === 0) return undefined
  return rules.every(({ name }) => name === 'deny') && rules.some(({ args }) => args[0] === 'all')
}

function portOf(value: string): number | undefined {
  const port = /^(?:.*:)?(\d+)$/.exec(value.replace(/^\[.*\]/, '*'))?.[1]
  return port === undefined ? undefined : Number(port)
}

const defaultPort = (value: string): number[] => (value.startsWith('unix:') ? [] : [80])

const named = (block: readonly Directive[], name: string): Directive[] =>
  block.filter((directive) => directive.name === name)
