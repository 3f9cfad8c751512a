import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { create, update } from './pipeline.testing'
import { apiVersionOf, resources } from './registry'

/** Small bodies that are good, one for each kind, for chance to spoil. */
const CONTAINER = {
  name: 'c',
  image: 'nginx',
  ports: [{ containerPort: 80 }],
  env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
  resources: { limits: { cpu: '1', memory: '64Mi' } },
  livenessProbe: { httpGet: { port: 80 } },
  volumeMounts: [{ name: 'v', mountPath: '/v' }],
}
const POD_SPEC = {
  containers: [CONTAINER],
  initContainers: [{ name: 'i', image: 'i', restartPolicy: 'Always' }],
  volumes: [{ name: 'v', configMap: { name: 'm', items: [{ key: 'a', path: 'b' }] } }],
  tolerations: [{ key: 'a', operator: 'Exists' }],
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
  ],
  affinity: {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] },
  },
}
const TEMPLATE = {
  metadata: { labels: { app: 'a' } },
  spec: { containers: [CONTAINER], volumes: POD_SPEC.volumes },
}
const WORKLOAD = { replicas: 1, selector: { matchLabels: { app: 'a' } }, template: TEMPLATE }
const GOOD: Readonly<Record<string, object>> = {
  Pod: { spec: POD_SPEC },
  Deployment: { spec: { ...WORKLOAD, strategy: { rollingUpdate: { maxSurge: '10%' } } } },
  ReplicaSet: { spec: WORKLOAD },
  Service: {
    spec: { type: 'NodePort', selector: { app: 'a' }, ports: [{ port: 80, nodePort: 30080 }] },
  },
  EndpointSlice: {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.1'] }],
    ports: [{ port: 80 }],
  },
  ConfigMap: { data: { a: 'b' }, binaryData: { c: 'YQ==' } },
  Secret: { stringData: { a: 'b' }, data: { c: 'YQ==' } },
  Node: {
    spec: { taints: [{ key: 'a', effect: 'NoExecute' }] },
    status: { capacity: { cpu: '1' } },
  },
  PodDisruptionBudget: { spec: { minAvailable: '50%', selector: { matchLabels: { app: 'a' } } } },
  Lease: { spec: { holderIdentity: 'x', renewTime: '2026-01-01T12:00:00.000000Z' } },
  PriorityClass: { value: 5 },
  PersistentVolumeClaim: {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  PersistentVolume: {
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      local: { path: '/mnt' },
      nodeAffinity: {
        required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] },
      },
    },
  },
  StorageClass: {
    provisioner: 'a.b/c',
    parameters: { a: 'b' },
    allowedTopologies: [{ matchLabelExpressions: [{ key: 'zone', values: ['a'] }] }],
  },
  CSINode: {
    spec: {
      drivers: [{ name: 'a', nodeID: 'n', topologyKeys: ['zone'], allocatable: { count: 1 } }],
    },
  },
  CSIDriver: { spec: { volumeLifecycleModes: ['Ephemeral'], tokenRequests: [{ audience: 'a' }] } },
  CSIStorageCapacity: { storageClassName: 'a', capacity: '1Gi', nodeTopology: {} },
  VolumeAttachment: {
    spec: { attacher: 'a', nodeName: 'n', source: { persistentVolumeName: 'v' } },
  },
  Event: {
    involvedObject: { kind: 'Pod', namespace: 'demo' },
    regarding: { kind: 'Pod', namespace: 'demo' },
    eventTime: '2026-01-01T12:00:00.000000Z',
    reportingComponent: 'a.b/c',
    reportingController: 'a.b/c',
    reportingInstance: 'i',
    action: 'A',
    reason: 'R',
    type: 'Normal',
  },
}

const hostileKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a', 'name')
const hostileValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e300,
      '',
      'a',
      '-',
      'Ω',
      '10Mi',
      '../x',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(hostileKey, tie('value')), { maxLength: 3 }).map(objectOf),
  ),
})).value

/** Keys are defined as JSON.parse does: `__proto__` becomes a key like any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const text = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  return JSON.parse(`{${text.join(',')}}`)
}

/** The body with the value at some place replaced, or a key added there. */
function spoiled(body: unknown, places: readonly number[], key: string, value: unknown): unknown {
  const [place, ...deeper] = places
  if (place === undefined || typeof body !== 'object' || body === null) return value
  if (Array.isArray(body)) {
    if (body.length === 0) return [value]
    return body.map((item, i) =>
      i === place % body.length ? spoiled(item, deeper, key, value) : item,
    )
  }
  const entries = Object.entries(body)
  const at = place % (entries.length + 1)
  if (at === entries.length) return objectOf([...entries, [key, value]])
  return objectOf(
    entries.map(([name, item], i) => [name, i === at ? spoiled(item, deeper, key, value) : item]),
  )
}

const places = fc.array(fc.nat(7), { minLength: 1, maxLength: 8 })

describe.each(resources)('$group/$kind', (definition) => {
  const good = {
    apiVersion: apiVersionOf(definition),
    kind: definition.kind,
    metadata: { name: 'a', labels: { a: 'b' }, finalizers: ['a.b/c'], ownerReferences: [] },
    ...GOOD[definition.kind],
  }

  it('never throws at a spoiled body, nor lets it reach a prototype', () => {
    fc.assert(
      fc.property(places, hostileKey, hostileValue, (at, key, value) => {
        const { object, refused } = create(definition, spoiled(good, at, key, value), {
          mode: 'Warn',
        })
        expect(object ?? refused).toBeDefined()
        if (object !== undefined) expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(JSON.stringify(object ?? {})).not.toContain('"__proto__"')
      }),
      { numRuns: 150 },
    )
  })

  it('never throws at a spoiled change', () => {
    const { object: stored, refused: why } = create(definition, good, { mode: 'Ignore' })
    if (stored === undefined) throw new Error(why?.message)
    const subresource = fc.constantFrom('', ...definition.subresources)
    fc.assert(
      fc.property(places, hostileKey, hostileValue, subresource, (at, key, value, sub) => {
        const { object, refused } = update(definition, stored, spoiled(stored, at, key, value), sub)
        expect(object ?? refused).toBeDefined()
      }),
      { numRuns: 100 },
    )
  })
})

describe('hostile keys', () => {
  const body = JSON.parse(
    '{"__proto__":{"polluted":1},"metadata":{"name":"c","labels":{"__proto__":"x","constructor":"y"}},"constructor":{}}',
  )
  const [configMaps] = resources

  it('are unknown fields, but labels may have such names as Kubernetes allows', () => {
    if (configMaps === undefined) throw new Error('nothing is served')
    const result = decode(body, configMaps, 'Warn')
    expect(result).toMatchObject({
      warnings: [
        'unknown field "__proto__"',
        'unknown field "metadata.labels.__proto__"',
        'unknown field "constructor"',
      ],
      object: { metadata: { labels: { constructor: 'y' } } },
    })
    expect({}).not.toHaveProperty('polluted')
  })

  it('free-form JSON deeper than a hundred levels is refused', () => {
    if (configMaps === undefined) throw new Error('nothing is served')
    const deep = `${'{"f:a":'.repeat(200)}{}${'}'.repeat(200)}`
    const fieldsV1: unknown = JSON.parse(deep)
    const result = decode(
      { metadata: { name: 'c', managedFields: [{ fieldsV1 }] } },
      configMaps,
      'Warn',
    )
    expect(result.refused?.message).toContain('json: exceeded max depth')
  })
})
