import { describe, expect, it } from 'vitest'
import type { Event } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { toCoreEvent, toEventsEvent } from './eventConversion'
import { create, update } from './pipeline.testing'
import { byKind } from './registry'
import type { ResourceDefinition } from './resource'

function definitionOf(apiVersion: string, kind: string): ResourceDefinition {
  const definition = byKind(apiVersion, kind)
  if (definition === undefined) throw new Error(`${kind} is not served`)
  return definition
}

function stored(definition: ResourceDefinition, body: object): KubeObject {
  const { object, refused } = create(definition, { metadata: { name: 'a' }, ...body })
  if (object === undefined) throw new Error(refused?.message)
  return object
}

const causesOf = ({ refused }: ReturnType<typeof create>) =>
  refused?.details?.causes?.map(({ field, message }) => `${field}: ${message}`)

describe('namespaces', () => {
  const namespaces = definitionOf('v1', 'Namespace')
  const before = stored(namespaces, {})

  it('keep their finalizer until it is taken away by finalize', () => {
    const without = { ...before, spec: {} }
    expect(update(namespaces, before, without).object).toMatchObject({
      spec: { finalizers: ['kubernetes'] },
    })
    expect(update(namespaces, before, without, 'finalize').object).toMatchObject({ spec: {} })
  })

  it('are terminating only when they are being deleted', () => {
    const terminating = { ...before, status: { phase: 'Terminating' } }
    expect(causesOf(update(namespaces, before, terminating, 'status'))).toEqual([
      'status.Phase: Invalid value: "Terminating": may only be \'Active\' if `deletionTimestamp` is empty',
    ])
  })

  it('bear their name as a label, whatever the writer says', () => {
    const relabelled = { ...before, metadata: { ...before.metadata, labels: { team: 'x' } } }
    expect(update(namespaces, before, relabelled).object?.metadata.labels).toEqual({
      team: 'x',
      'kubernetes.io/metadata.name': 'a',
    })
  })
})

describe('nodes', () => {
  const nodes = definitionOf('v1', 'Node')
  it('may be created with their status, and can give out all they have', () => {
    expect(stored(nodes, { status: { capacity: { cpu: '4' } } })).toMatchObject({
      status: { allocatable: { cpu: '4' } },
    })
  })

  it('keep the addresses of their pods', () => {
    const before = stored(nodes, { spec: { podCIDR: '10.0.0.0/24', podCIDRs: ['10.0.0.0/24'] } })
    const moved = { ...before, spec: { podCIDR: '10.0.1.0/24', podCIDRs: ['10.0.1.0/24'] } }
    expect(causesOf(update(nodes, before, moved))).toEqual([
      'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
    ])
  })

  it('have a taint once for each effect', () => {
    const taint = { key: 'a', effect: 'NoSchedule' }
    const { refused } = create(nodes, { metadata: { name: 'a' }, spec: { taints: [taint, taint] } })
    expect(refused?.message).toContain('taints must be unique by key and effect pair')
  })
})

describe('secrets', () => {
  const secrets = definitionOf('v1', 'Secret')
  it.each([
    ['a', 'YQ=='],
    ['ab', 'YWI='],
    ['abc', 'YWJj'],
    ['päss', 'cMOkc3M='],
    ['', ''],
  ])('write plain text %j as base64', (text, encoded) => {
    const object = stored(secrets, { stringData: { key: text }, data: { key: 'eA==' } })
    expect(object).toMatchObject({ data: { key: encoded }, type: 'Opaque' })
    expect(object).not.toHaveProperty('stringData')
  })

  it('hold what their type promises', () => {
    const { refused } = create(secrets, { metadata: { name: 'a' }, type: 'kubernetes.io/tls' })
    expect(refused?.details?.causes?.map(({ field }) => field)).toEqual([
      'data[tls.crt]',
      'data[tls.key]',
    ])
  })

  it('never change their type', () => {
    const before = stored(secrets, { type: 'example.com/a' })
    expect(causesOf(update(secrets, before, { ...before, type: 'example.com/b' }))).toEqual([
      'type: Invalid value: "example.com/b": field is immutable',
    ])
  })
})

