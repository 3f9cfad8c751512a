import { expect, it } from 'vitest'
import type { ControllerView } from '../../../../protocol/messages'
import { lampText, shareOf } from './lampText'

const working = (there: number, wanted: number, depth = 1): ControllerView => ({
  name: 'replicaset-controller',
  title: 'ReplicaSet',
  depth,
  retrying: 0,
  lastKey: 'default/web-5d4',
  busyUntil: 0,
  syncs: 1,
  inHand: { key: 'default/web-5d4', goal: { of: 'pods', wanted, there } },
})

it('a ReplicaSet in hand is told by its name and by how many of its pods there are', () => {
  expect(lampText(working(2, 3), 12)).toEqual({ name: 'web-5d4', numbers: '2/3' })
  expect(lampText(working(2, 3, 5), 15)).toEqual({ name: 'web-5d4', numbers: '2/3 +4' })
})

it('without room for a name that can be told from others the numbers stand alone', () => {
  expect(lampText(working(2, 3, 5), 10)).toEqual({ name: '', numbers: '2/3 +4' })
})

it.each([
  [0, 3, 0],
  [3, 3, 1],
  [4, 2, 0.5],
  [2, 0, 0],
  [0, 0, 1],
])('with %i pods of %i wanted the ring is drawn to %d', (there, wanted, share) => {
  expect(shareOf(working(there, wanted))).toBe(share)
})
