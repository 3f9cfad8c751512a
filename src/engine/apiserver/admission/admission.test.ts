import { describe, expect, it } from 'vitest'
import type { Binding, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { made, newContext, readerOf } from '../registry/pipeline.testing'
import { byKind, byPath } from '../registry/registry'
import type { ResourceDefinition } from '../registry/resource'
import {
  type AdmissionAttributes,
  type AdmissionOperation,
  type AdmissionReader,
  admit,
  validateAdmission,
} from './admissionPlugin'
import { isMissingNamespace } from './namespaceLifecycle'
import { admissionPlugins } from './plugins'

const account = (more: object = {}) => ({
  ...made({ apiVersion: 'v1', kind: 'ServiceAccount' }, { name: 'default', namespace: 'demo' }),
  ...more,
})
const demo = (status: object = { phase: 'Active' }): KubeObject & { readonly status: object } => ({
  ...made({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'demo' }),
  status,
})
const priorityClass = (name: string, value: number, more: object = {}) => ({
  ...made({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' }, { name }),
  value,
  ...more,
})
const node = (labels: object) => made({ apiVersion: 'v1', kind: 'Node' }, { name: 'n', labels })

const pod = (spec: object = {}, metadata: object = {}): Pod =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'demo', ...metadata },
    spec: { containers: [{ name: 'c', image: 'i' }], ...spec },
  }) as unknown as Pod

function attributesOf(
  object: KubeObject,
  {
    operation = 'CREATE' as AdmissionOperation,
    subresource = '',
    oldObject = undefined as KubeObject | undefined,
  } = {},
): AdmissionAttributes {
  const definition =
    subresource === 'binding' ? byPath('', 'v1', 'pods') : byKind(object.apiVersion, object.kind)
  return {
    operation,
    definition: definition as ResourceDefinition,
    subresource,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    object,
    ...(oldObject && { oldObject }),
    user: { name: 'kubernetes-admin', groups: [] },
    dryRun: false,
  }
}

const usual = readerOf(demo(), account())
const run = (object: KubeObject, reader: AdmissionReader = usual, how = {}) =>
  admit(admissionPlugins, attributesOf(object, how), reader, newContext())
const admitted = (object: KubeObject, reader?: AdmissionReader, how = {}): unknown => {
  const { object: result, refused } = run(object, reader, how)
  if (refused !== undefined) throw new Error(refused.message)
  return result
}

describe('NamespaceLifecycle', () => {
  it('knows no namespace that is not there, which may be worth a second look', () => {
    const { refused } = run(pod(), readerOf(account()))
    expect(refused).toMatchObject({ code: 404, message: 'namespaces "demo" not found' })
    expect(refused && isMissingNamespace(refused)).toBe(true)
  })

  it('lets nothing new into a namespace that is on its way out', () => {
    expect(run(pod(), readerOf(demo({ phase: 'Terminating' }), account())).refused).toMatchObject({
      code: 403,
      message:
        'pods "p" is forbidden: unable to create new content in namespace demo because it is being terminated',
      details: {
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: 'namespace demo is being terminated',
            field: 'metadata.namespace',
          },
        ],
      },
    })
  })

  it('lets what is in such a namespace be changed and deleted', () => {
    const reader = readerOf(demo({ phase: 'Terminating' }))
    expect(run(pod(), reader, { operation: 'UPDATE' }).refused).toBeUndefined()
    expect(run(pod(), reader, { operation: 'DELETE' }).refused).toBeUndefined()
  })

  it.each(['default', 'kube-system', 'kube-public'])('keeps %s', (name) => {
    const object = made({ apiVersion: 'v1', kind: 'Namespace' }, { name })
    expect(run(object, usual, { operation: 'DELETE' }).refused?.message).toBe(
      `namespaces "${name}" is forbidden: this namespace may not be deleted`,
    )
  })
})

describe('ServiceAccount', () => {
  it.each<[string, Pod, object, boolean]>([
    ['by default', pod(), {}, true],
    ['not if the account says no', pod(), { automountServiceAccountToken: false }, false],
    [
      'if the pod says yes and the account no',
      pod({ automountServiceAccountToken: true }),
      { automountServiceAccountToken: false },
      true,
    ],
    ['not if the pod says no', pod({ automountServiceAccountToken: false }), {}, false],
    [
      'not over what a container mounts there itself',
      pod({
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeMounts: [
              { name: 'v', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
            ],
          },
        ],
      }),
      {},
      false,
    ],
  ])('mounts a token %s', (_, object, more, mounts) => {
    const { spec } = admitted(object, readerOf(demo(), account(more))) as Pod
    expect(spec.volumes?.some(({ projected }) => projected) ?? false).toBe(mounts)
    expect(spec).toMatchObject({ serviceAccountName: 'default', serviceAccount: 'default' })
  })

  it('gives init containers the token too', () => {
    const { spec } = admitted(pod({ initContainers: [{ name: 'i', image: 'i' }] })) as Pod
    expect(spec.initContainers?.[0]?.volumeMounts).toEqual(spec.containers[0]?.volumeMounts)
  })

  it('lends the pull secrets of the account to a pod that has none', () => {
    const reader = readerOf(demo(), account({ imagePullSecrets: [{ name: 's' }] }))
    expect(admitted(pod(), reader)).toMatchObject({ spec: { imagePullSecrets: [{ name: 's' }] } })
  })

  it('leaves mirror pods alone, which may have no account', () => {
    const mirror = pod({}, { annotations: { 'kubernetes.io/config.mirror': 'x' } })
    expect((admitted(mirror) as Pod).spec.serviceAccountName).toBeUndefined()
    const named = pod({ serviceAccountName: 'a' }, mirror.metadata)
    const { refused } = validateAdmission(admissionPlugins, attributesOf(named), usual)
    expect(refused?.message).toBe(
      'pods "p" is forbidden: a mirror pod may not reference service accounts',
    )
  })
})

