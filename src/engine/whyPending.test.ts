/** What is said to help a Pending pod helps: each fix is carried out in a cluster of its own. */
import { describe, expect, it } from 'vitest'
import { type ToldReport, tellReport } from '../store/pending/toldReport'
import type { Command } from './commands/command'
import type { Engine } from './engine'
import { createEngine, restoreEngine } from './index'
import type { FixStep } from './scheduler/whyPending/pendingReport'

const SECOND = 1_000_000

interface PodLook {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
  readonly spec: { readonly nodeName?: string }
}

const pod = (name: string, spec: object, labels: object = { app: name }) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', labels },
  spec: { containers: [container({})], terminationGracePeriodSeconds: 0, ...spec },
})

const container = (requests: object, more: object = {}) => ({
  name: 'c',
  image: 'nginx:1.27',
  resources: { requests },
  ...more,
})

const deployment = (name: string, replicas: number, spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'default' },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec },
  },
})

function cluster(documents: readonly object[], ...commands: readonly Command[]): Engine {
  const engine = createEngine({ seed: 2 })
  for (const command of commands) expect(engine.command(command)).toBeUndefined()
  engine.advance(engine.now() + 60 * SECOND)
  for (const document of documents) {
    engine.apply([document], 'default')
    engine.advance(engine.now() + 8 * SECOND)
  }
  return engine
}

/** Of the pod with the label `app: report`. */
function reportOf(engine: Engine): ToldReport {
  const pending = podsOf(engine).find(({ metadata }) => metadata.labels?.app === 'report')
  const report = engine.whyPending(`default/${pending?.metadata.name}`)
  if (report === undefined) throw new Error(`${pending?.metadata.name} is not Pending`)
  return tellReport(report)
}

function carryOut(engine: Engine, steps: readonly FixStep[]): void {
  for (const step of steps) {
    if ('command' in step) expect(engine.command(step.command)).toBeUndefined()
    else {
      const id = engine.request(step.request)
      engine.advance(engine.now() + SECOND)
      const found = engine.drain().responses.find((one) => one.id === id)
      const ok = (found?.response.status ?? 0) < 300 || step.mayExist === true
      expect(ok, JSON.stringify(found?.response.body)).toBe(true)
    }
  }
  engine.advance(engine.now() + 90 * SECOND)
}

const podsOf = (engine: Engine): readonly PodLook[] =>
  (engine.read('/api/v1/namespaces/default/pods') as { readonly items: readonly PodLook[] }).items

/** Nodes of the pods with this label `app`. */
const nodesOf = (engine: Engine, app: string): readonly string[] =>
  podsOf(engine)
    .filter(({ metadata }) => metadata.labels?.app === app)
    .map(({ spec }) => spec.nodeName ?? '')

const cpu = (amount: string) => ({ containers: [container({ cpu: amount })] })
const spread = [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { tier: 'front' } },
  },
]
const apart = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
    ],
  },
}
const ports = (hostPort: number) => ({ ports: [{ containerPort: 80, hostPort }] })
const gpu: Command = { type: 'addWorker', name: 'gpu', cpu: '8', taints: ['gpu=true:NoSchedule'] }
const cordon = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec: { unschedulable: true },
})

const uses = (claimName: string) => ({
  containers: [container({}, { volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
})
const storage = { accessModes: ['ReadWriteOnce'], storageClassName: '' }
const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default' },
  spec: { ...storage, resources: { requests: { storage: '1Gi' } } },
}
const volumeIn = (zone: string) => {
  const matchExpressions = [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: [zone] }]
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'disk' },
    spec: {
      ...storage,
      capacity: { storage: '1Gi' },
      hostPath: { path: '/mnt/disk' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } },
    },
  }
}

interface Case {
  readonly trouble: string
  readonly engine: () => Engine
  readonly sentence: string
  readonly fixes: readonly string[]
}

