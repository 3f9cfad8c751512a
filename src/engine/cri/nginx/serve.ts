/**
 * Answers a request as nginx does: the server of the port, the location of the path, then what the
 * location says: a text, a file, a directory's index, another location.
 * Source: nginx 1.29 src/http/ngx_http_core_module.c (ngx_http_core_find_location), modules
 */
import { clean, type FileSystem, isDirectory, namesIn, readFile } from '../files/fileSystem'
import { statusPage } from './pages'
import type { Handling, Location, Server, Site } from './site'

/** A request, as far as nginx looks at it here. */
export interface SiteRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly port: number
  readonly host: string
}

/** The answer, and whether the access log has a line about it. */
export interface SiteAnswer {
  readonly status: number
  readonly body: string
  readonly logged: boolean
}

/** What one location made of it. */
type Outcome = Answered | { readonly type: 'goTo'; readonly path: string }

type Answered =
  | { readonly type: 'answer'; readonly status: number; readonly body: string }
  /** A status whose page is nginx's own, or an error_page's. */
  | { readonly type: 'status'; readonly status: number }

/** A request on its way through a server. */
interface Visit {
  readonly site: Site
  readonly server: Server
  readonly files: FileSystem
  readonly request: SiteRequest
}

/** Source: NGX_HTTP_MAX_URI_CHANGES */
const REDIRECTS_MOST = 10

/** Answers a request. */
export function serve(site: Site, files: FileSystem, request: SiteRequest): SiteAnswer {
  const server = serverFor(site, request.port)
  const [path = '/'] = request.path.split('?')
  if (server === undefined) return { status: 404, body: '', logged: true }
  return answerPath({ site, server, files, request }, path, true)
}

const serverFor = ({ servers }: Site, port: number): Server | undefined =>
  servers.find(({ defaultFor }) => defaultFor.includes(port)) ??
  servers.find(({ ports }) => ports.includes(port))

/** `first`: the page of an error is not looked for a second time. */
function answerPath(visit: Visit, wanted: string, first: boolean): SiteAnswer {
  let path = wanted
  for (let left = REDIRECTS_MOST; left > 0; left--) {
    const { location, handling } = placeOf(visit.server, path)
    const outcome = handle(visit, handling, location, path)
    if (outcome.type !== 'goTo') return finish(visit, handling, outcome, first)
    path = outcome.path
  }
  return finish(visit, visit.server.own, status(500), false)
}

function finish(
  visit: Visit,
  { errorPages, logged }: Handling,
  outcome: Answered,
  first: boolean,
): SiteAnswer {
  if (outcome.type === 'answer') return { status: outcome.status, body: outcome.body, logged }
  const page = errorPages.find(({ statuses }) => statuses.includes(outcome.status))
  if (page !== undefined && first && /^[/@]/.test(page.target)) {
    const shown = answerPath(visit, page.target, false)
    if (shown.status < 300) return { ...shown, status: page.answers ?? outcome.status, logged }
  }
  return { status: outcome.status, body: statusPage(outcome.status, visit.site.version), logged }
}

/** The location of a path: exact, then the longest prefix, unless a pattern matches before it. */
function placeOf(
  { locations, own }: Server,
  path: string,
): { readonly location: Location | undefined; readonly handling: Handling } {
  const exact = locations.find(
    ({ match, pattern }) =>
      (match === '=' && pattern === path) || (match === '@' && `@${pattern}` === path),
  )
  let longest: Location | undefined
  for (const location of locations) {
    if (location.match !== '' && location.match !== '^~') continue
    if (!path.startsWith(location.pattern)) continue
    if (longest === undefined || location.pattern.length > longest.pattern.length)
      longest = location
  }
  const location =
    exact ??
    (longest?.match === '^~' ? longest : (locations.find((one) => fits(one, path)) ?? longest))
  return { location, handling: location?.handling ?? own }
}

const fits = ({ match, pattern }: Location, path: string): boolean =>
  match.startsWith('~') && new RegExp(pattern, match === '~*' ? 'i' : '').test(path)

