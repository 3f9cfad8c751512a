import { afterEach, expect, it } from 'vitest'
import { applyDeltas } from './cluster'
import { stopFollowing, toggleFollowing, useFollowing } from './following'

const web = { type: 'record', kind: 'Pod', key: 'default/web' } as const
const followed = () => useFollowing.getState().followed

afterEach(stopFollowing)

it('follows a pod until it is deleted, and no longer', () => {
  toggleFollowing(web)
  applyDeltas([{ op: 'drop', kind: 'Pod', key: 'default/other' }])
  expect(followed()).toEqual(web)
  applyDeltas([{ op: 'drop', kind: 'Pod', key: 'default/web' }])
  expect(followed()).toBeUndefined()
})

it('follows no Service: it is on every node at once', () => {
  toggleFollowing({ type: 'record', kind: 'Service', key: 'default/web' })
  expect(followed()).toBeUndefined()
})

it('asked again for the same object, stops following', () => {
  toggleFollowing(web)
  toggleFollowing({ ...web })
  expect(followed()).toBeUndefined()
})
