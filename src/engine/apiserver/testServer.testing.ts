/** An API server with its etcd and one client that keeps what it is told: what tests talk to. */
import type { KubeList, KubeObject, Status } from '../../api/meta'
import { etcd } from '../etcd/etcd'
import type { EtcdState } from '../etcd/member'
import { behaviour } from '../kernel/actor'
import type { Message } from '../kernel/event'
import { addActor, advance, createKernel, type Kernel, post } from '../kernel/kernel'
import { millis } from '../kernel/micros'
import { keptRecords } from '../kernel/trace'
import { apiServer } from './apiServer'
import type {
  ApiRequest,
  ApiResponse,
  Method,
  PassedStage,
  StagesNote,
  WatchClose,
  WatchFrame,
  WatchFrames,
} from './messages'
import type { ApiServerState } from './serverState'

export const SERVER = 'kube-apiserver/m'
export const ETCD = 'etcd/m'

export interface TestServer {
  readonly kernel: Kernel
  nextId: number
}

export interface Asked {
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly user?: string
  readonly client?: string
  readonly session?: number
}

/** Powers everything on and waits until the server serves. */
export function startServer(clients: readonly string[] = ['you'], checked = true): TestServer {
  const client = behaviour<Message[], null>({
    init: () => [],
    receive: (state, message) => void state.push(message),
  })
  const kernel = createKernel({
    seed: 7,
    checked,
    defaultLatencyMicros: 200,
    behaviours: new Map([
      ['etcd', behaviour(etcd)],
      ['kube-apiserver', behaviour(apiServer)],
      ['client', client],
    ]),
  })
  addActor(kernel, ETCD, 'etcd', {})
  addActor(kernel, SERVER, 'kube-apiserver', { etcd: ETCD, advertiseAddress: '192.168.0.10' })
  for (const id of clients) addActor(kernel, id, 'client', null)
  const server = { kernel, nextId: 1 }
  wait(server, millis(100))
  return server
}

export const wait = ({ kernel }: TestServer, micros: number): void =>
  void advance(kernel, kernel.state.now + micros)

/** Sends a request; a path may carry its query. Returns the request's number. */
export function send(server: TestServer, method: Method, path: string, asked: Asked = {}): number {
  const id = server.nextId++
  const [bare = '', search] = path.split('?')
  const query = { ...queryOf(search), ...asked.query }
  const request: ApiRequest = {
    type: 'request',
    id,
    method,
    path: bare,
    user: asked.user ?? 'kubernetes-admin',
    session: asked.session ?? 1,
    ...(Object.keys(query).length > 0 && { query }),
    ...(asked.headers !== undefined && { headers: asked.headers }),
    ...(asked.body !== undefined && { body: asked.body }),
  }
  post(server.kernel, SERVER, request, asked.client ?? 'you')
  return id
}

function queryOf(search = ''): Record<string, string> {
  const pairs = search.split('&').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => pair.split('=').map((text) => decodeURIComponent(text ?? ''))),
  )
}

/** Sends a request and waits a fifth of a second for its answer. */
export function ask(
  server: TestServer,
  method: Method,
  path: string,
  asked: Asked = {},
): ApiResponse {
  const id = send(server, method, path, asked)
  wait(server, millis(200))
  const answer = responseTo(server, id, asked.client)
  if (answer === undefined) throw new Error(`no answer to ${method} ${path}`)
  return answer
}

/** The client ends one of its watches. */
export function hangUp(server: TestServer, id: number, client = 'you'): void {
  const close: WatchClose = { type: 'watchClose', id }
  post(server.kernel, SERVER, close, client)
  wait(server, millis(1))
}

export const responseTo = (
  server: TestServer,
  id: number,
  client = 'you',
): ApiResponse | undefined =>
  inboxOf(server, client).find(
    (one): one is ApiResponse => one.type === 'response' && (one as ApiResponse).id === id,
  )

export const watchMessages = (server: TestServer, id: number, client = 'you'): WatchFrames[] =>
  inboxOf(server, client).filter(
    (one): one is WatchFrames => one.type === 'watch' && (one as WatchFrames).id === id,
  )

export const framesOf = (server: TestServer, id: number, client = 'you'): WatchFrame[] =>
  watchMessages(server, id, client).flatMap(({ frames }) => frames)

/** `ADDED web`, `BOOKMARK`: frames in short. */
export const inShort = (frames: readonly WatchFrame[]): string[] =>
  frames.map(({ type, object }) => {
    if (object.kind === 'Status') return `${type} ${(object as Status).message}`
    return `${type} ${(object as KubeObject).metadata.name ?? ''}`.trim()
  })

export const objectOf = (response: ApiResponse): KubeObject => response.body as KubeObject
export const statusOf = (response: ApiResponse): Status => response.body as Status
export const listOf = (response: ApiResponse): KubeList => response.body as KubeList
export const namesOf = (response: ApiResponse): string[] =>
  listOf(response).items.map(({ metadata }) => metadata.name)

/** The notes of the stages a request passed. */
export const stagesOf = ({ kernel }: TestServer, request: number): PassedStage[] =>
  keptRecords(kernel.state.trace).flatMap((record) => {
    if (!('note' in record) || record.note.type !== 'apiserver.stages') return []
    const note = record.note as StagesNote
    return note.request === request && note.client !== SERVER ? note.stages : []
  })

export const serverState = ({ kernel }: TestServer): ApiServerState =>
  kernel.state.actors.get(SERVER)?.state as ApiServerState
export const etcdState = ({ kernel }: TestServer): EtcdState =>
  kernel.state.actors.get(ETCD)?.state as EtcdState

const inboxOf = ({ kernel }: TestServer, client: string): Message[] =>
  kernel.state.actors.get(client)?.state as Message[]

export const configMap = (name: string, more: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...more },
})

export const pod = (name: string, more: { metadata?: object; spec?: object } = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...more.metadata },
  spec: { containers: [{ name: 'c', image: 'registry.k8s.io/pause:3.10' }], ...more.spec },
})
