import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { apiVersionOf, byKind, byPath, resources, unsupportedFieldLabel } from './registry'
import { schemaOf } from './schema'
import { isStoredOnly } from './storedOnly'

const folder = fileURLToPath(new URL('../../../../../shared/golden/api/', import.meta.url))
const absent = !existsSync(folder)
const read = (file: string) => (absent ? {} : JSON.parse(readFileSync(folder + file, 'utf8')))

interface Discovered {
  readonly name: string
  readonly singularName: string
  readonly namespaced: boolean
  readonly kind: string
  readonly verbs: readonly string[]
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
}

const pathOf = (one: { group: string; version: string }) =>
  one.group === '' ? `/api/${one.version}` : `/apis/${apiVersionOf(one)}`

describe.each(resources)('$resource of group "$group"', (definition) => {
  const { resources: found = [] }: { resources?: readonly Discovered[] } =
    read('discovery.json')[pathOf(definition)] ?? {}

  it.skipIf(absent)('is what discovery of a real API server says', () => {
    const real = found.find(({ name }) => name === definition.resource)
    expect({
      singularName: definition.singular,
      namespaced: definition.namespaced,
      kind: definition.kind,
      verbs: definition.verbs,
      shortNames: definition.shortNames,
      categories: definition.categories,
    }).toEqual({
      singularName: real?.singularName,
      namespaced: real?.namespaced,
      kind: real?.kind,
      verbs: real?.verbs,
      shortNames: real?.shortNames ?? [],
      categories: real?.categories ?? [],
    })
  })

  it.skipIf(absent || isStoredOnly(definition))('has the subresources of a real API server', () => {
    const prefix = `${definition.resource}/`
    const real = found.flatMap(({ name }) =>
      name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
    )
    expect([...definition.subresources].sort()).toEqual(real.sort())
  })

  it.skipIf(absent || isStoredOnly(definition))('prints the columns of a real API server', () => {
    const real =
      read('table-columns.json').resources[`${pathOf(definition)}/${definition.resource}`]
    const columns = definition.columns.map(({ name, type, format, priority }) => [
      name,
      type,
      format ?? '',
      priority,
    ])
    expect(columns).toEqual(real)
  })

  it('is found by its path and by its kind, and has a schema', () => {
    expect(byPath(definition.group, definition.version, definition.resource)).toBe(definition)
    expect(byKind(apiVersionOf(definition), definition.kind)).toBe(definition)
    expect(schemaOf(definition.schemaName)?.fields.metadata).toBeDefined()
  })

  it('indexes only what can be selected', () => {
    const fields = Object.keys(definition.selectableFields)
    expect(definition.indexedFields.filter((field) => !fields.includes(field))).toEqual([])
  })
})

describe('field selectors', () => {
  it.each([
    ['', 'pods', 'spec.foo', 'field label not supported: spec.foo'],
    [
      'apps',
      'deployments',
      'spec.foo',
      '"spec.foo" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
  ])('of %s %s that are not supported: %s', (group, resource, field, text) => {
    const definition = byPath(group, 'v1', resource)
    if (definition === undefined) throw new Error('unknown')
    expect(unsupportedFieldLabel(definition, field)).toBe(text)
  })
})
