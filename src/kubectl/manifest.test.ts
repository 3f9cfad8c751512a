import { describe, expect, it } from 'vitest'
import { parseManifest, TEXT_LIMIT_BYTES } from './manifest'

const bodies = (text: string): readonly unknown[] =>
  parseManifest(text).documents.map((document) => document.body)

describe('a manifest', () => {
  it('may hold several documents, empty ones and comments between them', () => {
    const text = '# first\nkind: A\n---\n---\n# none\n---\nkind: B\n'
    expect(bodies(text)).toEqual([{ kind: 'A' }, { kind: 'B' }])
    expect(parseManifest(text).documents.map((document) => document.line)).toEqual([2, 7])
  })

  it('may be JSON', () => {
    expect(bodies('{"kind": "Pod", "spec": {"replicas": 3}}')).toEqual([
      { kind: 'Pod', spec: { replicas: 3 } },
    ])
  })

  it('may be a List, each item of which counts', () => {
    expect(bodies('kind: List\nitems:\n- kind: A\n- kind: B\n')).toEqual([
      { kind: 'A' },
      { kind: 'B' },
    ])
  })

  it.each([
    ['mode: 0644', { mode: 420 }],
    ['on: true', { true: true }],
    ['time: 12:30', { time: '12:30' }],
    ['date: 2026-01-01', { date: '2026-01-01' }],
    ['a: &x {k: 1}\nb:\n  <<: *x\n  l: 2', { a: { k: 1 }, b: { k: 1, l: 2 } }],
  ])('reads %s as kubectl does', (text, body) => {
    expect(bodies(text)).toEqual([body])
  })

  it('names the line of a mistake, and keeps the other documents', () => {
    const { documents, problems } = parseManifest('kind: A\n---\nkind: B\n  bad: [1,\n')
    expect(documents).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      line: expect.any(Number),
      what: expect.stringContaining('yaml: line'),
    })
    expect(problems[0]?.line).toBeGreaterThanOrEqual(3)
  })

  it('refuses an alias bomb in little time', () => {
    const levels = [...'abcdefghi'].map((name, i, all) => {
      const above = all[i - 1]
      const items = above === undefined ? '"lol"' : `*${above}`
      return `${name}: &${name} [${Array(9).fill(items).join(',')}]`
    })
    expect(parseManifest(levels.join('\n')).problems[0]?.what).toContain('excessive aliasing')
  })

  it('refuses more text than a request may have', () => {
    const { problems } = parseManifest(`a: ${'x'.repeat(TEXT_LIMIT_BYTES)}`)
    expect(problems[0]?.what).toBe('Request entity too large: limit is 3145728')
  })

  it('never lets __proto__ reach a prototype', () => {
    const [body] = bodies('__proto__: {polluted: yes}\nkind: A\n')
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(body as object)).toContain('__proto__')
  })
})
