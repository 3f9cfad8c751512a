import { expect, it } from 'vitest'
import type { Pod } from '../api/core'
import type { PersistentVolume, PersistentVolumeClaim } from '../api/persistentVolume'
import type { Engine } from './engine'
import { createEngine, restoreEngine } from './index'

const SECOND = 1_000_000
const CLAIMS = '/api/v1/namespaces/default/persistentvolumeclaims'
const PODS = '/api/v1/namespaces/default/pods'

const classOf = (provisioner: string) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'local' },
  provisioner,
  volumeBindingMode: 'WaitForFirstConsumer',
})
const volumeOn = (name: string, node: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '5Gi' },
    storageClassName: 'local',
    local: { path: '/mnt/disk' },
    nodeAffinity: {
      required: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] },
        ],
      },
    },
  },
})
const claim = (name: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'default' },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'local',
    resources: { requests: { storage: '1Gi' } },
  },
})
const podWith = (name: string, claimName: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
  spec: {
    containers: [{ name: 'web', image: 'nginx:1.27' }],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
  },
})

function post(engine: Engine, path: string, body: object): void {
  engine.request({ method: 'POST', path, body })
}

function run(engine: Engine, forSeconds: number): void {
  engine.advance(engine.now() + forSeconds * SECOND)
}

const podOf = (engine: Engine, name: string) => engine.read(`${PODS}/${name}`) as Pod
const claimOf = (engine: Engine, name: string) =>
  engine.read(`${CLAIMS}/${name}`) as PersistentVolumeClaim

/** Three workers, and a class whose volumes people make by hand. */
function clusterWith(...volumes: readonly object[]): Engine {
  const engine = createEngine({ seed: 5, content: 'empty' })
  post(engine, '/apis/storage.k8s.io/v1/storageclasses', classOf('kubernetes.io/no-provisioner'))
  for (const volume of volumes) post(engine, '/api/v1/persistentvolumes', volume)
  post(engine, CLAIMS, claim('data'))
  run(engine, 2)
  return engine
}

it('a pod goes to the node where the volume is that its claim waited with it for', () => {
  const engine = clusterWith(volumeOn('disk', 'worker-2'))
  expect(claimOf(engine, 'data').status?.phase).toBe('Pending')
  post(engine, PODS, podWith('web', 'data'))
  run(engine, 10)
  const pod = podOf(engine, 'web')
  expect(pod.spec.nodeName).toBe('worker-2')
  expect(pod.status).not.toHaveProperty('nominatedNodeName')
  expect(claimOf(engine, 'data')).toMatchObject({
    spec: { volumeName: 'disk' },
    status: { phase: 'Bound' },
  })
  const volume = engine.read('/api/v1/persistentvolumes/disk') as PersistentVolume
  expect(volume.spec.claimRef?.name).toBe('data')
})

it('a pod without a volume to be had waits, and is placed when one comes', () => {
  const engine = clusterWith()
  post(engine, PODS, podWith('web', 'data'))
  run(engine, 5)
  const [condition] = podOf(engine, 'web').status?.conditions ?? []
  expect(condition).toMatchObject({ type: 'PodScheduled', reason: 'Unschedulable' })
  expect(condition?.message).toContain("3 node(s) didn't find available persistent volumes to bind")
  post(engine, '/api/v1/persistentvolumes', volumeOn('disk', 'worker-3'))
  run(engine, 20)
  expect(podOf(engine, 'web').spec.nodeName).toBe('worker-3')
})

it('a pod whose claim does not exist waits for it', () => {
  const engine = clusterWith(volumeOn('disk', 'worker-1'))
  post(engine, PODS, podWith('web', 'late'))
  run(engine, 5)
  expect(podOf(engine, 'web').status?.conditions?.[0]?.message).toContain(
    'persistentvolumeclaim "late" not found. not found',
  )
  post(engine, CLAIMS, claim('late'))
  run(engine, 20)
  expect(podOf(engine, 'web').spec.nodeName).toBe('worker-1')
})

it('a wait for volumes goes on after a snapshot as if nothing had been', () => {
  const engine = createEngine({ seed: 5, content: 'empty' })
  const nobody = classOf('example.com/nobody')
  post(engine, '/apis/storage.k8s.io/v1/storageclasses', nobody)
  post(engine, CLAIMS, claim('data'))
  post(engine, PODS, podWith('web', 'data'))
  run(engine, 10)
  const selected = claimOf(engine, 'data').metadata.annotations?.[
    'volume.kubernetes.io/selected-node'
  ]
  expect(podOf(engine, 'web').status?.nominatedNodeName).toBe(selected)
  const copy = restoreEngine(structuredClone(engine.snapshot()))
  for (const one of [engine, copy]) run(one, 30)
  expect(copy.traceHash()).toBe(engine.traceHash())
  expect(podOf(copy, 'web').spec.nodeName ?? '').toBe('')
})