describe('priority classes', () => {
  const classes = definitionOf('scheduling.k8s.io/v1', 'PriorityClass')
  it.each<[object, string]>([
    [
      { value: 1000000001 },
      'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
    ],
    [
      { metadata: { name: 'system-mine' }, value: 1 },
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class",
    ],
  ])('refuse %j', (body, cause) => {
    expect(causesOf(create(classes, { metadata: { name: 'a' }, ...body }))).toEqual([cause])
  })

  it('never change their value', () => {
    const before = stored(classes, { value: 5 })
    expect(causesOf(update(classes, before, { ...before, value: 6 }))).toEqual([
      'Value: Forbidden: may not be changed in an update.',
    ])
  })
})

describe('disruption budgets', () => {
  const budgets = definitionOf('policy/v1', 'PodDisruptionBudget')
  it.each<[object, string]>([
    [
      { minAvailable: 1, maxUnavailable: 1 },
      'spec: Invalid value: {"MinAvailable":1,"Selector":null,"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
    ],
    [
      { minAvailable: '120%' },
      'spec.minAvailable: Invalid value: "120%": must not be greater than 100%',
    ],
    [
      { maxUnavailable: 'few' },
      "spec.maxUnavailable: Invalid value: \"few\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ],
  ])('refuse %j', (spec, cause) => {
    expect(causesOf(create(budgets, { metadata: { name: 'a' }, spec }))).toEqual([cause])
  })
})

describe('workloads', () => {
  const template = {
    metadata: { labels: { app: 'a' } },
    spec: { containers: [{ name: 'c', image: 'i' }] },
  }
  const spec = { selector: { matchLabels: { app: 'a' } }, template }

  it.each<[string, object, string]>([
    [
      'Deployment',
      { ...spec, replicas: -1 },
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'Deployment',
      { ...spec, minReadySeconds: 600 },
      'spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds',
    ],
    [
      'ReplicaSet',
      { ...spec, template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } },
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
    ['ReplicaSet', { template }, 'spec.selector: Required value'],
  ])('%s %# is refused', (kind, body, cause) => {
    expect(
      causesOf(create(definitionOf('apps/v1', kind), { metadata: { name: 'a' }, spec: body })),
    ).toEqual([cause])
  })

  it('a Deployment counts changes of its annotations as a new generation, a ReplicaSet does not', () => {
    const annotated = (object: KubeObject) => ({
      ...object,
      metadata: { ...object.metadata, annotations: { 'a/b': 'c' } },
    })
    const deployments = definitionOf('apps/v1', 'Deployment')
    const before = stored(deployments, { spec })
    expect(deployments.generationChanged?.(annotated(before), before)).toBe(true)
    expect(deployments.generationChanged?.(before, before)).toBe(false)
    expect(definitionOf('apps/v1', 'ReplicaSet').generationChanged).toBeUndefined()
  })

  it('a status cannot count more ready pods than pods', () => {
    const sets = definitionOf('apps/v1', 'ReplicaSet')
    const before = stored(sets, { spec })
    const wrong = { ...before, status: { replicas: 1, readyReplicas: 2 } }
    expect(causesOf(update(sets, before, wrong, 'status'))).toEqual([
      'status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas',
    ])
  })
})

describe('endpoint slices', () => {
  const slices = definitionOf('discovery.k8s.io/v1', 'EndpointSlice')
  const slice = (addressType: string, ...addresses: string[]) => ({
    metadata: { name: 'a' },
    addressType,
    endpoints: [{ addresses }],
  })
  it.each<[object, string]>([
    [
      slice('IPv4', '::1'),
      'endpoints[0].addresses[0]: Invalid value: "::1": must be a valid IPv4 address',
    ],
    [
      slice('IPv6', '1.2.3.4'),
      'endpoints[0].addresses[0]: Invalid value: "1.2.3.4": must be a valid IPv6 address',
    ],
    [slice('IPv4'), 'endpoints[0].addresses: Required value: must contain at least 1 address'],
    [
      slice('IPX', 'a'),
      'addressType: Unsupported value: "IPX": supported values: "FQDN", "IPv4", "IPv6"',
    ],
  ])('refuse %j', (body, cause) => expect(causesOf(create(slices, body))).toEqual([cause]))
})

describe('events', () => {
  const core: Event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: 'e',
      namespace: 'demo',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '',
    },
    involvedObject: { kind: 'Pod', name: 'p', namespace: 'demo' },
    source: { component: 'kubelet', host: 'n' },
    message: 'Started container c',
    reason: 'Started',
    count: 2,
    firstTimestamp: '2026-01-01T12:00:00Z',
    lastTimestamp: '2026-01-01T12:01:00Z',
    reportingComponent: 'kubelet',
    reportingInstance: 'n',
    type: 'Normal',
  }

  it('are the same event in both groups, under other names', () => {
    const shown = toEventsEvent(core)
    expect(shown).toMatchObject({
      apiVersion: 'events.k8s.io/v1',
      regarding: core.involvedObject,
      note: core.message,
      deprecatedCount: 2,
      reportingController: 'kubelet',
    })
    expect(toCoreEvent(shown)).toEqual(core)
  })

  it('are printed with their count and what they are about', () => {
    const now = 120_000_000
    const cells = definitionOf('v1', 'Event').columns.map((column) => column.cell(core, now))
    expect(cells).toEqual([
      '60s',
      'Normal',
      'Started',
      'pod/p',
      '',
      'kubelet, n',
      'Started container c',
      '2m',
      2,
      'e',
    ])
  })

  it('belong to the namespace of what they are about', () => {
    const { refused } = create(definitionOf('v1', 'Event'), {
      metadata: { name: 'e' },
      involvedObject: { namespace: 'other' },
    })
    expect(refused?.message).toContain(
      'involvedObject.namespace: Invalid value: "other": does not match event.namespace',
    )
  })
})

