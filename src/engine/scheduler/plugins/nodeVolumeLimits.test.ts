import { describe, expect, it } from 'vitest'
import type { Volume } from '../../../api/volume'
import { ADD, DELETE, UPDATE } from '../framework/clusterEvent'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import {
  claimVolume,
  makeAttachment,
  makeBoundClaim,
  makeClaim,
  makeClass,
  makeCSINode,
  makeVolume,
} from '../testing/makeStorage.testing'
import { isWorthATry, verdict } from '../testing/tryPlugin.testing'

const DRIVER = 'ebs.csi.aws.com'
const FULL = 'Unschedulable: node(s) exceed max volume count'
const nodes = [makeNode('n1')]

const podWith = (name: string, volumes: readonly Volume[], nodeName = '') =>
  makePod(name, { spec: { volumes, ...(nodeName !== '' && { nodeName }) } })
const podWithClaims = (name: string, claims: readonly string[], nodeName = '') =>
  podWith(name, claims.map(claimVolume), nodeName)

/** A claim and its volume, which the driver calls `handle`. */
const attached = (claim: string, driver = DRIVER, handle = claim) => [
  makeBoundClaim(claim, `pv-${claim}`),
  makeVolume(`pv-${claim}`, { spec: { csi: { driver, volumeHandle: handle } } }),
]

const all = [...attached('a'), ...attached('b'), ...attached('c'), ...attached('x', 'other')]
const limitOf = (count: number | undefined, annotations = {}) =>
  makeCSINode('n1', DRIVER, count, annotations)

describe('a node with a limit on volumes', () => {
  it.each([
    ['takes a pod whose volume still fits', 2, ['a'], ['b'], 'Success'],
    ['refuses a pod whose volume does not', 1, ['a'], ['b'], FULL],
    ['counts a volume that several pods share once', 1, ['a'], ['a'], 'Success'],
    ['counts all volumes of a pod', 2, ['a'], ['b', 'c'], FULL],
    ['does not count those of other drivers', 1, ['x'], ['a'], 'Success'],
    ['does not limit other drivers', 1, ['a'], ['x'], 'Success'],
  ] as const)('%s', (_, limit, old, wanted, expected) => {
    const existingPods = [podWithClaims('old', old, 'n1')]
    const parts = { nodes, existingPods, objects: [...all, limitOf(limit)] }
    const pod = podWithClaims('new', wanted)
    expect(verdict('NodeVolumeLimits', pod, 'n1', parts)).toBe(expected)
  })

  it('counts a volume that is still to be made for a claim', () => {
    const objects = [
      ...all,
      makeClaim('new'),
      makeClass('slow', { provisioner: DRIVER }),
      limitOf(1),
    ]
    const parts = { nodes, existingPods: [podWithClaims('old', ['a'], 'n1')], objects }
    expect(verdict('NodeVolumeLimits', podWithClaims('new', ['new']), 'n1', parts)).toBe(FULL)
  })

  it('counts what is still attached after its pod has gone, and what pods use only once', () => {
    const objects = [...all, limitOf(2), makeAttachment('va', 'n1', DRIVER, 'pv-b')]
    const pod = podWithClaims('new', ['c'])
    const withPodOf = (claim: string) => ({
      nodes,
      existingPods: [podWithClaims('old', [claim], 'n1')],
      objects,
    })
    expect(verdict('NodeVolumeLimits', pod, 'n1', withPodOf('a'))).toBe(FULL)
    expect(verdict('NodeVolumeLimits', pod, 'n1', withPodOf('b'))).toBe('Success')
  })

  it('counts disks its driver has taken over', () => {
    const disk = { name: 'disk', awsElasticBlockStore: { volumeID: 'aws://a/vol-1' } }
    const annotations = { 'storage.alpha.kubernetes.io/migrated-plugins': 'kubernetes.io/aws-ebs' }
    const existingPods = [podWithClaims('old', ['a'], 'n1')]
    const verdictWith = (csiNode: ReturnType<typeof limitOf>) =>
      verdict('NodeVolumeLimits', podWith('new', [disk]), 'n1', {
        nodes,
        existingPods,
        objects: [...all, csiNode],
      })
    expect(verdictWith(limitOf(1, annotations))).toBe(FULL)
    expect(verdictWith(limitOf(1))).toBe('Success')
  })
})

describe('a node without a limit', () => {
  it.each([
    ['because its driver tells none', [limitOf(undefined)]],
    ['because no driver runs there', []],
  ])('takes any volume, %s', (_, objects) => {
    const parts = { nodes, objects: [...all, ...objects] }
    expect(verdict('NodeVolumeLimits', podWithClaims('new', ['a']), 'n1', parts)).toBe('Success')
  })
})

describe('a pod', () => {
  it('without volumes to attach is not looked at', () => {
    const pod = podWith('new', [{ name: 'tmp', emptyDir: {} }])
    expect(verdict('NodeVolumeLimits', pod, 'n1', { nodes })).toBe('Skip')
  })

  it('whose claim is missing fits nowhere', () => {
    expect(verdict('NodeVolumeLimits', podWithClaims('new', ['none']), 'n1', { nodes })).toBe(
      'UnschedulableAndUnresolvable: ' +
        'looking up PVC default/none: persistentvolumeclaim "none" not found',
    )
  })
})

describe('a pod refused for a limit is tried again', () => {
  const worth = isWorthATry.bind(undefined, 'NodeVolumeLimits', podWithClaims('new', ['a']))

  it('when a driver comes to a node, or can attach more there', () => {
    expect(worth('CSINode', ADD, undefined, limitOf(1))).toBe(true)
    expect(worth('CSINode', UPDATE, limitOf(1), limitOf(2))).toBe(true)
    expect(worth('CSINode', UPDATE, limitOf(2), limitOf(1))).toBe(false)
  })

  it('when a pod with volumes leaves a node', () => {
    expect(worth('Pod', DELETE, podWithClaims('old', ['b'], 'n1'), undefined)).toBe(true)
    expect(worth('Pod', DELETE, podWithClaims('old', ['b']), undefined)).toBe(false)
    expect(worth('Pod', DELETE, podWith('old', [], 'n1'), undefined)).toBe(false)
  })

  it('when its claim comes, or any volume is detached', () => {
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('a'))).toBe(true)
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('b'))).toBe(false)
    const attachment = makeAttachment('va', 'n2', DRIVER, 'pv-b')
    expect(worth('VolumeAttachment', DELETE, attachment, undefined)).toBe(true)
  })
})
