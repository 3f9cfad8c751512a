import { expect, it } from 'vitest'
import { applyDeltas } from '../cluster'
import { sharedDeeds, type Thing } from './verbs'

it('many pods are deleted together, and edited one at a time', () => {
  const names = ['web-1', 'web-2']
  const pod = { kind: 'Pod', namespace: 'default', look: 'ready', containers: [] }
  applyDeltas(
    names.map((name) => ({
      op: 'put',
      record: { ...pod, name, key: `default/${name}` } as never,
    })),
  )
  const things = names.map(
    (name): Thing => ({ type: 'record', kind: 'Pod', key: `default/${name}` }),
  )
  const shared = sharedDeeds(things).map(({ name, count }) => [name, count])
  expect(shared).toContainEqual(['delete', 2])
  expect(shared.map(([name]) => name)).not.toContain('edit')
})
