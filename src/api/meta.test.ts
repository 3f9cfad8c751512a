import { expect, it } from 'vitest'
import { namespacedName, objectKey, splitObjectKey } from './meta'

it.each([
  [{ name: 'web', namespace: 'default' }, 'default/web'],
  [{ name: 'node-1' }, 'node-1'],
  [{ name: 'node-1', namespace: '' }, 'node-1'],
])('the key of %j is %s', (metadata, key) => {
  expect(namespacedName({ metadata })).toBe(key)
  const { namespace, name } = splitObjectKey(key)
  expect(objectKey(namespace, name)).toBe(key)
})
