import { describe, expect, it } from 'vitest'
import { ADD, UPDATE, UPDATE_NODE_LABEL } from '../framework/clusterEvent'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import {
  claimVolume,
  makeBoundClaim,
  makeClaim,
  makeClass,
  makeVolume,
} from '../testing/makeStorage.testing'
import { isWorthATry, verdict } from '../testing/tryPlugin.testing'

const ZONE = 'topology.kubernetes.io/zone'
const REGION = 'topology.kubernetes.io/region'
const OLD_ZONE = 'failure-domain.beta.kubernetes.io/zone'
const OLD_REGION = 'failure-domain.beta.kubernetes.io/region'
const ELSEWHERE = 'UnschedulableAndUnresolvable: node(s) had no available volume zone'

const pod = makePod('web', { spec: { volumes: [claimVolume('data')] } })
const bound = makeBoundClaim('data', 'pv')

describe('a volume with a zone', () => {
  it.each([
    ['can be used on nodes of that zone', { [ZONE]: 'a' }, { [ZONE]: 'a' }, 'Success'],
    ['cannot be used elsewhere', { [ZONE]: 'a' }, { [ZONE]: 'b' }, ELSEWHERE],
    ['may be in several', { [ZONE]: 'a__b' }, { [ZONE]: 'b' }, 'Success'],
    [
      'must be in the region as well',
      { [ZONE]: 'a', [REGION]: 'r' },
      { [ZONE]: 'a', [REGION]: 'q' },
      ELSEWHERE,
    ],
    [
      'needs a node that says where it is',
      { [ZONE]: 'a', [REGION]: 'r' },
      { [ZONE]: 'a' },
      ELSEWHERE,
    ],
    ['can be used where no node says where it is', { [ZONE]: 'a' }, { other: 'b' }, 'Success'],
    ['may bear the older labels', { [OLD_ZONE]: 'a' }, { [OLD_ZONE]: 'a' }, 'Success'],
    [
      'may bear the older labels, its node the newer',
      { [OLD_ZONE]: 'a', [OLD_REGION]: 'r' },
      { [ZONE]: 'a', [REGION]: 'r' },
      'Success',
    ],
    [
      'may not bear the newer labels, its node the older',
      { [ZONE]: 'a' },
      { [OLD_ZONE]: 'a' },
      ELSEWHERE,
    ],
  ] as const)('%s', (_, labels, nodeLabels, expected) => {
    const nodes = [makeNode('n1', { labels: nodeLabels })]
    const objects = [bound, makeVolume('pv', { labels })]
    expect(verdict('VolumeZone', pod, 'n1', { nodes, objects })).toBe(expected)
  })

  it('says nothing when its label lists an empty zone', () => {
    const objects = [bound, makeVolume('pv', { labels: { [ZONE]: 'a__' } })]
    expect(verdict('VolumeZone', pod, 'n1', { objects })).toBe('Skip')
  })
})

describe('a claim without a volume', () => {
  const no = (why: string) => `UnschedulableAndUnresolvable: ${why}`
  it.each([
    [
      'waits for the pod to be placed, if its class says so',
      [makeClaim('data'), makeClass('slow')],
      'Skip',
    ],
    [
      'should have one otherwise',
      [makeClaim('data'), makeClass('slow', { volumeBindingMode: 'Immediate' })],
      no('PersistentVolume had no name'),
    ],
    [
      'and without a class never gets one',
      [makeClaim('data', { spec: { storageClassName: '' } })],
      no('PersistentVolumeClaim had no pv name and storageClass name'),
    ],
    ['needs its class', [makeClaim('data')], no('storageclass.storage.k8s.io "slow" not found')],
    ['must exist itself', [], no('persistentvolumeclaim "data" not found')],
    ['is lost with its volume', [bound], no('persistentvolume "pv" not found')],
  ])('%s', (_, objects, expected) => {
    const nodes = [makeNode('n1', { labels: { [ZONE]: 'a' } })]
    expect(verdict('VolumeZone', pod, 'n1', { nodes, objects })).toBe(expected)
  })
})

describe('a pod refused for its zone is tried again', () => {
  const worth = isWorthATry.bind(undefined, 'VolumeZone', pod)
  const inZone = (zone: string) => makeVolume('pv', { labels: { [ZONE]: zone } })

  it('when its claim changes, and no other', () => {
    expect(worth('PersistentVolumeClaim', UPDATE, makeClaim('data'), bound)).toBe(true)
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('other'))).toBe(false)
  })

  it('when a volume comes, or moves to another zone', () => {
    expect(worth('PersistentVolume', ADD, undefined, inZone('a'))).toBe(true)
    expect(worth('PersistentVolume', UPDATE, inZone('a'), inZone('b'))).toBe(true)
    expect(worth('PersistentVolume', UPDATE, inZone('a'), inZone('a'))).toBe(false)
  })

  it('when a class comes that waits for pods', () => {
    const waiting = makeClass('slow')
    const immediate = makeClass('fast', { volumeBindingMode: 'Immediate' })
    expect(worth('StorageClass', ADD, undefined, waiting)).toBe(true)
    expect(worth('StorageClass', ADD, undefined, immediate)).toBe(false)
    expect(worth('StorageClass', UPDATE, immediate, waiting)).toBeUndefined()
  })

  it('when a node comes, or gets other labels', () => {
    expect(worth('Node', ADD, undefined, makeNode('n2'))).toBe(true)
    expect(worth('Node', UPDATE_NODE_LABEL, makeNode('n2'), makeNode('n2'))).toBe(true)
  })
})
