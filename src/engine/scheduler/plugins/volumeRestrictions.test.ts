import { describe, expect, it } from 'vitest'
import type { Volume, VolumeSource } from '../../../api/volume'
import { ADD, DELETE, UPDATE_NODE_LABEL } from '../framework/clusterEvent'
import { makeCycle } from '../testing/makeCluster.testing'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { claimVolume, makeClaim } from '../testing/makeStorage.testing'
import { isWorthATry, verdict } from '../testing/tryPlugin.testing'

const TAKEN = 'Unschedulable: node(s) had no available disk'
const IN_USE =
  'Unschedulable: node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access ' +
  'mode already in-use by another pod'
const NODES = [makeNode('n1'), makeNode('n2')]

const podWith = (name: string, volumes: readonly Volume[], nodeName = '') =>
  makePod(name, { spec: { volumes, ...(nodeName !== '' && { nodeName }) } })
const podWithDisk = (name: string, disk: VolumeSource, nodeName = '') =>
  podWith(name, [{ name: 'disk', ...disk }], nodeName)

const gce = (pdName: string, readOnly = false) => ({ gcePersistentDisk: { pdName, readOnly } })
const ebs = (volumeID: string, readOnly = false) => ({
  awsElasticBlockStore: { volumeID, readOnly },
})
const iscsi = (iqn: string, readOnly = false) => ({
  iscsi: { targetPortal: '127.0.0.1:3260', iqn, lun: 0, readOnly },
})
const rbd = (monitors: readonly string[], image: string, readOnly = false) => ({
  rbd: { monitors, pool: 'foo', image, readOnly },
})

describe('a disk', () => {
  it.each([
    ['of GCE is not shared with one who writes', gce('foo'), gce('foo'), TAKEN],
    ['of GCE is shared by those who read', gce('foo', true), gce('foo', true), 'Success'],
    ['of GCE is not shared if only one reads', gce('foo', true), gce('foo'), TAKEN],
    ['is no other disk', gce('foo'), gce('bar'), 'Success'],
    ['of EBS is not shared at all', ebs('foo', true), ebs('foo', true), TAKEN],
    ['of EBS is no other disk', ebs('foo'), ebs('bar'), 'Success'],
    [
      'of iSCSI is known by its name',
      iscsi('iqn.2016-12.server:a'),
      iscsi('iqn.2016-12.server:a'),
      TAKEN,
    ],
    ['of iSCSI is shared by those who read', iscsi('a', true), iscsi('a', true), 'Success'],
    ['of RBD is the same if a monitor is', rbd(['a', 'b'], 'bar'), rbd(['c', 'a'], 'bar'), TAKEN],
    [
      'of RBD is another if no monitor is',
      rbd(['a', 'b'], 'bar'),
      rbd(['c', 'd'], 'bar'),
      'Success',
    ],
    ['of RBD is another if the image is', rbd(['a'], 'bar'), rbd(['a'], 'baz'), 'Success'],
  ] as const)('%s', (_, attached, wanted, expected) => {
    const existingPods = [podWithDisk('old', attached, 'n1')]
    const pod = podWithDisk('new', wanted)
    const parts = { nodes: NODES, existingPods }
    expect(verdict('VolumeRestrictions', pod, 'n1', parts)).toBe(expected)
    expect(verdict('VolumeRestrictions', pod, 'n2', parts)).toBe('Success')
  })
})

describe('a ReadWriteOncePod claim', () => {
  const exclusive = makeClaim('rwop', { spec: { accessModes: ['ReadWriteOncePod'] } })
  const shared = makeClaim('rwo')
  const objects = [exclusive, shared]

  it('in use keeps other pods off every node', () => {
    const parts = {
      nodes: NODES,
      existingPods: [podWith('old', [claimVolume('rwop')], 'n1')],
      objects,
    }
    const pod = podWith('new', [claimVolume('rwop')])
    expect(verdict('VolumeRestrictions', pod, 'n1', parts)).toBe(IN_USE)
    expect(verdict('VolumeRestrictions', pod, 'n2', parts)).toBe(IN_USE)
  })

  it('that nobody uses restricts nobody, nor does one of another mode', () => {
    const parts = {
      nodes: NODES,
      existingPods: [podWith('old', [claimVolume('rwo')], 'n1')],
      objects,
    }
    const verdictOn = (claim: string) =>
      verdict('VolumeRestrictions', podWith('new', [claimVolume(claim)]), 'n1', parts)
    expect(verdictOn('rwop')).toBe('Skip')
    expect(verdictOn('rwo')).toBe('Skip')
  })

  it('must exist for its modes to be known', () => {
    const pod = podWith('new', [claimVolume('none')])
    expect(verdict('VolumeRestrictions', pod, 'n1', { nodes: NODES })).toBe(
      'UnschedulableAndUnresolvable: persistentvolumeclaim "none" not found',
    )
  })

  it('is free when the pod that uses it is tried off its node', () => {
    const old = podWith('old', [claimVolume('rwop')], 'n1')
    const pod = podWith('new', [claimVolume('rwop')])
    const plugins = [{ name: 'VolumeRestrictions' }]
    const cycle = makeCycle({ nodes: NODES, existingPods: [old], objects, pod, plugins })
    const [slot] = cycle.framework.preFilter
    const state = slot?.plugin.preFilter(cycle, {}).state
    const node = cycle.cluster.cache.nodes.get('n1')
    const info = [...(node?.pods.values() ?? [])][0]
    if (node?.node === undefined || info === undefined) throw new Error('no pod on n1')
    slot?.plugin.updateFiltering?.(cycle, state, info, { ...node, node: node.node }, -1)
    expect(state).toMatchObject({ conflicts: 0 })
  })
})

describe('a pod refused for its volumes is tried again', () => {
  const pod = podWith('new', [claimVolume('rwop'), { name: 'disk', ...gce('foo') }])
  const worth = isWorthATry.bind(undefined, 'VolumeRestrictions', pod)

  it.each([
    ['when a pod with its claim goes', podWith('old', [claimVolume('rwop')]), true],
    ['when a pod with its disk goes', podWithDisk('old', gce('foo')), true],
    ['not when a pod with another disk goes', podWithDisk('old', gce('bar')), false],
    ['not when a pod with another claim goes', podWith('old', [claimVolume('rwo')]), false],
  ] as const)('%s', (_, gone, expected) => {
    expect(worth('Pod', DELETE, gone, undefined)).toBe(expected)
  })

  it('when its claim comes, or any node', () => {
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('rwop'))).toBe(true)
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('other'))).toBe(false)
    const elsewhere = makeClaim('rwop', { namespace: 'other' })
    expect(worth('PersistentVolumeClaim', ADD, undefined, elsewhere)).toBe(false)
    expect(worth('Node', ADD, undefined, makeNode('n3'))).toBe(true)
    expect(worth('Node', UPDATE_NODE_LABEL, makeNode('n3'), makeNode('n3'))).toBeUndefined()
  })
})
