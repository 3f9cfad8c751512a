import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../../api/meta'
import { ADD, UPDATE, UPDATE_NODE_LABEL } from '../../framework/clusterEvent'
import { makeCycle } from '../../testing/makeCluster.testing'
import { makeNode, makePod } from '../../testing/makeObjects.testing'
import {
  claimVolume,
  makeBoundClaim,
  makeCapacity,
  makeClaim,
  makeClass,
  makeCSIDriver,
  makeCSINode,
  makeVolume,
} from '../../testing/makeStorage.testing'
import { isWorthATry, verdict } from '../../testing/tryPlugin.testing'

const HOSTNAME = 'kubernetes.io/hostname'
const nodes = ['n1', 'n2'].map((name) =>
  makeNode(name, { labels: { [HOSTNAME]: name, zone: name } }),
)
const pod = makePod('web', { spec: { volumes: [claimVolume('data')] } })
const ephemeral = makePod('web', {
  spec: { volumes: [{ name: 'tmp', ephemeral: { volumeClaimTemplate: { spec: {} } } }] },
})
const NO_MORE = { provisioner: 'kubernetes.io/no-provisioner' }

const on = (node: string, ...objects: KubeObject[]): string =>
  verdict('VolumeBinding', pod, node, { nodes, objects })
const no = (why: string): string => `UnschedulableAndUnresolvable: ${why}`
const NOTHING_TO_BIND = no("node(s) didn't find available persistent volumes to bind")
const UNREACHABLE = no("node(s) didn't match PersistentVolume's node affinity")
const NO_SPACE = no('node(s) did not have enough free storage')

describe('a pod fits nowhere', () => {
  it.each([
    ['while its claim is missing', [], 'persistentvolumeclaim "data" not found'],
    [
      'while its claim has lost its volume',
      [makeBoundClaim('data', 'pv', { phase: 'Lost' })],
      'persistentvolumeclaim "data" bound to non-existent persistentvolume "pv"',
    ],
    [
      'while its claim is being deleted',
      [makeBoundClaim('data', 'pv', { deleting: true })],
      'persistentvolumeclaim "data" is being deleted',
    ],
    [
      'while a claim that does not wait for pods is unbound',
      [makeClaim('data'), makeClass('slow', { volumeBindingMode: 'Immediate' })],
      'pod has unbound immediate PersistentVolumeClaims',
    ],
    [
      'while a claim is of a class that does not exist',
      [makeClaim('data')],
      'pod has unbound immediate PersistentVolumeClaims',
    ],
    [
      'while a claim that names its volume is not bound to it',
      [makeClaim('data', { spec: { volumeName: 'pv' } }), makeClass('slow')],
      'pod has unbound immediate PersistentVolumeClaims',
    ],
  ])('%s', (_, objects, why) => {
    expect(on('n1', ...objects)).toBe(no(why))
  })

  it('while the claim of its own volume is not made, or was made for another', () => {
    const parts = { nodes, objects: [makeClaim('web-tmp', { owner: 'other' })] }
    expect(verdict('VolumeBinding', ephemeral, 'n1', { nodes })).toBe(
      no('waiting for ephemeral volume controller to create the persistentvolumeclaim "web-tmp"'),
    )
    expect(verdict('VolumeBinding', ephemeral, 'n1', parts)).toBe(
      no('PVC default/web-tmp was not created for pod default/web (pod is not owner)'),
    )
  })
})

describe('a bound claim', () => {
  it('holds its pod to where the volume can be used', () => {
    const objects = [makeBoundClaim('data', 'pv'), makeVolume('pv', { node: 'n1' })]
    expect(on('n1', ...objects)).toBe('Success')
    expect(on('n2', ...objects)).toBe(UNREACHABLE)
  })

  it('of a volume that is gone can be used nowhere', () => {
    expect(on('n1', makeBoundClaim('data', 'pv'))).toBe(
      no('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)'),
    )
  })
})

