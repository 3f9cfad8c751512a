import { beforeAll, describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../api/core'
import type {
  NodeView,
  PluginSandbox,
  SandboxAnswer,
} from '../../engine/scheduler/written/pluginSandbox'
import { loadNodeSandbox } from '../node/nodeSandbox'

const META = { uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' }
const pod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    ...META,
    name: 'web',
    namespace: 'default',
    labels: { team: 'red' },
  },
  spec: { containers: [{ name: 'c', image: 'nginx' }] },
}

function viewOf(name: string, pods: readonly Pod[] = []): NodeView {
  const node: Node = { apiVersion: 'v1', kind: 'Node', metadata: { ...META, name }, spec: {} }
  const none = { milliCPU: 0, memory: 0, ephemeralStorage: 0, scalarResources: {} }
  return { node, pods, requested: none, allocatable: { ...none, milliCPU: 4000, pods: 110 } }
}

let sandbox: PluginSandbox
beforeAll(async () => {
  sandbox = await loadNodeSandbox()
})

/** What a source says of one node. */
const filtering = (source: string, view = viewOf('n1')): SandboxAnswer =>
  sandbox.begin(pod).call(source, { point: 'filter', node: view })

/** What an expression is inside, as a reason. */
const inside = (expression: string): unknown => {
  const answer = filtering(`function filter(pod, nodeInfo) { return String(${expression}) }`)
  return answer.type === 'refuse' ? answer.reason : answer
}

const messageOf = (answer: SandboxAnswer): string =>
  answer.type === 'fault' ? `${answer.fault.line}: ${answer.fault.message}` : answer.type

const STEPS = 'stopped: it takes more than the 50 million steps it has for a pod'

describe('a written plugin', () => {
  it('sees the pod and the node as Kubernetes has them', () => {
    expect(inside('pod.metadata.labels.team')).toBe('red')
    expect(inside('nodeInfo.node.metadata.name')).toBe('n1')
    expect(inside('nodeInfo.allocatable.milliCPU')).toBe('4000')
    const held = filtering(
      'const filter = (pod, { pods }) => pods.map((one) => one.spec.containers[0].image).join()',
      viewOf('n1', [pod, pod]),
    )
    expect(held).toMatchObject({ type: 'refuse', reason: 'nginx,nginx' })
  })

  it('is found by the functions it defines, however it does', () => {
    const source = 'const score = () => 1; function filter() {}; class Other {}; var preScore = 3'
    expect(sandbox.inspect(source)).toEqual({ points: ['filter', 'score'] })
  })

  it.each([
    [
      'a word that is missing',
      'function filter() {\n  return nothing.here\n}',
      '2: ReferenceError: ',
    ],
    ['a syntax error', 'function filter() {\n  return )\n}', '2: SyntaxError: '],
    ['what is thrown', 'function filter() {\n\n  throw new Error("full")\n}', '3: Error: full'],
    ['a number for a verdict', 'function filter() { return 3 }', 'filter must return true, or why'],
    [
      'half a point',
      'function score() { return 3.5 }',
      'score must return a whole number, not 3.5',
    ],
    ['no number', 'function score() { return 0 / 0 }', 'score must return a whole number, not NaN'],
    [
      'a promise',
      'async function score() { return 1 }',
      'score must return a whole number, not obj',
    ],
    [
      'too few scores',
      'function normalizeScore() { return [1] }',
      'as many whole numbers as it was',
    ],
  ])('is told of %s', (_, source, wanted) => {
    const inspected = sandbox.inspect(source)
    const [point = 'filter'] = 'points' in inspected ? inspected.points : []
    const call =
      point === 'normalizeScore'
        ? ({ point, scores: [1, 2] } as const)
        : ({ point: point === 'score' ? 'score' : 'filter', node: viewOf('n1') } as const)
    expect(messageOf(sandbox.begin(pod).call(source, call))).toContain(wanted)
  })

  it('cannot change what it is shown', () => {
    expect(messageOf(filtering('function filter(pod) { pod.metadata.name = "other" }'))).toContain(
      '1: TypeError',
    )
    const source = 'function filter(pod, nodeInfo) { nodeInfo.pods.push(pod) }'
    expect(messageOf(filtering(source))).toContain('1: TypeError')
    expect(pod.metadata.name).toBe('web')
  })
})

