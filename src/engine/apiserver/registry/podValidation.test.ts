import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../api/meta'
import { create, update } from './pipeline.testing'
import { byKind } from './registry'
import type { ResourceDefinition } from './resource'

const pods = byKind('v1', 'Pod') as ResourceDefinition
const container = (more: object = {}) => ({ name: 'c', image: 'nginx:1.27', ...more })
const pod = (spec: object = {}, metadata: object = {}) => ({
  metadata: { name: 'p', ...metadata },
  spec: { containers: [container()], ...spec },
})

/** The texts of all causes, with their fields. */
function causes(spec: object, metadata?: object): readonly string[] {
  const { refused } = create(pods, pod(spec, metadata), { mode: 'Warn' })
  return (refused?.details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`)
}

function stored(spec: object = {}, metadata: object = {}): KubeObject {
  const { object, refused } = create(pods, pod(spec, metadata))
  if (object === undefined) throw new Error(refused?.message)
  return object
}

describe('a pod is refused', () => {
  const resources = (requests: object, limits: object = {}) => ({
    containers: [container({ resources: { requests, limits } })],
  })
  it.each<[string, object, string]>([
    [
      'without an image',
      { containers: [{ name: 'c' }] },
      'spec.containers[0].image: Required value',
    ],
    [
      'whose container has no name',
      { containers: [{ image: 'i' }] },
      'spec.containers[0].name: Required value',
    ],
    [
      'that mounts a volume it does not have',
      { containers: [container({ volumeMounts: [{ name: 'v', mountPath: '/v' }] })] },
      'spec.containers[0].volumeMounts[0].name: Not found: "v"',
    ],
    [
      'that mounts two volumes in one place',
      {
        volumes: [{ name: 'a' }, { name: 'b' }],
        containers: [
          container({
            volumeMounts: [
              { name: 'a', mountPath: '/x' },
              { name: 'b', mountPath: '/x' },
            ],
          }),
        ],
      },
      'spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/x": must be unique',
    ],
    [
      'that asks for more than its limit',
      resources({ cpu: '2' }, { cpu: '1' }),
      'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
    ],
    [
      'that asks for an extended resource without a limit',
      resources({ 'nvidia.com/gpu': '1' }),
      'spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources',
    ],
    [
      'that asks for fewer devices than it may take',
      resources({ 'nvidia.com/gpu': '1' }, { 'nvidia.com/gpu': '2' }),
      'spec.containers[0].resources.requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 2',
    ],
    [
      'that asks for a resource nobody knows',
      resources({ cpus: '1' }),
      'spec.containers[0].resources.requests[cpus]: Invalid value: "cpus": must be a standard resource for containers',
    ],
    [
      'that asks for less than nothing',
      resources({ memory: '-1Gi' }),
      'spec.containers[0].resources.requests[memory]: Invalid value: "-1Gi": must be greater than or equal to 0',
    ],
    [
      'with a port out of range',
      { containers: [container({ ports: [{ containerPort: 70000 }] })] },
      'spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
    ],
    [
      'with a port of an unknown protocol',
      { containers: [container({ ports: [{ containerPort: 80, protocol: 'ICMP' }] })] },
      'spec.containers[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"',
    ],
    [
      'that takes one host port twice',
      {
        containers: [
          container({ ports: [{ containerPort: 80, hostPort: 80 }] }),
          { ...container(), name: 'd', ports: [{ containerPort: 81, hostPort: 80 }] },
        ],
      },
      'spec.containers[1].ports[0].hostPort: Duplicate value: "TCP//80"',
    ],
    [
      'on the host network with another host port',
      {
        hostNetwork: true,
        containers: [container({ ports: [{ containerPort: 80, hostPort: 81 }] })],
      },
      'spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true',
    ],
    [
      'with a variable that is taken from nowhere',
      { containers: [container({ env: [{ name: 'A', valueFrom: {} }] })] },
      'spec.containers[0].env[0].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
    ],
    [
      'with a volume of two sources',
      { volumes: [{ name: 'v', emptyDir: {}, secret: { secretName: 's' } }] },
      'spec.volumes[0].secret: Forbidden: may not specify more than 1 volume type',
    ],
    [
      'with a readiness probe on an init container that ends',
      { initContainers: [container({ name: 'i', readinessProbe: { exec: { command: ['x'] } } })] },
      'spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ],
    [
      'with a probe that does nothing',
      { containers: [container({ startupProbe: {} })] },
      'spec.containers[0].startupProbe: Required value: must specify a handler type',
    ],
    [
      'with a toleration of everything by value',
      { tolerations: [{ value: 'x' }] },
      'spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
    ],
    [
      'that tolerates NoSchedule for a while',
      {
        tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 1 }],
      },
      'spec.tolerations[0].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
    ],
    [
      'with a pod affinity to nowhere',
      {
        affinity: {
          podAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 0, podAffinityTerm: { topologyKey: 'zone', labelSelector: {} } },
            ],
          },
        },
      },
      'spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100',
    ],
    [
      'that is gated and placed at once',
      { nodeName: 'n', schedulingGates: [{ name: 'a.b/c' }] },
      'spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared',
    ],
    [
      'whose privileged container may not escalate',
      {
        containers: [
          container({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }),
        ],
      },
      'spec.containers[0].securityContext: Invalid value: {"privileged":true,"allowPrivilegeEscalation":false}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
    ],
    [
      'with a deadline of no time',
      { activeDeadlineSeconds: 0 },
      'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
    ],
    [
      'with a DNS policy of its own and no servers',
      { dnsPolicy: 'None' },
      'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None',
    ],
  ])('%s', (_, spec, cause) => expect(causes(spec)).toEqual([cause]))

  it('for its labels, annotations and owners like any object', () => {
    const owner = { apiVersion: 'v1', kind: 'Node', name: 'n', uid: 'u', controller: true }
    const found = causes({}, { annotations: { 'a b': '' }, ownerReferences: [owner, owner] })
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(
      /^metadata.annotations: Invalid value: "a b": name part must consist of/,
    )
    expect(found[1]).toContain(
      'Only one reference can have Controller set to true. Found "true" in references for Node/n and Node/n',
    )
  })
})

describe('a pod that is accepted', () => {
  it('is pending, with a class of service', () => {
    expect(stored()).toMatchObject({ status: { phase: 'Pending', qosClass: 'BestEffort' } })
  })

  it('waits for its gates to be lifted', () => {
    expect(stored({ schedulingGates: [{ name: 'a.b/c' }] })).toMatchObject({
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'SchedulingGated',
            message: 'Scheduling is blocked due to non-empty scheduling gates',
          },
        ],
      },
    })
  })

  it('spreads among the pods that share the labels it names', () => {
    const constraint = {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'a' } },
      matchLabelKeys: ['pod-template-hash', 'absent'],
    }
    const labels = { 'pod-template-hash': 'abc' }
    const requirement = { key: 'pod-template-hash', operator: 'In', values: ['abc'] }
    expect(stored({ topologySpreadConstraints: [constraint] }, { labels })).toMatchObject({
      spec: { topologySpreadConstraints: [{ labelSelector: { matchExpressions: [requirement] } }] },
    })
  })

  it('has its defaults filled in once only', () => {
    const object = stored()
    expect(pods.defaults(object)).toBe(object)
  })
})

describe('a pod can be changed', () => {
  const before = stored({ tolerations: [{ key: 'a', operator: 'Exists' }] })
  const spec = (before as unknown as { spec: { containers: object[]; tolerations: object[] } }).spec
  const changed = (more: object, subresource = '') =>
    update(pods, before, { ...before, spec: { ...spec, ...more } }, subresource)

  it.each<[string, object]>([
    [
      'in the image of a container',
      { containers: [{ ...spec.containers[0], image: 'nginx:1.28' }] },
    ],
    [
      'by another toleration',
      { tolerations: [...spec.tolerations, { key: 'b', operator: 'Exists' }] },
    ],
    ['to a deadline', { activeDeadlineSeconds: 60 }],
  ])('%s', (_, more) => expect(changed(more).refused).toBeUndefined())

  it.each<[string, object, string]>([
    [
      'by another container',
      { containers: [...spec.containers, container({ name: 'd' })] },
      'spec.containers',
    ],
    ['to tolerate less', { tolerations: [] }, 'spec.tolerations'],
    ['to another node', { nodeName: 'n' }, 'spec'],
  ])('but not %s', (_, more, field) => {
    expect(changed(more).refused?.details?.causes).toMatchObject([{ field }])
  })

  it('and the refusal lists what may change', () => {
    expect(changed({ nodeName: 'n' }).refused?.message).toContain(
      'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n',
    )
  })

  it('through its status in nothing but its status', () => {
    const patched = { ...before, spec: {}, status: { phase: 'Running' } }
    const { object } = update(pods, before, patched, 'status')
    expect(object).toMatchObject({ spec, status: { phase: 'Running', qosClass: 'BestEffort' } })
  })

  it('through itself in nothing of its status', () => {
    const { object } = update(pods, before, { ...before, status: { phase: 'Running' } })
    expect(object).toMatchObject({ status: { phase: 'Pending' } })
  })
})

describe('a deleted pod is given time', () => {
  const placed = (phase: string, more: object = {}) =>
    ({ ...stored({ nodeName: 'n', ...more }), status: { phase } }) as KubeObject
  it.each<[string, KubeObject, number | undefined, number]>([
    ['thirty seconds by default', placed('Running'), undefined, 30],
    ['what its spec says', placed('Running', { terminationGracePeriodSeconds: 5 }), undefined, 5],
    ['what the request says', placed('Running'), 60, 60],
    ['a second if the request says less than none', placed('Running'), -1, 1],
    ['none once it has ended', placed('Succeeded'), 60, 0],
    ['none before it has a node', stored(), 60, 0],
  ])('%s', (_, object, requested, seconds) => {
    expect(pods.gracePeriodSeconds?.(object, requested)).toBe(seconds)
  })
})
