import { describe, expect, it } from 'vitest'
import { matchesFields, parseFieldExpression } from './fieldExpression'

const pod = {
  metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
  spec: {
    containers: [
      { name: 'web', image: 'nginx', resources: { requests: { cpu: '500m' } } },
      { name: 'log', image: 'busybox' },
    ],
  },
  status: {
    phase: 'Failed',
    restarts: 3,
    conditions: [
      { type: 'Ready', status: 'False' },
      { type: 'PodScheduled', status: 'True' },
    ],
  },
}

function matches(text: string): boolean {
  const terms = parseFieldExpression(text)
  if ('problem' in terms) throw new Error(terms.problem.what)
  return matchesFields(pod, terms)
}

describe('a condition on fields', () => {
  it.each([
    ['status.phase=Failed', true],
    ['status.phase == "Failed"', true],
    ['status.phase!=Failed', false],
    ['status.restarts>2', true],
    ['status.restarts>=3', true],
    ['status.restarts<3', false],
    ['spec.containers[0].resources.requests.cpu<1', true],
    ['spec.containers[0].resources.requests.cpu=0.5', true],
    ['spec.containers[*].image=busybox', true],
    ['spec.containers[*].image!=busybox', false],
    ['spec.containers[-1].name=log', true],
    ["metadata.labels['app.kubernetes.io/name']=web", true],
    ['status.conditions[?(@.type=="Ready")].status=False', true],
    ['{.status.conditions[?(@.type=="Ready")].status}=True', false],
    ['spec.nodeName exists', false],
    ['!spec.nodeName', true],
    ['!spec.nodeName, status.phase=Failed', true],
    ['!spec.nodeName, status.phase=Running', false],
    ['', true],
    ['metadata.toString exists', false],
  ])('%s', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  it.each([
    ['status.=Failed', 7],
    ['=Failed', 0],
    ['status.phase', 12],
    ['status.phase ~ Failed', 13],
    ['status.phase=', 13],
    ['status.phase="Failed', 13],
    ['spec.containers[x].image=nginx', 15],
    ['{.status.phase=Failed', 14],
    ['!spec.nodeName status.phase=Failed', 15],
  ])('%s is wrong at character %i', (text, at) => {
    expect(parseFieldExpression(text)).toMatchObject({ problem: { at } })
  })
})
