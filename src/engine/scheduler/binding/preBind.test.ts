import { describe, expect, it } from 'vitest'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import { advance, restore, snapshot } from '../../kernel/kernel'
import { readConfiguration } from '../config/readConfiguration'
import { explainPending } from '../explainPending'
import { REGISTRY } from '../plugins/registry'
import type { SchedulerConfig } from '../schedulerState'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import { claimVolume, makeClaim, makeClass, makeVolume } from '../testing/makeStorage.testing'
import {
  BEHAVIOURS,
  eventNotes,
  makeWorld,
  type World,
  writesOf,
} from '../testing/makeWorld.testing'

const NO_MORE = { provisioner: 'kubernetes.io/no-provisioner' }
const pod = makePod('web', { spec: { volumes: [claimVolume('data')] } })
const node = (name: string) => makeNode(name, { labels: { 'kubernetes.io/hostname': name } })

function worldWith(
  volumes: readonly PersistentVolume[] = [],
  config: Partial<SchedulerConfig> = {},
): World {
  const world = makeWorld({ config })
  const classes = volumes.length > 0 ? makeClass('slow', NO_MORE) : makeClass('slow')
  world.put('nodes', node('n1'), node('n2'))
  world.put('storageclasses', classes)
  world.put('persistentvolumes', ...volumes)
  world.put('persistentvolumeclaims', makeClaim('data'))
  world.run(0.1)
  return world
}

/** What the volume controller does in the end: the claim names its volume. */
function bindClaim(world: World, volumeName: string): void {
  const written = lastWritten<PersistentVolumeClaim>(world, '/persistentvolumeclaims/data')
  const claim = written ?? makeClaim('data')
  const annotations = { ...claim.metadata.annotations, 'pv.kubernetes.io/bind-completed': 'yes' }
  world.put('persistentvolumeclaims', {
    ...claim,
    metadata: { ...claim.metadata, annotations },
    spec: { ...claim.spec, volumeName },
  } as PersistentVolumeClaim)
}

const lastWritten = <T>(world: World, path: string): T | undefined =>
  world.requests().findLast((one) => one.method === 'PUT' && one.path.endsWith(path))?.body as
    | T
    | undefined

const isBound = (world: World): boolean =>
  writesOf(world).some((write) => write.startsWith('POST pods/web/binding'))

