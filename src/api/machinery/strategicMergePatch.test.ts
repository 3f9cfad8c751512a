import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../testing/readVectors'
import type { JsonArray, JsonObject } from './json'
import { createThreeWayMergePatch, createTwoWayMergePatch } from './strategicMergeDiff'
import { applyStrategicMergePatch } from './strategicMergePatch'
import type { PatchField, PatchSchema } from './strategicPatchSchema'
import { strategicPatchSchema } from './strategicPatchTypes'

interface Apply {
  readonly original: JsonObject
  readonly patch: JsonObject
}
interface Applied {
  readonly result?: JsonObject
  readonly error?: string
}
interface Create {
  readonly kind: 'twoWay' | 'threeWay'
  readonly original: JsonObject
  readonly modified: JsonObject
  readonly current?: JsonObject
}
interface Created {
  readonly patch?: JsonObject
  readonly conflict?: boolean
  readonly forcedPatch?: JsonObject
}

const applying = readVectors<Apply, Applied>(fs, 'strategic-merge-patch-apply')
const creating = readVectors<Create, Created>(fs, 'strategic-merge-patch-create')

// The made-up types of upstream's test, as the notes of the vectors describe them.
const byName: PatchField = { strategy: 'merge', mergeKey: 'name', type: 'MergeItem' }
const common: ReadonlyArray<[string, PatchField]> = [
  ['mergingList', byName],
  ['nonMergingList', { type: 'MergeItem' }],
  ['mergingIntList', { strategy: 'merge' }],
]
const schema: PatchSchema = {
  type: 'MergeItem',
  types: new Map([
    [
      'MergeItem',
      new Map<string, PatchField>([
        ...common,
        ['mergeItemPtr', byName],
        ['replacingItem', { strategy: 'replace' }],
        ['retainKeysMap', { type: 'RetainKeysMergeItem', retainKeys: true }],
        ['retainKeysMergingList', { ...byName, retainKeys: true }],
      ]),
    ],
    ['RetainKeysMergeItem', new Map<string, PatchField>(common)],
  ]),
}

describe('a strategic merge patch is applied as Kubernetes does', () => {
  it.skipIf(applying.absent).each(applying.cases)('$name', ({ input, expect: expected }) => {
    const got = applyStrategicMergePatch(input.original, input.patch, schema)
    if (expected.error === undefined) expect(got).toEqual({ value: expected.result })
    else expect('error' in got && got.error).toContain(expected.error)
  })
})

describe('a strategic merge patch is made as Kubernetes does', () => {
  it.skipIf(creating.absent).each(creating.cases)('$name', ({ input, expect: expected }) => {
    const { kind, original, modified, current = {} } = input
    const make = (overwrite: boolean) =>
      kind === 'twoWay'
        ? createTwoWayMergePatch(original, modified, schema)
        : createThreeWayMergePatch(original, modified, current, schema, overwrite)
    if (expected.conflict) {
      expect(make(false)).toHaveProperty('error')
      expect(make(true)).toEqual({ value: expected.forcedPatch })
    } else expect(make(false)).toEqual({ value: expected.patch })
  })
})

const deployment = (...containers: JsonArray): JsonObject => ({
  spec: { template: { spec: { containers } } },
})

describe('Kubernetes’ own types', () => {
  const apps = strategicPatchSchema('apps', 'Deployment')

  it('containers of a deployment are merged by name, their arguments replaced', () => {
    const original = deployment(
      { name: 'web', image: 'a', args: ['x'] },
      { name: 'log', image: 'l' },
    )
    const patch = deployment({ name: 'web', image: 'b', args: ['y'] })
    expect(applyStrategicMergePatch(original, patch, apps)).toEqual({
      value: deployment({ name: 'web', image: 'b', args: ['y'] }, { name: 'log', image: 'l' }),
    })
  })

  it('an item without its key is refused in the API server’s words', () => {
    const got = applyStrategicMergePatch(
      deployment({ name: 'c' }),
      deployment({ image: 'x' }),
      apps,
    )
    expect(got).toEqual({
      error: 'map: map[image:x] does not contain declared merge key: name',
    })
  })

  it('switching the strategy of a deployment clears the other one', () => {
    const live = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } }
    const wanted = { spec: { strategy: { type: 'Recreate' } } }
    const patch = createThreeWayMergePatch({}, wanted, live, apps)
    if ('error' in patch) throw new Error(patch.error)
    expect(patch.value).toEqual({
      spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
    })
    expect(applyStrategicMergePatch(live, patch.value, apps)).toEqual({ value: wanted })
  })

  it('tolerations have no key and are replaced', () => {
    const pod = strategicPatchSchema('', 'Pod')
    const original = { spec: { tolerations: [{ key: 'a' }] } }
    const patch = { spec: { tolerations: [{ key: 'b' }] } }
    expect(applyStrategicMergePatch(original, patch, pod)).toEqual({ value: patch })
  })

  it('finalizers are added, and removed by a directive', () => {
    const any = strategicPatchSchema('example.com', 'Anything')
    const original = { metadata: { finalizers: ['a', 'b'] } }
    const patch = {
      metadata: { finalizers: ['c'], '$deleteFromPrimitiveList/finalizers': ['a'] },
    }
    expect(applyStrategicMergePatch(original, patch, any)).toEqual({
      value: { metadata: { finalizers: ['c', 'b'] } },
    })
  })
})

it('a hostile patch reaches no prototype', () => {
  const patch = JSON.parse('{"__proto__":{"polluted":true},"$setElementOrder/__proto__":[]}')
  const got = applyStrategicMergePatch({}, patch, schema)
  expect('error' in got || Object.getPrototypeOf(got.value) === Object.prototype).toBe(true)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