describe('a claim that waits for its pod', () => {
  const claim = makeClaim('data')
  const static_ = [claim, makeClass('slow', NO_MORE)]

  it('takes a volume where one is', () => {
    const objects = [...static_, makeVolume('pv', { node: 'n1' })]
    expect(on('n1', ...objects)).toBe('Success')
    expect(on('n2', ...objects)).toBe(NOTHING_TO_BIND)
  })

  it.each([
    ['too small', { size: '500Mi' }],
    ['of another class', { spec: { storageClassName: 'fast' } }],
    ['of another mode', { spec: { volumeMode: 'Block' } }],
    ['that cannot be mounted so', { spec: { accessModes: ['ReadOnlyMany'] } }],
    ['with other attributes', { spec: { volumeAttributesClassName: 'gold' } }],
    ['not free', { phase: 'Released' }],
    ['of somebody else', { spec: { claimRef: { namespace: 'default', name: 'other', uid: 'u' } } }],
  ] as const)('takes no volume that is %s', (_, parts) => {
    expect(on('n1', ...static_, makeVolume('pv', parts))).toBe(NOTHING_TO_BIND)
  })

  it('takes only volumes its selector selects', () => {
    const picky = makeClaim('data', { spec: { selector: { matchLabels: { tier: 'a' } } } })
    const objects = [picky, makeClass('slow', NO_MORE)]
    expect(on('n1', ...objects, makeVolume('pv', { labels: { tier: 'b' } }))).toBe(NOTHING_TO_BIND)
    expect(on('n1', ...objects, makeVolume('pv', { labels: { tier: 'a' } }))).toBe('Success')
  })

  it('has its volume made anywhere its class makes volumes', () => {
    const terms = [{ matchLabelExpressions: [{ key: 'zone', values: ['n1'] }] }]
    const here = makeClass('slow', { allowedTopologies: terms })
    expect(on('n2', claim, makeClass('slow'))).toBe('Success')
    expect(on('n1', claim, here)).toBe('Success')
    expect(on('n2', claim, here)).toBe(NOTHING_TO_BIND)
  })

  it('stays with the node its volume is being made for', () => {
    const annotations = { 'volume.kubernetes.io/selected-node': 'n1' }
    const objects = [makeClaim('data', { annotations }), makeClass('slow')]
    expect(on('n1', ...objects)).toBe('Success')
    expect(on('n2', ...objects)).toBe(NOTHING_TO_BIND)
  })

  it('needs room where the driver tells how much it has', () => {
    const driver = makeCSIDriver('example.com/disks', { storageCapacity: true })
    const objects = [claim, makeClass('slow'), driver]
    const room = (zone: string, capacity: string, maximumVolumeSize?: string) =>
      makeCapacity('slow', zone, { capacity, ...(maximumVolumeSize && { maximumVolumeSize }) })
    expect(on('n1', ...objects)).toBe(NO_SPACE)
    expect(on('n1', ...objects, room('n1', '2Gi'))).toBe('Success')
    expect(on('n1', ...objects, room('n2', '2Gi'))).toBe(NO_SPACE)
    expect(on('n1', ...objects, room('n1', '500Mi'))).toBe(NO_SPACE)
    // One volume may not be as large as all the room there is.
    expect(on('n1', ...objects, room('n1', '2Gi', '500Mi'))).toBe(NO_SPACE)
  })
})

describe('claims of one pod', () => {
  it('get the smallest volumes that will do, the smallest claim first', () => {
    const big = makePod('web', { spec: { volumes: [claimVolume('big'), claimVolume('small')] } })
    const objects = [
      makeClaim('big', { size: '5Gi' }),
      makeClaim('small', { size: '1Gi' }),
      makeClass('slow', NO_MORE),
      makeVolume('of-10', { size: '10Gi' }),
      makeVolume('of-5', { size: '5Gi' }),
      makeVolume('of-2', { size: '2Gi' }),
    ]
    const plugins = [{ name: 'VolumeBinding' }]
    const { framework, cluster, pod: info } = makeCycle({ pod: big, nodes, objects, plugins })
    expect(framework.reserve[0]?.plugin.reserve(info, 'n1', cluster)).toBeUndefined()
    const { assumed } = cluster.storage
    const pairs = [...assumed.volumes.values()].map(({ metadata, spec }) => [
      metadata.name,
      spec.claimRef?.name,
    ])
    expect(pairs).toEqual([
      ['of-2', 'small'],
      ['of-5', 'big'],
    ])
  })

  it('free their volumes again when the pod gives its place up', () => {
    const objects = [makeClaim('data'), makeClass('slow', NO_MORE), makeVolume('pv')]
    const plugins = [{ name: 'VolumeBinding' }]
    const { framework, cluster, pod: info } = makeCycle({ pod, nodes, objects, plugins })
    framework.reserve[0]?.plugin.reserve(info, 'n1', cluster)
    expect(cluster.storage.assumed.volumes.get('pv')?.metadata.annotations).toEqual({
      'pv.kubernetes.io/bound-by-controller': 'yes',
    })
    framework.unreserve[0]?.plugin.unreserve(info, 'n1', cluster)
    const { volumes, claims, reserved } = cluster.storage.assumed
    expect([volumes.size, claims.size, reserved.size]).toEqual([0, 0, 0])
  })
})