describe('a pod whose claim waits for it', () => {
  it('reserves a volume where one is, and is bound once the claim is', () => {
    const world = worldWith([makeVolume('pv', { node: 'n2' })])
    world.put('pods', pod)
    world.run(5)
    expect(writesOf(world)).toEqual(['PATCH pods/web/status', 'PUT persistentvolumes/pv'])
    expect(world.notes()).toContainEqual(
      expect.objectContaining({
        note: expect.objectContaining({
          point: 'PreBind',
          plugin: 'VolumeBinding',
          text: 'volume pv is reserved for claim data',
        }),
      }),
    )
    expect(world.requests()[0]?.body).toEqual({ status: { nominatedNodeName: 'n2' } })
    expect(world.requests()[1]?.body).toMatchObject({
      metadata: { annotations: { 'pv.kubernetes.io/bound-by-controller': 'yes' } },
      spec: { claimRef: { kind: 'PersistentVolumeClaim', name: 'data', uid: 'uid-of-data' } },
    })
    bindClaim(world, 'pv')
    world.run(2)
    expect(writesOf(world).slice(2)).toEqual(['POST pods/web/binding n2', 'event Scheduled'])
    expect(world.state().assumedVolumes.reserved.size).toBe(0)
  })

  it('names its node to who is to make the volume', () => {
    const world = worldWith()
    world.put('pods', pod)
    world.run(5)
    const claim = lastWritten<PersistentVolumeClaim>(world, '/persistentvolumeclaims/data')
    const selected = claim?.metadata.annotations?.['volume.kubernetes.io/selected-node']
    expect(['n1', 'n2']).toContain(selected)
    expect(explainPending(world.state(), 'default/web', 0)).toBe(
      `web goes to ${selected} once its volumes are bound there.`,
    )
    world.put('persistentvolumes', makeVolume('made'))
    bindClaim(world, 'made')
    world.run(2)
    expect(writesOf(world)).toContain(`POST pods/web/binding ${selected}`)
  })

  it('does not keep other pods waiting', () => {
    const world = worldWith()
    world.put('pods', pod, makePod('quick'))
    world.run(2)
    expect(writesOf(world).some((write) => write.startsWith('POST pods/quick/binding'))).toBe(true)
    expect(isBound(world)).toBe(false)
  })

  it('looks for another node when the volume could not be made', () => {
    const world = worldWith()
    world.put('pods', pod)
    world.run(2)
    world.put('persistentvolumeclaims', makeClaim('data', { annotations: { other: 'kept' } }))
    world.run(2)
    expect(eventNotes(world)).toEqual([
      'running PreBind plugin "VolumeBinding": binding volumes: provisioning failed for PVC "data"',
    ])
    const nominations = world.requests().filter(({ method }) => method === 'PATCH')
    expect(nominations[1]?.body).toMatchObject({ status: { nominatedNodeName: null } })
    world.run(10)
    const claims = writesOf(world).filter((write) => write === 'PUT persistentvolumeclaims/data')
    expect(claims.length).toBeGreaterThan(1)
  })

  it('gives up after ten minutes', () => {
    const world = worldWith()
    world.put('pods', pod)
    world.run(599)
    expect(eventNotes(world)).toEqual([])
    world.run(3)
    expect(eventNotes(world)).toEqual([
      'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
    ])
    expect(world.state().decisions).toHaveLength(2)
  })

  it('gives up after as long as the profile says', () => {
    const pluginConfig = [{ name: 'VolumeBinding', args: { bindTimeoutSeconds: 5 } }]
    const answer = readConfiguration(
      {
        apiVersion: 'kubescheduler.config.k8s.io/v1',
        kind: 'KubeSchedulerConfiguration',
        profiles: [{ pluginConfig }],
      },
      REGISTRY,
    )
    if ('error' in answer) throw new Error(answer.error)
    const world = worldWith([], { settings: answer.settings })
    world.put('pods', pod)
    world.run(5)
    expect(eventNotes(world)).toEqual([])
    world.run(2)
    expect(eventNotes(world)[0]).toContain('context deadline exceeded')
  })

  it('waits no longer once it is gone', () => {
    const world = worldWith()
    world.put('pods', pod)
    world.run(2)
    world.remove('pods', pod)
    world.run(2)
    expect(world.state().binding.size).toBe(0)
    expect(eventNotes(world)).toEqual([
      'running PreBind plugin "VolumeBinding": binding volumes: ' +
        'pod does not exist any more: pod "web" not found',
    ])
  })

  it('does not share a volume with the pod that came before it', () => {
    const world = worldWith([makeVolume('pv')])
    world.put('persistentvolumeclaims', makeClaim('late'))
    const late = makePod('late', { spec: { volumes: [claimVolume('late')] } })
    world.put('pods', pod, late)
    world.run(3)
    expect(new Set(eventNotes(world))).toEqual(
      new Set([
        "0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind. " +
          'no new claims to deallocate, preemption: ' +
          '0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
      ]),
    )
  })

  it('waits on after a snapshot as if nothing had been', () => {
    const world = worldWith([makeVolume('pv')])
    world.put('pods', pod)
    world.run(3)
    const copy = restore(structuredClone(snapshot(world.kernel)), {
      seed: 1,
      behaviours: BEHAVIOURS,
    })
    const until = world.kernel.state.now + 700_000_000
    advance(world.kernel, until)
    advance(copy, until)
    expect(copy.state.trace.hash).toEqual(world.kernel.state.trace.hash)
    expect(eventNotes(world)[0]).toContain('context deadline exceeded')
  })
})

describe('a claim that should have its volume already', () => {
  it('keeps its pod waiting until it is bound', () => {
    const world = worldWith()
    world.put('storageclasses', makeClass('slow', { volumeBindingMode: 'Immediate' }))
    world.run(0.1)
    world.put('pods', pod)
    world.run(2)
    expect(eventNotes(world)).toEqual([
      '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    ])
    world.put('persistentvolumes', makeVolume('pv'))
    bindClaim(world, 'pv')
    world.run(5)
    expect(isBound(world)).toBe(true)
    expect(writesOf(world).filter((write) => write.startsWith('PUT'))).toEqual([])
  })
})