function handle(
  visit: Visit,
  handling: Handling,
  location: Location | undefined,
  path: string,
): Outcome {
  const { server, files, request } = visit
  // A return of the server itself comes before any location is looked for.
  const returns = server.own.returns ?? handling.returns
  if (returns !== undefined) return returned(returns, request, path)
  if (handling.denied) return status(403)
  if (handling.stubStatus) return answer(200, STUB_STATUS)
  const tried = handling.tryFiles.length > 0 ? tryFiles(visit, handling, location, path) : undefined
  if (tried !== undefined) return tried
  if (handling.forwarded) return status(502)
  if (request.method !== 'GET' && request.method !== 'HEAD') return status(405)
  return staticFile(handling, files, fileOf(handling, location, path), path)
}

const STUB_STATUS =
  'Active connections: 1 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n'

function returned(
  { status: code, text }: NonNullable<Handling['returns']>,
  request: SiteRequest,
  path: string,
): Outcome {
  const redirects = [301, 302, 303, 307, 308].includes(code)
  if (text === undefined || redirects) return status(code)
  return answer(code, filled(text, request, path))
}

/** Each is looked for as a file, with a slash behind it as a directory; the last is where to go. */
function tryFiles(
  { files, request }: Visit,
  handling: Handling,
  location: Location | undefined,
  path: string,
): Outcome | undefined {
  const last = handling.tryFiles.at(-1) ?? ''
  for (const word of handling.tryFiles.slice(0, -1)) {
    const wanted = filled(word, request, path).replace(/\/+/g, '/')
    const place = fileOf(handling, location, wanted)
    const there = word.endsWith('/')
      ? isDirectory(files, place)
      : readFile(files, place) !== undefined
    if (there && handling.forwarded) return undefined
    if (there) return staticFile(handling, files, place, wanted)
  }
  if (/^=\d+$/.test(last)) return status(Number(last.slice(1)))
  return { type: 'goTo', path: filled(last, request, path).split('?')[0] ?? '/' }
}

/** Where a path lies in the file system. */
function fileOf(handling: Handling, location: Location | undefined, path: string): string {
  const { alias, root } = handling
  if (alias === undefined || location === undefined) return `${root}${path}`
  return path.startsWith(location.pattern)
    ? `${alias}${path.slice(location.pattern.length)}`
    : alias
}

function staticFile(handling: Handling, files: FileSystem, place: string, path: string): Outcome {
  const content = place.endsWith('/') ? undefined : readFile(files, place)
  if (content !== undefined) return answer(200, content)
  const directory = isDirectory(files, place)
  if (directory && !path.endsWith('/')) return status(301)
  for (const name of path.endsWith('/') ? handling.index : []) {
    if (readFile(files, `${place}/${name}`) === undefined) continue
    return { type: 'goTo', path: `${path}${name}` }
  }
  if (!directory) return status(404)
  return handling.autoindex ? answer(200, listing(files, place, path)) : status(403)
}

function listing(files: FileSystem, place: string, path: string): string {
  const lines = (namesIn(files, place) ?? []).map((name) => {
    const shown = isDirectory(files, clean(`${place}/${name}`)) ? `${name}/` : name
    return `<a href="${shown}">${shown}</a>\r\n`
  })
  const title = `Index of ${path}`
  return (
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1><hr><pre>` +
    `<a href="../">../</a>\r\n${lines.join('')}</pre><hr></body>\r\n</html>\r\n`
  )
}

/** Variables of the request; one that is not known here is empty. */
function filled(text: string, { path: whole, host, port, method }: SiteRequest, path: string) {
  const query = whole.includes('?') ? whole.slice(whole.indexOf('?') + 1) : ''
  const values: Readonly<Record<string, string>> = {
    uri: path,
    document_uri: path,
    request_uri: whole,
    args: query,
    query_string: query,
    is_args: query === '' ? '' : '?',
    host,
    hostname: host,
    server_port: String(port),
    request_method: method,
    scheme: 'http',
  }
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? ''
    return Object.hasOwn(values, name) ? (values[name] ?? '') : ''
  })
}

const answer = (code: number, body: string): Answered => ({ type: 'answer', status: code, body })
const status = (code: number): Answered => ({ type: 'status', status: code })
