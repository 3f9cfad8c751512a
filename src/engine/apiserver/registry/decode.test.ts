import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../../api/meta'
import { decode, decodePatched, type FieldValidation } from './decode'
import { byKind } from './registry'
import type { ResourceDefinition } from './resource'

function definitionOf(apiVersion: string, kind: string): ResourceDefinition {
  const definition = byKind(apiVersion, kind)
  if (definition === undefined) throw new Error(`${kind} is not served`)
  return definition
}

const pods = definitionOf('v1', 'Pod')
const deployments = definitionOf('apps/v1', 'Deployment')

const pod = (spec: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', ...metadata },
  spec,
})
const deployment = (spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec,
})

function decoded(body: unknown, target = pods, mode: FieldValidation = 'Strict'): KubeObject {
  const result = decode(body, target, mode)
  if (result.refused !== undefined) throw new Error(result.refused.message)
  return result.object
}

const refusal = (body: unknown, target = pods): string | undefined =>
  decode(body, target, 'Strict').refused?.message

describe('unknown fields', () => {
  const body = pod({ containers: [{ name: 'c', imag: 'x' }], foo: 1 })

  it('are refused, all in one text, in mode Strict', () => {
    expect(refusal(body)).toBe(
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imag", unknown field "spec.foo"',
    )
  })

  it('are dropped with a warning each in mode Warn, and silently in mode Ignore', () => {
    const warned = decode(body, pods, 'Warn')
    expect(warned).toMatchObject({
      warnings: ['unknown field "spec.containers[0].imag"', 'unknown field "spec.foo"'],
    })
    expect(decode(body, pods, 'Ignore')).toMatchObject({ warnings: [] })
    expect(JSON.stringify(warned)).not.toContain('"foo"')
  })

  it('differ from known ones by case alone', () => {
    expect(refusal(pod({ Containers: [] }))).toContain('unknown field "spec.Containers"')
  })
})

describe('a value of the wrong type is refused in the words of Go', () => {
  const template = (spec: object) => deployment({ template: { spec } })
  it.each([
    [
      deployment({ replicas: 'two' }),
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      template({ containers: [{ name: 'c', env: [{ name: 'A', value: 1 }] }] }),
      'json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
    ],
    [
      template({ containers: { name: 'c' } }),
      'json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
    ],
    [
      deployment({ replicas: 1.5 }),
      'json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      deployment({ replicas: 2147483648 }),
      'json: cannot unmarshal number 2147483648 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      deployment({ selector: { matchLabels: { app: true } } }),
      'json: cannot unmarshal bool into Go struct field LabelSelector.spec.selector.matchLabels of type string',
    ],
    [
      template({ restartPolicy: 1 }),
      'json: cannot unmarshal number into Go struct field PodSpec.spec.template.spec.restartPolicy of type v1.RestartPolicy',
    ],
    [
      { apiVersion: 'apps/v1', kind: 'Deployment', spec: [] },
      'json: cannot unmarshal array into Go struct field Deployment.spec of type v1.DeploymentSpec',
    ],
    [
      deployment({ strategy: { rollingUpdate: { maxSurge: true } } }),
      'json: cannot unmarshal bool into Go struct field RollingUpdateDeployment.spec.strategy.rollingUpdate.maxSurge of type int32',
    ],
    [
      template({ containers: [{ name: 'c', resources: { limits: { cpu: '1x' } } }] }),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
  ])('%j', (body, error) => {
    expect(refusal(body, deployments)).toBe(
      `Deployment in version "v1" cannot be handled as a Deployment: ${error}`,
    )
  })

  it('a key of a Secret that is not base64 says where', () => {
    const body = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { a: 'ab?d' } }
    expect(refusal(body, definitionOf('v1', 'Secret'))).toBe(
      'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 2',
    )
  })
})

describe('an object that says it is another kind', () => {
  it.each([
    [
      { apiVersion: 'v1', kind: 'ConfigMap' },
      'ConfigMap in version "v1" cannot be handled as a Pod: converting (v1.ConfigMap) to (core.Pod): unknown conversion',
    ],
    [
      { apiVersion: 'v1', kind: 'Widget' },
      'Widget in version "v1" cannot be handled as a Pod: no kind "Widget" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
    ],
  ])('%j', (body, message) => expect(refusal(body)).toBe(message))

  it('of the same kind in another group names both versions', () => {
    const body = { apiVersion: 'events.k8s.io/v1', kind: 'Event', metadata: { name: 'e' } }
    expect(refusal(body, definitionOf('v1', 'Event'))).toBe(
      'the API version in the data (events.k8s.io/v1) does not match the expected API version (v1)',
    )
  })
})

describe('what is stored is what Go would write', () => {
  it('nulls, empty texts, zeros, false, empty lists and maps are left out', () => {
    const spec = {
      containers: [{ name: 'c', image: 'i', command: [], stdin: false, workingDir: '', env: null }],
      nodeSelector: {},
      hostNetwork: false,
      affinity: null,
    }
    expect(decoded(pod(spec, { labels: {} }))).toEqual({
      ...pod({ containers: [{ name: 'c', image: 'i', resources: {} }] }),
      status: {},
    })
  })

  it('zeros behind a pointer are kept, for unset means something else', () => {
    const spec = {
      containers: [],
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
    }
    expect(decoded(pod(spec))).toMatchObject({ spec })
  })

  it('quantities and times are put in canonical form', () => {
    const resources = { limits: { cpu: 0.5, memory: '1024Mi' } }
    const tolerant = { creationTimestamp: '2026-01-01T13:00:00.5+01:00' }
    expect(decoded(pod({ containers: [{ name: 'c', resources }] }, tolerant))).toMatchObject({
      metadata: { creationTimestamp: '2026-01-01T12:00:00Z' },
      spec: { containers: [{ resources: { limits: { cpu: '500m', memory: '1Gi' } } }] },
    })
  })

  it('a body that is in that form already is taken as it is', () => {
    const body = decoded(pod({ containers: [{ name: 'c', image: 'i' }] }))
    expect(decoded(body)).toBe(body)
  })

  it('a missing kind and version are those of the path', () => {
    expect(decoded({ metadata: { name: 'p' } })).toMatchObject({ apiVersion: 'v1', kind: 'Pod' })
  })
})

describe('the result of a patch', () => {
  const stored = decoded(pod({ containers: [{ name: 'c', image: 'i' }] }))

  it('keeps what it shares with the stored object', () => {
    const patched = { ...stored, status: { phase: 'Running', foo: 1 } }
    const result = decodePatched(patched, stored, pods, 'Warn')
    if (result.refused !== undefined) throw new Error(result.refused.message)
    expect(result.warnings).toEqual(['unknown field "status.foo"'])
    expect(result.object).toMatchObject({ status: { phase: 'Running' } })
    expect(result.object.metadata).toBe(stored.metadata)
  })

  it('that is no object of the kind is an invalid patch', () => {
    const { refused } = decodePatched({ ...stored, spec: 'x' }, stored, pods, 'Strict')
    expect(refused).toMatchObject({
      code: 422,
      reason: 'Invalid',
      details: { causes: [{ field: 'patch' }] },
    })
  })
})