describe('a pod refused for its volumes is tried again', () => {
  const worth = isWorthATry.bind(undefined, 'VolumeBinding', pod)

  it('when its claim comes or changes, and no other', () => {
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('data'))).toBe(true)
    const bound = makeBoundClaim('data', 'pv')
    expect(worth('PersistentVolumeClaim', UPDATE, makeClaim('data'), bound)).toBe(true)
    expect(worth('PersistentVolumeClaim', ADD, undefined, makeClaim('other'))).toBe(false)
    const elsewhere = makeClaim('data', { namespace: 'other' })
    expect(worth('PersistentVolumeClaim', ADD, undefined, elsewhere)).toBe(false)
  })

  it('when the claim of its own volume comes', () => {
    const own = makeClaim('web-tmp', { owner: 'web' })
    const hears = isWorthATry.bind(undefined, 'VolumeBinding', ephemeral)
    expect(hears('PersistentVolumeClaim', ADD, undefined, own)).toBe(true)
  })

  it('when any volume or node comes or changes', () => {
    expect(worth('PersistentVolume', UPDATE, makeVolume('pv'), makeVolume('pv'))).toBe(true)
    expect(worth('Node', ADD, undefined, makeNode('n3'))).toBe(true)
    expect(worth('Node', UPDATE_NODE_LABEL, makeNode('n3'), makeNode('n3'))).toBe(true)
  })

  it('when a class comes, or makes volumes elsewhere', () => {
    const elsewhere = makeClass('slow', { allowedTopologies: [] })
    const more = makeClass('slow', { allowVolumeExpansion: true })
    expect(worth('StorageClass', ADD, undefined, makeClass('slow'))).toBe(true)
    expect(worth('StorageClass', UPDATE, makeClass('slow'), elsewhere)).toBe(true)
    expect(worth('StorageClass', UPDATE, makeClass('slow'), more)).toBe(false)
  })

  it('when a driver has more room', () => {
    const room = (capacity: string) => makeCapacity('slow', 'n1', { capacity })
    expect(worth('CSIStorageCapacity', ADD, undefined, room('1Gi'))).toBe(true)
    expect(worth('CSIStorageCapacity', UPDATE, room('1Gi'), room('2Gi'))).toBe(true)
    expect(worth('CSIStorageCapacity', UPDATE, room('2Gi'), room('1Gi'))).toBe(false)
  })

  it('when a driver takes disks over, or stops counting its room for a volume of the pod', () => {
    const plain = makeCSINode('n1', 'd', 1)
    const migrated = makeCSINode('n1', 'd', 1, {
      'storage.alpha.kubernetes.io/migrated-plugins': 'kubernetes.io/aws-ebs',
    })
    expect(worth('CSINode', UPDATE, plain, migrated)).toBe(true)
    expect(worth('CSINode', UPDATE, plain, plain)).toBe(false)
    const inline = makePod('web', { spec: { volumes: [{ name: 'v', csi: { driver: 'd' } }] } })
    const [counting, careless] = [true, false].map((storageCapacity) =>
      makeCSIDriver('d', { storageCapacity }),
    )
    const hears = isWorthATry.bind(undefined, 'VolumeBinding', inline)
    expect(hears('CSIDriver', UPDATE, counting, careless)).toBe(true)
    expect(hears('CSIDriver', UPDATE, careless, counting)).toBe(false)
    expect(worth('CSIDriver', UPDATE, counting, careless)).toBe(false)
  })
})