describe('TaintNodesByCondition', () => {
  it('taints a new node, once', () => {
    const fresh = { ...node({}), spec: {} }
    const tainted = admitted(fresh)
    const taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }
    expect(tainted).toMatchObject({ spec: { taints: [taint] } })
    expect(admitted(tainted as KubeObject)).toBe(tainted)
    expect(admitted(fresh, usual, { operation: 'UPDATE' })).toBe(fresh)
  })
})

describe('Priority', () => {
  const reader = readerOf(
    demo(),
    account(),
    priorityClass('high', 1000, { preemptionPolicy: 'Never' }),
    priorityClass('usual', 10, { globalDefault: true }),
    priorityClass('low', 5, { globalDefault: true }),
  )

  it('takes number and policy from the class', () => {
    expect(admitted(pod({ priorityClassName: 'high' }), reader)).toMatchObject({
      spec: { priority: 1000, preemptionPolicy: 'Never' },
    })
  })

  it('gives a pod without a class the lowest of the defaults, by name too', () => {
    expect(admitted(pod(), reader)).toMatchObject({
      spec: { priority: 5, priorityClassName: 'low' },
    })
  })

  it.each<[object, string]>([
    [{ priorityClassName: 'x' }, 'no PriorityClass with name x was found'],
    [
      { priorityClassName: 'high', priority: 7 },
      'the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 1000 from the given PriorityClass name',
    ],
    [
      { priorityClassName: 'high', preemptionPolicy: 'PreemptLowerPriority' },
      'the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in pod spec; priority admission controller computed Never from the given PriorityClass name',
    ],
  ])('refuses %j', (spec, error) => {
    expect(run(pod(spec), reader).refused?.message).toBe(`pods "p" is forbidden: ${error}`)
  })

  it('keeps the number through an update that leaves it out', () => {
    const oldObject = pod({ priority: 5, preemptionPolicy: 'Never' })
    const how = { operation: 'UPDATE', oldObject }
    expect(admitted(pod(), reader, how)).toMatchObject({
      spec: { priority: 5, preemptionPolicy: 'Never' },
    })
  })

  it('allows one default', () => {
    const second = priorityClass('second', 1, { globalDefault: true })
    const judge = (object: KubeObject, operation: AdmissionOperation) =>
      validateAdmission(admissionPlugins, attributesOf(object, { operation }), readerOf(second))
        .refused
    const third = priorityClass('third', 1, { globalDefault: true })
    expect(judge(third, 'CREATE')?.message).toBe(
      'priorityclasses.scheduling.k8s.io "third" is forbidden: PriorityClass second is already marked as default. Only one default can exist',
    )
    expect(judge(second, 'UPDATE')).toBeUndefined()
  })
})

describe('DefaultTolerationSeconds', () => {
  const bears = (key: string, tolerationSeconds: number) => ({
    key: `node.kubernetes.io/${key}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds,
  })

  it.each<[string, object[] | undefined, object[]]>([
    ['five minutes for both', undefined, [bears('not-ready', 300), bears('unreachable', 300)]],
    [
      'what the pod says itself',
      [bears('not-ready', 5)],
      [bears('not-ready', 5), bears('unreachable', 300)],
    ],
    ['nothing to a pod that bears everything', [{ operator: 'Exists' }], [{ operator: 'Exists' }]],
  ])('gives %s', (_, tolerations, expected) => {
    expect((admitted(pod({ tolerations })) as Pod).spec.tolerations).toEqual(expected)
  })
})

describe('PodTopologyLabels', () => {
  const zone = { 'topology.kubernetes.io/zone': 'a' }
  const reader = readerOf(demo(), account(), node({ ...zone, other: 'x' }))
  const binding: Binding = {
    ...made({ apiVersion: 'v1', kind: 'Binding' }, { name: 'p', namespace: 'demo' }),
    target: { kind: 'Node', name: 'n' },
  } as Binding

  it('labels a binding with the place of its node', () => {
    const bound = admitted(binding, reader, { subresource: 'binding' })
    expect((bound as Binding).metadata.labels).toEqual(zone)
  })

  it('labels a pod that is created for a node', () => {
    const placed = pod({ nodeName: 'n' }, { labels: { app: 'a' } })
    expect((admitted(placed, reader) as Pod).metadata.labels).toEqual({ app: 'a', ...zone })
  })

  it('changes nothing where the node is unknown', () => {
    expect(
      admitted({ ...binding, target: { name: 'm' } } as Binding, reader, {
        subresource: 'binding',
      }),
    ).not.toHaveProperty('metadata.labels')
  })
})

it('the outcome names the plugins that changed the object', () => {
  expect(run(pod()).plugins).toEqual(['ServiceAccount', 'Priority', 'DefaultTolerationSeconds'])
})