describe('what every object keeps', () => {
  const configMaps = definitionOf('v1', 'ConfigMap')
  const before = stored(configMaps, {})
  it.each<[string, object, string]>([
    ['its name', { name: 'b' }, 'metadata.name: Invalid value: "b": field is immutable'],
    ['its identity', { uid: 'x' }, 'metadata.uid: Invalid value: "x": field is immutable'],
  ])('%s', (_, meta, cause) => {
    const next = { ...before, metadata: { ...before.metadata, ...meta } }
    expect(causesOf(update(configMaps, before, next))).toEqual([cause])
  })

  it('no new finalizers once it is being deleted', () => {
    const deleting = {
      ...before,
      metadata: { ...before.metadata, deletionTimestamp: '2026-01-01T12:00:00Z' },
    }
    const next = { ...deleting, metadata: { ...deleting.metadata, finalizers: ['a.b/c'] } }
    expect(causesOf(update(configMaps, deleting, next))).toEqual([
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a.b/c"}',
    ])
  })

  it('at most 256 KiB of annotations', () => {
    const annotations = { 'a/b': 'x'.repeat(262144) }
    expect(causesOf(create(configMaps, { metadata: { name: 'a', annotations } }))).toEqual([
      'metadata.annotations: Too long: may not be more than 262144 bytes',
    ])
  })

  it('at most a mebibyte of data', () => {
    const body = { metadata: { name: 'a' }, data: { a: 'x'.repeat(1048577) } }
    expect(causesOf(create(configMaps, body))).toEqual([
      '[]: Too long: may not be more than 1048576 bytes',
    ])
  })
})