const cases: readonly Case[] = [
  {
    trouble: 'no worker has as much CPU free',
    engine: () => cluster([pod('report', cpu('5')), pod('small', cpu('500m'))]),
    sentence:
      'It asks for 5 CPU, and no worker has that much free. worker-1 comes closest: 1 CPU short.',
    fixes: ['Ask for 4 CPU instead of 5', 'Add a worker with 8 CPU and 16 Gi'],
  },
  {
    trouble: 'a pod of less importance takes the room',
    engine: () =>
      cluster([...['a', 'b', 'c'].map((name) => pod(name, cpu('2'))), pod('report', cpu('3500m'))]),
    sentence:
      'It asks for 3.5 CPU, and no worker has that much free. worker-1 comes closest: 1.5 CPU short.',
    fixes: [
      'Ask for 2 CPU instead of 3.5',
      'Add a worker with 4 CPU and 8 Gi',
      'Delete a',
      'Raise its priority to 1000',
    ],
  },
  {
    trouble: 'the worker that is large enough has a taint',
    engine: () => cluster([pod('report', cpu('6'))], gpu),
    sentence:
      'It asks for 6 CPU, and no worker it may use has that much free. worker-1 comes closest: 2 CPU short.',
    fixes: [
      'Ask for 4 CPU instead of 6',
      'Tolerate gpu=true:NoSchedule',
      'Take gpu=true:NoSchedule off gpu',
      'Add a worker with 8 CPU and 16 Gi',
    ],
  },
  {
    trouble: 'every worker is cordoned',
    engine: () =>
      cluster([cordon('worker-1'), cordon('worker-2'), cordon('worker-3'), pod('report', {})]),
    sentence: '3 workers are cordoned.',
    fixes: [
      'Let worker-1 take pods again',
      'Let worker-2 take pods again',
      'Add a worker with 4 CPU and 8 Gi',
    ],
  },
  {
    trouble: 'no worker has the label it asks for',
    engine: () => cluster([pod('report', { nodeSelector: { disk: 'ssd' } })]),
    sentence: '3 workers have not the labels it asks for (disk=ssd).',
    fixes: [
      'Label worker-1 with disk=ssd',
      'Label worker-2 with disk=ssd',
      'Let it go to any worker',
      'Add a worker with 4 CPU and 8 Gi',
    ],
  },
  {
    trouble: 'its host port is taken',
    engine: () =>
      cluster([
        ...['a', 'b', 'c'].map((name) => pod(name, { containers: [container({}, ports(8080))] })),
        pod('report', { containers: [container({}, ports(8080))] }),
      ]),
    sentence: '3 workers have its host port 8080 taken.',
    fixes: [
      'Give up host port 8080',
      'Add a worker with 4 CPU and 8 Gi',
      'Delete a',
      'Raise its priority to 1000',
    ],
  },
  {
    trouble: 'it would be too many in one place',
    engine: () =>
      cluster([
        cordon('worker-2'),
        ...['first', 'second', 'report'].map((app) =>
          pod(app, { topologySpreadConstraints: spread }, { app, tier: 'front' }),
        ),
      ]),
    sentence:
      'On 2 workers it would be too many in one place for its spread constraints, and 1 worker is cordoned.',
    fixes: [
      'Let worker-2 take pods again',
      'Allow a maxSkew of 2 over kubernetes.io/hostname',
      'Only prefer to spread over kubernetes.io/hostname',
      'Add a worker with 4 CPU and 8 Gi',
      'Raise its priority to 1000',
    ],
  },
  {
    trouble: 'its neighbours are all it must not have',
    engine: () =>
      cluster([
        deployment('web', 3, { containers: [container({})], affinity: apart }),
        pod('report', { affinity: apart }),
      ]),
    sentence: '3 workers hold neighbours it must not have, or not those it must.',
    fixes: [
      'Only prefer its neighbours, demand none',
      'Add a worker with 4 CPU and 8 Gi',
      'Raise its priority to 1000',
    ],
  },
  {
    trouble: 'its Deployment asks for more than any worker has',
    engine: () => cluster([deployment('web', 3, cpu('1')), deployment('report', 1, cpu('3500m'))]),
    sentence:
      'It asks for 3.5 CPU, and no worker has that much free. worker-1 comes closest: 0.5 CPU short.',
    fixes: [
      'Ask for 3 CPU instead of 3.5',
      'Add a worker with 4 CPU and 8 Gi',
      'Scale web down to 2',
      'Raise its priority to 1000',
    ],
  },
  {
    trouble: 'its claim is missing',
    engine: () => cluster([pod('report', uses('data'))]),
    sentence: 'It uses the claim data, and there is none of that name.',
    fixes: ['Create the claim data'],
  },
  {
    trouble: 'nobody makes a volume for its claim',
    engine: () =>
      cluster([cordon('worker-2'), cordon('worker-3'), claim, pod('report', uses('data'))]),
    sentence: 'No volume is there for its claim data.',
    fixes: ['Create a volume for the claim data'],
  },
  {
    trouble: 'its volume is in a zone without workers',
    engine: () => cluster([volumeIn('z'), claim, pod('report', uses('data'))]),
    sentence: '3 workers cannot reach its volume.',
    fixes: ['Add a worker with 4 CPU and 8 Gi'],
  },
  {
    trouble: 'a gate holds it back',
    engine: () => cluster([pod('report', { schedulingGates: [{ name: 'example.com/wait' }] })]),
    sentence:
      'It is held back by the gate example.com/wait: the scheduler does not look at it before that is gone.',
    fixes: ['Take off the gate example.com/wait'],
  },
  {
    trouble: 'no scheduler is called what it asks for',
    engine: () => cluster([pod('report', { schedulerName: 'mine' })]),
    sentence: 'It waits for a scheduler called mine, and none of that name runs here.',
    fixes: ['Leave it to default-scheduler'],
  },
]

describe.each(cases)('a pod that is Pending because $trouble', ({ engine, sentence, fixes }) => {
  const before = engine()
  const report = reportOf(before)

  it('is explained and offered what helps', () => {
    expect(report.sentence).toBe(sentence)
    expect(report.fixes.map(({ title }) => title)).toEqual(fixes)
  })

  it.each(report.fixes.map((fix) => [fix.title, fix] as const))(
    'is helped by: %s',
    (_, fix) => {
      const after = restoreEngine(structuredClone(before.snapshot()))
      carryOut(after, fix.steps)
      expect(nodesOf(after, 'report')).toEqual([fix.node])
    },
    60_000,
  )
})

it('what would not help is told with the reason', () => {
  const engine = cluster([pod('report', cpu('16'))], {
    type: 'addWorker',
    name: 'gpu',
    cpu: '8',
    taints: ['gpu=true:NoSchedule'],
  })
  expect(reportOf(engine).misses).toContainEqual({
    title: 'Tolerate gpu=true:NoSchedule',
    why: 'gpu: Insufficient cpu',
  })
})

it('asking why a pod is Pending changes nothing in the cluster', () => {
  const [asked, plain] = [cases[0]?.engine(), cases[0]?.engine()]
  if (asked === undefined || plain === undefined) throw new Error('there are no cases')
  reportOf(asked)
  for (const engine of [asked, plain]) engine.advance(engine.now() + 60 * SECOND)
  expect(asked.traceHash()).toBe(plain.traceHash())
})