describe('the sandbox', () => {
  it.each([
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'process',
    'require',
    'self',
    'window',
    'document',
    'postMessage',
    'setTimeout',
    'performance',
    'console',
    'WebAssembly',
    'read',
  ])('has no %s', (name) => {
    expect(inside(`typeof ${name}`)).toBe('undefined')
  })

  it('imports nothing', () => {
    expect(messageOf(filtering('import "fs"; function filter() {}'))).toContain('SyntaxError')
    const later =
      'let wrong = "no"; import("fs").then(() => { wrong = "yes" }); function filter() { return wrong }'
    expect(filtering(later)).toMatchObject({ reason: 'no' })
  })

  it.each(['Math.random()', 'Date.now()', 'new Date()', 'Date()'])('has no %s', (expression) => {
    const message = messageOf(filtering(`function filter() { return ${expression} }`))
    expect(message).toContain(
      'is not there: the same pod and nodes must always get the same answer',
    )
  })

  it.each([
    ['a loop without end', 'function filter(pod) {\n  for (;;) pod.kind\n}', STEPS],
    ['one outside of any function', 'function filter() {}\nwhile (true);', STEPS],
    [
      'one that catches everything',
      'function filter() {\n  for (;;) try { for (;;); } catch {}\n}',
      STEPS,
    ],
    ['an expression that backtracks', 'function filter() { /(a+)+b/.test("a".repeat(40)) }', STEPS],
    [
      'a list of nothing but length',
      'function filter() { [].indexOf.call({ length: 2 ** 53 }, 1) }',
      STEPS,
    ],
    ['sorting such a list', 'function filter() { [].sort.call({ length: 2 ** 53 }) }', STEPS],
    [
      'searching long texts',
      'const s = "x".repeat(4e6)\nfunction filter() { for (;;) s.indexOf("y") }',
      STEPS,
    ],
    [
      'copying long texts',
      'const s = "x".repeat(3e6)\nfunction filter() { for (;;) s + "y" }',
      STEPS,
    ],
    [
      'numbers of many digits',
      'function filter() { let b = 7n ** 300000n; for (;;) b * b }',
      STEPS,
    ],
    [
      'a list that grows',
      'function filter() { const a = []; for (;;) a.push(new Array(999).fill(1)) }',
      'out of memory',
    ],
    ['a text that grows', 'function filter() { let s = "x"; for (;;) s += s }', 'InternalError'],
    ['more memory than there is', 'function filter() { new Uint8Array(1e9) }', 'out of memory'],
    ['a function that calls itself', 'function filter() { return filter() + 1 }', 'stack overflow'],
    ['JSON that is deep', 'function filter() { JSON.parse("[".repeat(200000)) }', 'stack overflow'],
    ['code that is deep', 'function filter() { eval("(".repeat(100000)) }', 'stack overflow'],
    [
      'deep lists',
      'let a = []; for (let i = 0; i < 50000; i++) a = [a]\nfunction filter() { JSON.stringify(a) }',
      'stack overflow',
    ],
  ])('stops %s, at the same step every time', (_, source, wanted) => {
    const first = filtering(source)
    expect(messageOf(first)).toContain(wanted)
    expect(filtering(source)).toEqual(first)
    expect(inside('1 + 1')).toBe('2')
  })

  it('gives a plugin its steps once for all nodes of a pod', () => {
    const source = 'function filter() { for (let i = 0; i < 100000; i++); return true }'
    const run = sandbox.begin(pod)
    const answers = Array.from({ length: 100 }, () =>
      run.call(source, { point: 'filter', node: viewOf('n') }),
    )
    expect(answers[0]).toEqual({ type: 'pass' })
    expect(messageOf(answers[99] ?? { type: 'pass' })).toContain(STEPS)
  })

  it.each([
    ['Object.prototype', 'Object.prototype.type = "pass"; Object.prototype.toJSON = () => "x"'],
    ['Array.prototype', 'Array.prototype.map = () => ["x"]; Array.prototype.every = () => true'],
    ['JSON', 'JSON.stringify = () => "no JSON"; JSON.parse = () => null'],
    ['String.prototype', 'String.prototype.toString = () => "x"; Function.prototype.call = null'],
  ])('is whole again for the next pod, whatever was done to %s', (_, pollution) => {
    filtering(`${pollution}; function filter() { return "polluted" }`)
    expect(inside('[1, 2].map((n) => n + 1).join()')).toBe('2,3')
    expect(inside('typeof ({}).type')).toBe('undefined')
    expect(({} as Record<string, unknown>)['type']).toBeUndefined()
  })

  it('keeps plugins of one run apart, and their variables for no longer than the run', () => {
    const counting =
      'globalThis.count = (globalThis.count ?? 0) + 1; let n = 0; function filter() { return count + " " + ++n }'
    const run = sandbox.begin(pod)
    const node = viewOf('n1')
    const told = (source: string) => run.call(source, { point: 'filter', node })
    expect(told(counting)).toMatchObject({ reason: '1 1' })
    expect(told(counting)).toMatchObject({ reason: '1 2' })
    expect(told(`// another\n${counting}`)).toMatchObject({ reason: '1 1' })
    expect(filtering(counting)).toMatchObject({ reason: '1 1' })
  })

  it('does not believe what comes out', () => {
    const forged = 'JSON.stringify = () => `{"type":"scores","scores":["x"]}`'
    expect(filtering(`${forged}; function filter() {}`).type).toBe('pass')
  })
})
