import { expect, it } from 'vitest'
import type { Event, Node, Pod } from '../api/core'
import type { KubeList, KubeObject } from '../api/meta'
import type { PersistentVolume, PersistentVolumeClaim } from '../api/persistentVolume'
import type { Engine } from './engine'
import { createEngine, restoreEngine } from './index'

const SECOND = 1_000_000
const CLAIM = '/api/v1/namespaces/default/persistentvolumeclaims/data'

const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
}

/** A pod that runs a script with the claim at /data, and then sleeps. */
const pod = (name: string, script: string, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: 'main',
        image: 'busybox:1.36',
        command: ['sh', '-c', `${script}; sleep 36000`],
        volumeMounts: [{ name: 'd', mountPath: '/data' }],
      },
    ],
    volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
    ...spec,
  },
})

const start = (workers?: readonly { readonly zone: string }[]): Engine =>
  createEngine({ seed: 3, content: 'empty', checked: true, ...(workers && { workers }) })
const run = (engine: Engine, seconds: number) => engine.advance(engine.now() + seconds * SECOND)
const podOf = (engine: Engine, name: string) =>
  engine.read(`/api/v1/namespaces/default/pods/${name}`) as Pod | undefined
const isReady = (engine: Engine, name: string): boolean =>
  podOf(engine, name)?.status?.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  ) ?? false
const itemsOf = <T extends KubeObject>(engine: Engine, path: string) =>
  (engine.read(path) as KubeList<T>).items
const volumes = (engine: Engine) => itemsOf<PersistentVolume>(engine, '/api/v1/persistentvolumes')

/** A pod that hands on what it reads as its last words, and ends. */
const reader = {
  ...pod('reader', ''),
  spec: {
    ...pod('reader', '').spec,
    restartPolicy: 'Never',
    containers: pod('reader', '').spec.containers.map((container) => ({
      ...container,
      command: ['sh', '-c', 'cat /data/f > /dev/termination-log'],
    })),
  },
}

function lastWords(engine: Engine): string | undefined {
  const [container] = podOf(engine, 'reader')?.status?.containerStatuses ?? []
  return container?.state?.terminated?.message
}

function reasonsAbout(engine: Engine, name: string): readonly string[] {
  const events = itemsOf<Event>(engine, '/api/v1/namespaces/default/events')
  return events.flatMap(({ involvedObject, reason }) =>
    involvedObject.name === name ? [reason ?? ''] : [],
  )
}

function remove(engine: Engine, path: string): void {
  engine.request({ method: 'DELETE', path })
}

it('a claim waits for its first pod, gets a disk where that pod goes, and the pod runs', () => {
  const engine = start()
  engine.apply([claim], 'default')
  run(engine, 5)
  expect(reasonsAbout(engine, 'data')).toEqual(['WaitForFirstConsumer'])
  engine.apply([pod('web', 'echo hello > /data/f')], 'default')
  run(engine, 40)
  expect(isReady(engine, 'web')).toBe(true)
  expect(engine.read(CLAIM)).toMatchObject({ status: { phase: 'Bound' } })
  expect(reasonsAbout(engine, 'data')).toEqual(
    expect.arrayContaining(['ExternalProvisioning', 'Provisioning', 'ProvisioningSucceeded']),
  )
  expect(reasonsAbout(engine, 'web')).toContain('SuccessfulAttachVolume')
  const name = podOf(engine, 'web')?.spec.nodeName ?? ''
  const node = engine.read(`/api/v1/nodes/${name}`) as Node
  const [volume] = volumes(engine)
  const inUse = `kubernetes.io/csi/disk.csi.kubeorama^${volume?.metadata.name}`
  expect(node.status).toMatchObject({
    volumesInUse: [inUse],
    volumesAttached: [{ name: inUse }],
  })
  const zone = node.metadata.labels?.['topology.kubernetes.io/zone']
  expect(JSON.stringify(volume?.spec.nodeAffinity)).toContain(`"values":["${zone}"]`)
})

it('what a pod wrote to its claim is read by the next, on another node', () => {
  const engine = start([{ zone: 'a' }, { zone: 'a' }])
  engine.apply([claim, pod('writer', 'echo hello > /data/f')], 'default')
  run(engine, 40)
  const first = podOf(engine, 'writer')?.spec.nodeName ?? ''
  remove(engine, '/api/v1/namespaces/default/pods/writer')
  run(engine, 5)
  engine.request({
    method: 'PATCH',
    path: `/api/v1/nodes/${first}`,
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { spec: { unschedulable: true } },
  })
  run(engine, 1)
  engine.apply([reader], 'default')
  run(engine, 60)
  expect(podOf(engine, 'reader')?.spec.nodeName).not.toBe(first)
  expect(lastWords(engine)).toBe('hello\n')
})

it('a power cut leaves the disk: the pod that takes over reads what was written', () => {
  const engine = start([{ zone: 'a' }, { zone: 'a' }])
  engine.apply([claim, pod('writer', 'echo hello > /data/f')], 'default')
  run(engine, 75)
  const first = podOf(engine, 'writer')?.spec.nodeName ?? ''
  engine.command({ type: 'powerCutNode', name: first })
  run(engine, 60)
  const options = { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 }
  const path = '/api/v1/namespaces/default/pods/writer'
  engine.request({ method: 'DELETE', path, body: options })
  engine.apply([reader], 'default')
  run(engine, 120)
  expect(lastWords(engine)).toBeUndefined()
  expect(reasonsAbout(engine, 'reader')).toContain('FailedAttachVolume')
  run(engine, 330)
  expect(lastWords(engine)).toBe('hello\n')
})

it('a deleted claim stays until its pod is gone; then volume and disk go too', () => {
  const engine = start()
  engine.apply([claim, pod('web', 'true')], 'default')
  run(engine, 40)
  remove(engine, CLAIM)
  run(engine, 10)
  expect((engine.read(CLAIM) as PersistentVolumeClaim).metadata.deletionTimestamp).toBeDefined()
  remove(engine, '/api/v1/namespaces/default/pods/web')
  run(engine, 60)
  expect(engine.read(CLAIM)).toBeUndefined()
  expect(volumes(engine)).toEqual([])
  expect(itemsOf(engine, '/apis/storage.k8s.io/v1/volumeattachments')).toEqual([])
})

it('a snapshot taken while a disk is on its way goes on as the cluster that never stopped', () => {
  const engine = start()
  engine.apply([claim, pod('web', 'date > /data/f')], 'default')
  run(engine, 4)
  const restored = restoreEngine(structuredClone(engine.snapshot()))
  run(engine, 60)
  run(restored, 60)
  expect(restored.traceHash()).toBe(engine.traceHash())
  expect(isReady(restored, 'web')).toBe(true)
})
