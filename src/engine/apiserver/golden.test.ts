import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../api/meta'
import { startActor, stopActor } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import { admissionPlugins } from './admission/plugins'
import type { ApiResponse, Method } from './messages'
import { byPath } from './registry/registry'

import { storedOnly } from './registry/storedOnly'
import { parseRequestInfo } from './requestInfo'
import {
  ask,
  framesOf,
  SERVER,
  send,
  startServer,
  type TestServer,
  wait,
} from './testServer.testing'

interface Recorded {
  readonly method: Method
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface Case {
  readonly name: string
  readonly before?: readonly Recorded[]
  readonly request: Recorded
  readonly response: { readonly code: number; readonly warning?: string; readonly body: unknown }
}

const folder = fileURLToPath(new URL('../../../../shared/golden/api/', import.meta.url))
const absent = !existsSync(folder)
if (absent) console.warn('shared/golden is absent: its cases are skipped')

const read = (file: string): readonly Case[] =>
  absent ? [] : JSON.parse(readFileSync(folder + file, 'utf8')).cases

/** Whether the registry serves what a request is about; unknown paths are everybody's. */
function isServed({ path, method }: Recorded): boolean {
  const info = parseRequestInfo({
    type: 'request',
    id: 0,
    method,
    path: path.replace(/\?.*$/, ''),
    user: '',
    session: 0,
  })
  if (info.type !== 'resource' || info.resource === 'widgets') return true
  if (info.group === 'example.invalid') return true
  const definition = byPath(info.group, info.version, info.resource)
  // Kinds without a strategy are stored as they come.
  return definition !== undefined && !storedOnly.includes(definition)
}

/** A body as text is what a socket's host would have to read. */
const isText = ({ request, before = [] }: Case): boolean =>
  [request, ...before].some(({ body }) => typeof body === 'string' && body !== '')

const ELSEWHERE = new Set([
  // Server-side apply is not served.
  'apply conflict',
  // Nobody refreshes a quota's status without its controller.
  'quota exceeded',
  // The budget's status is its controller's work; eviction.test.ts has the same text.
  'eviction blocked by a budget',
])

const cases = (file: string): readonly Case[] =>
  read(file).filter(
    (one) =>
      !isText(one) &&
      !ELSEWHERE.has(one.name) &&
      (one.name !== 'pod security' ||
        admissionPlugins.some(({ name }) => name === 'PodSecurity')) &&
      [one.request, ...(one.before ?? [])].every(isServed),
  )

function startDemo(): TestServer {
  const server = startServer()
  makeNamespace(server, namespaceOf('demo'))
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, spec: {} }
  ask(server, 'POST', '/api/v1/nodes', { body: node })
  return server
}

const namespaceOf = (name: string): KubeObject =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as KubeObject

/** With the account that a controller gives every namespace. */
function makeNamespace(server: TestServer, body: KubeObject): void {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } }
  ask(server, 'POST', '/api/v1/namespaces', { body })
  ask(server, 'POST', `/api/v1/namespaces/${body.metadata.name}/serviceaccounts`, { body: account })
}

/** A server that has been through a restart and a compaction knows nothing of the first revisions. */
function grow(server: TestServer): void {
  wait(server, seconds(700))
  stopActor(server.kernel, SERVER)
  startActor(server.kernel, SERVER)
  wait(server, seconds(1))
}

/** What differs from run to run, by the recording's own placeholders. */
function masked(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/"uid":"[^"]*"/g, '"uid":"<uid>"')
    .replace(/"controller-uid":"[^"]*"/g, '"controller-uid":"<uid>"')
    .replace(/"(creationTimestamp|lastPhaseTransitionTime)":"[^"]*"/g, '"$1":"<time>"')
    .replace(/"resourceVersion":"[^"]*"/g, '"resourceVersion":"<rv>"')
    .replace(/"kube-api-access-[a-z0-9]{5}"/g, '"kube-api-access-<1>"')
    .replace(/"g-[a-z0-9]{5}"/g, '"g-<1>"')
    .replace(/in record \(\d+\)/, 'in record (<rv>)')
    .replace(/too old resource version: 2 \(\d+\)/, 'too old resource version: 2 (<rv>)')
    .replace(/"(clusterIP|clusterIPs)":("10\.[\d.]+"|\["10\.[\d.]+"\])/g, '"$1":"<ip>"')
    .replace(/"nodePort":\d+/g, '"nodePort":"<port>"')
  return JSON.parse(text)
}

function answerTo(server: TestServer, request: Recorded): ApiResponse {
  const { method, path, headers, body } = request
  const watching = /[?&]watch=/.test(path)
  const sent = {
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && {
      body: JSON.parse(
        JSON.stringify(body).replaceAll('"<uid>"', '""').replaceAll('"<time>"', 'null'),
      ),
    }),
  }
  if (!watching) return ask(server, method, path, sent)
  const id = send(server, method, path, sent)
  wait(server, 500_000)
  const [frame] = framesOf(server, id)
  if (frame === undefined) return ask(server, method, path, sent)
  const { type, object } = frame
  return { type: 'response', id, status: 200, body: { type, object } }
}

describe.each(['errors.json', 'defaults.json'])('%s of a real API server', (file) => {
  it.skipIf(absent)('has cases of the kinds served here', () => {
    expect(cases(file).length).toBeGreaterThan(5)
  })

  it.each(cases(file))('$name', ({ before = [], request, response }) => {
    const server = startDemo()
    for (const one of before) {
      if (one.method === 'POST' && one.path === '/api/v1/namespaces') {
        makeNamespace(server, one.body as KubeObject)
      } else answerTo(server, one)
    }
    if (/resourceVersion=2\b/.test(request.path)) grow(server)
    const answer = answerTo(server, request)
    expect(masked(answer.body)).toEqual(masked(response.body))
    expect(answer.status).toBe(response.code)
    if (response.warning !== undefined) expect(answer.headers?.['warning']).toBe(response.warning)
  })
})

describe('discovery of a real API server', () => {
  interface Entry {
    readonly name: string
    readonly storageVersionHash?: string
  }
  const documents: Readonly<Record<string, { readonly resources?: readonly Entry[] }>> = absent
    ? {}
    : JSON.parse(readFileSync(`${folder}discovery.json`, 'utf8'))
  const paths = Object.keys(documents).filter((path) => documents[path]?.resources !== undefined)

  it.skipIf(absent).each(paths)(
    '%s: what is served here is served there in the same words',
    (path) => {
      const answer = ask(startServer(), 'GET', path)
      if (answer.status === 404) return
      const real = new Map(documents[path]?.resources?.map((one) => [one.name, one]))
      for (const entry of (answer.body as { readonly resources: readonly Entry[] }).resources) {
        const { storageVersionHash: _, ...expected } = real.get(entry.name) ?? { name: 'unknown' }
        expect(entry).toEqual(expected)
      }
    },
  )
})
