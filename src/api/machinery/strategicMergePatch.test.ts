import { describe, expect, it } from 'vitest'
import type { JsonArray, JsonObject } from './json'
import { createThreeWayMergePatch } from './strategicMergeDiff'
import { applyStrategicMergePatch } from './strategicMergePatch'
import { strategicPatchSchema } from './strategicPatchTypes'

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
  const got = applyStrategicMergePatch({}, patch, strategicPatchSchema('apps', 'Deployment'))
  expect('error' in got || Object.getPrototypeOf(got.value) === Object.prototype).toBe(true)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
