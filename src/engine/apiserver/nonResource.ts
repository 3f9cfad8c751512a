/**
 * Paths that are no objects: discovery, version, health.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/server/{routes,healthz}
 */
import type { EtcdResponse } from '../etcd/messages'
import type { Message } from '../kernel/event'
import { type Micros, seconds } from '../kernel/micros'
import type { Call } from './call'
import { discoveryDocument } from './discovery'
import type { NonResourceRequestInfo } from './requestInfo'
import { respond } from './respond'
import type { Server } from './serverState'
import { askEtcd } from './storage/etcdClient'

/** Timer of the server's own: a health check has waited long enough for etcd. */
export interface HealthTimeout extends Message {
  readonly type: 'apiserver.healthTimeout'
  readonly id: number
}

/** Source: pkg/kubeapiserver/options etcd health check timeout. */
const HEALTH_TIMEOUT: Micros = seconds(2)

const VERSION = {
  major: '1',
  minor: '35',
  emulationMajor: '1',
  emulationMinor: '35',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '34',
  gitVersion: 'v1.35.6',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '',
  goVersion: '',
  compiler: 'gc',
  platform: 'linux/amd64',
}

const PATHS = {
  paths: ['/api', '/api/v1', '/apis', '/healthz', '/livez', '/readyz', '/version'],
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }

export const isHealthPath = (path: string): boolean => healthEndpoint(path) !== undefined

export function serveNonResource(
  server: Server,
  call: Call,
  { path }: NonResourceRequestInfo,
): void {
  if (healthEndpoint(path) !== undefined) {
    checkHealth(server, call)
    return
  }
  if (path === '/version' || path === '/version/') respond(server, call, 200, VERSION)
  else if (path === '/') respond(server, call, 200, PATHS)
  else {
    const document = discoveryDocument(path)
    if (document === undefined) respondNotFound(server, call)
    else respond(server, call, 200, document)
  }
}

/** The answer to a path nobody knows: plain text, no Status. */
export function respondNotFound(server: Server, call: Call): void {
  respond(server, call, 404, '404 page not found\n', TEXT)
}

/** etcd has answered a health check. */
export function takeHealth(server: Server, call: Call, response: EtcdResponse): void {
  answerHealth(server, call, response.error === undefined)
}

/** etcd has not answered in time. */
export function takeHealthTimeout(server: Server, { id }: HealthTimeout): void {
  const { pending } = server.state.etcd
  const step = pending.get(id)?.step
  if (step?.type !== 'health') return
  pending.delete(id)
  answerHealth(server, step.call, false)
}

type Endpoint = 'healthz' | 'livez' | 'readyz'

function healthEndpoint(path: string): Endpoint | undefined {
  const name = path.split('/')[1]
  return name === 'healthz' || name === 'livez' || name === 'readyz' ? name : undefined
}

function checkHealth(server: Server, call: Call): void {
  const range = { op: 'range', key: '/registry/health' } as const
  const id = askEtcd(server, { type: 'etcd.range', range }, { type: 'health', call })
  const timeout: HealthTimeout = { type: 'apiserver.healthTimeout', id }
  server.context.wake(HEALTH_TIMEOUT, timeout)
}

function answerHealth(server: Server, call: Call, etcd: boolean): void {
  const { path, query = {} } = call.request
  const endpoint = healthEndpoint(path) ?? 'healthz'
  const serving = server.state.phase === 'serving'
  const checks: readonly (readonly [string, boolean])[] = [
    ['ping', true],
    ['log', true],
    ['etcd', etcd],
    ...(endpoint === 'readyz'
      ? ([
          ['etcd-readiness', etcd],
          ['informer-sync', serving],
        ] as const)
      : []),
    ['poststarthook/start-system-namespaces-controller', serving],
    ...(endpoint === 'readyz' ? ([['shutdown', true]] as const) : []),
  ]
  const excluded = (query['exclude'] ?? '').split(',')
  const passed = checks.every(([name, ok]) => ok || excluded.includes(name))
  if (passed && query['verbose'] === undefined) {
    respond(server, call, 200, 'ok', TEXT)
    return
  }
  const lines = checks.map(([name, ok]) => {
    if (excluded.includes(name)) return `[+]${name} excluded: ok`
    return ok ? `[+]${name} ok` : `[-]${name} failed: reason withheld`
  })
  const text = `${lines.join('\n')}\n${endpoint} check ${passed ? 'passed' : 'failed'}\n`
  respond(server, call, passed ? 200 : 500, text, TEXT)
}
