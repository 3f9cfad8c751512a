import { expect, it } from 'vitest'
import { createEngine } from '../index'

const SECOND = 1_000_000
const KEY = 'kube-scheduler-simulator.sigs.k8s.io/'

interface PodLook {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> }
  readonly spec: { readonly nodeName?: string }
}

const pod = (name: string, cpu: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
  spec: { containers: [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu } } }] },
})

function annotated(...commands: readonly boolean[]) {
  const engine = createEngine({ seed: 1 })
  for (const on of commands)
    expect(engine.command({ type: 'annotateDecisions', on })).toBeUndefined()
  const path = '/api/v1/namespaces/default/pods'
  for (const body of [pod('web', '100m'), pod('giant', '64')]) {
    engine.request({ method: 'POST', path, body })
  }
  engine.advance(engine.now() + 20 * SECOND)
  const look = (name: string) => engine.read(`/api/v1/namespaces/default/pods/${name}`) as PodLook
  const told = (name: string, what: string): unknown =>
    JSON.parse(look(name).metadata.annotations?.[KEY + what] ?? 'null')
  return { engine, look, told }
}

it('a scheduler writes nothing on pods unless it is asked to', () => {
  for (const { look } of [annotated(), annotated(true, false)]) {
    expect(Object.keys(look('web').metadata.annotations ?? {})).toEqual([])
    expect(look('web').spec.nodeName).toMatch(/^worker-/)
  }
})

it('asked to, it tells on the pod how every plugin filtered and scored each node', () => {
  const { look, told } = annotated(true)
  const node = look('web').spec.nodeName ?? ''
  expect(look('web').metadata.annotations?.[`${KEY}selected-node`]).toBe(node)
  expect(told('web', 'filter-result')).toMatchObject({ [node]: { NodeResourcesFit: 'passed' } })
  expect(told('web', 'finalscore-result')).toMatchObject({ [node]: { TaintToleration: '300' } })
  expect(told('web', 'prescore-result')).toMatchObject({ TaintToleration: 'success' })
  expect(told('web', 'bind-result')).toEqual({ DefaultBinder: 'success' })
  expect(told('web', 'result-history')).toHaveLength(1)
})

it('a pod that fits nowhere bears the reasons of every node, and stays where it waits', () => {
  const { engine, look, told } = annotated(true)
  expect(look('giant').spec.nodeName).toBeUndefined()
  expect(told('giant', 'filter-result')).toMatchObject({
    'worker-1': { NodeResourcesFit: 'Insufficient cpu' },
  })
  const attempts = engine.decisions().filter((one) => one.pod === 'default/giant')
  expect(told('giant', 'result-history')).toHaveLength(attempts.length)
  // What it wrote itself does not make it look at the pod again.
  expect(attempts).toHaveLength(1)
})

it('decisions that were kept can be had in the same shape afterwards', () => {
  const { engine, look } = annotated(true)
  const [last] = engine.decisions().filter((one) => one.pod === 'default/web')
  const [found] = engine.annotations([last?.id ?? 0])
  const { [`${KEY}result-history`]: _, ...written } = look('web').metadata.annotations ?? {}
  expect(found?.metadata).toEqual({ namespace: 'default', name: 'web', annotations: written })
})
