import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { applyJsonMergePatch } from '../../../api/machinery/jsonMergePatch'
import type { KubeObject } from '../../../api/meta'
import { create, update } from './pipeline.testing'
import { byPath } from './registry'
import type { ResourceDefinition } from './resource'
import { isStoredOnly } from './storedOnly'

interface Recorded {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

interface Case {
  readonly name: string
  readonly before?: readonly Recorded[]
  readonly request: Recorded
  readonly response: { readonly code: number; readonly warning?: string; readonly body: KubeObject }
}

const folder = fileURLToPath(new URL('../../../../../shared/golden/api/', import.meta.url))
const absent = !existsSync(folder)
if (absent) console.warn('shared/golden is absent: its cases are skipped')

const read = (file: string): readonly Case[] =>
  absent ? [] : JSON.parse(readFileSync(folder + file, 'utf8')).cases

/** The definition of the resource itself, not of a subresource; of kinds that have their own rules. */
function definitionOf(path: string): ResourceDefinition | undefined {
  const plain = path.replace(/\?.*$/, '').replace(/\/namespaces\/demo(?=\/)/, '')
  const [, core, version, resource] =
    /^\/api(s\/[^/]+)?\/(v1)\/([^/]+)(?:\/[^/]+)?$/.exec(plain) ?? []
  const definition = byPath(core?.slice(2) ?? '', version ?? '', resource ?? '')
  return definition && !isStoredOnly(definition) ? definition : undefined
}

/** What only the server that keeps the object can know. */
function withServerFields(object: KubeObject | undefined, definition: ResourceDefinition): unknown {
  if (object === undefined) return undefined
  const text = JSON.stringify(object)
    .replace(/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-<1>')
    .replace(/"lastPhaseTransitionTime":"[^"]*"/g, '"lastPhaseTransitionTime":"<time>"')
  const plain: KubeObject = JSON.parse(text)
  const { metadata } = plain
  const made = {
    uid: '<uid>',
    creationTimestamp: '<time>',
    ...(definition.counted && { generation: 1 }),
  }
  return { ...plain, metadata: { ...metadata, ...made } }
}

// Addresses come from the allocator of the server that recorded them.
const ADDRESS = { 'Service of type LoadBalancer': '10.96.0.0' } as const

describe('a created object gets the defaults a real API server gives it', () => {
  const cases = read('defaults.json').filter(({ request }) => definitionOf(request.path))
  it.skipIf(absent)('knows the kinds of the recording', () =>
    expect(cases.length).toBeGreaterThan(8),
  )

  it.each(cases)('$name', ({ name, request, response }) => {
    const definition = definitionOf(request.path)
    if (definition === undefined) throw new Error('unknown')
    const { object, refused } = create(definition, request.body)
    expect(refused).toBeUndefined()
    const got = JSON.stringify(withServerFields(object, definition))
    const address = ADDRESS[name as keyof typeof ADDRESS]
    const seen = address === undefined ? got : got.replace(/10\.\d+\.\d+\.\d+/g, address)
    expect(JSON.parse(seen)).toEqual(response.body)
  })
})

describe('a bad object is refused in the words of a real API server', () => {
  // Answered before a body is read or after it is stored: the server's own tests have those.
  const elsewhere = new Set([
    'namespace of body and path differ',
    'resourceVersion on create',
    'quota exceeded',
    'bad dryRun',
    'generateName',
    'post with an unsupported content type',
  ])
  const cases = read('errors.json').filter(
    ({ name, request }) =>
      request.method === 'POST' && definitionOf(request.path) && !elsewhere.has(name),
  )
  it.skipIf(absent)('knows many of the recording', () => expect(cases.length).toBeGreaterThan(20))

  it.each(cases.filter(({ request }) => !request.path.includes('demo-')))(
    '$name',
    ({ request, response }) => {
      const definition = definitionOf(request.path)
      if (definition === undefined) throw new Error('unknown')
      const mode = request.path.includes('fieldValidation=Warn') ? 'Warn' : 'Strict'
      const { object, refused, warnings } = create(definition, request.body, { mode })
      if (response.code === 201) {
        expect(refused).toBeUndefined()
        expect(warnings.map((text) => `299 - ${JSON.stringify(text)}`)).toEqual(
          response.warning === undefined ? [] : [response.warning],
        )
        expect(object).toMatchObject({ metadata: { name: response.body.metadata.name } })
      } else expect(refused).toEqual(response.body)
    },
  )
})

describe('a bad change is refused in the words of a real API server', () => {
  const cases = read('errors.json').filter(
    ({ name, before, request, response }) =>
      request.method === 'PATCH' &&
      response.code === 422 &&
      before?.length === 1 &&
      definitionOf(request.path) &&
      !name.includes('patch'),
  )
  it.skipIf(absent)('knows some of the recording', () => expect(cases.length).toBeGreaterThan(2))

  it.each(cases)('$name', ({ before, request, response }) => {
    const definition = definitionOf(request.path)
    if (definition === undefined) throw new Error('unknown')
    const { object: stored } = create(definition, before?.[0]?.body)
    if (stored === undefined) throw new Error('the object before was refused')
    const next = applyJsonMergePatch(stored as never, request.body as never)
    if ('error' in next) throw new Error(next.error)
    expect(update(definition, stored, next.value).refused).toEqual(response.body)
  })
})
