import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLessor } from './lessor'
import type { EtcdEvent, KeyValue, Op } from './messages'
import { compact, createMvcc, firstEventFrom, type Mvcc, readRange } from './mvcc'
import { applyTxn } from './txn'

/** What etcd promises, at any cost: a copy of the whole store for every revision. */
interface Model {
  revision: number
  compacted: number
  readonly at: Map<number, ReadonlyMap<string, KeyValue>>
}

interface Transaction {
  readonly compare: readonly Compared[]
  readonly success: readonly Op[]
  readonly failure: readonly Op[]
}
interface Compared {
  readonly key: string
  readonly target: 'mod' | 'create' | 'version'
  readonly op: '=' | '!=' | '>' | '<'
  readonly value: number
}
interface Compaction {
  readonly compactBy: number
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map((letter) => `/registry/x/${letter}`)
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ op: fc.constant('put' as const), key, value: fc.integer() }),
  fc.record({ op: fc.constant('delete' as const), key }),
  fc.record({ op: fc.constant('delete' as const), key, end: key }),
)
const compare: fc.Arbitrary<Compared> = fc.record({
  key,
  target: fc.constantFrom('mod', 'create', 'version'),
  op: fc.constantFrom('=', '!=', '>', '<'),
  value: fc.integer({ min: 0, max: 12 }),
})
const transaction: fc.Arbitrary<Transaction> = fc.record({
  compare: fc.array(compare, { maxLength: 1 }),
  success: fc.array(op, { minLength: 1, maxLength: 3 }),
  failure: fc.array(op, { maxLength: 2 }),
})
const compaction: fc.Arbitrary<Compaction> = fc.record({
  compactBy: fc.integer({ min: 0, max: 4 }),
})
const step = fc.oneof<[fc.WeightedArbitrary<Transaction>, fc.WeightedArbitrary<Compaction>]>(
  { weight: 9, arbitrary: transaction },
  { weight: 1, arbitrary: compaction },
)

describe('the store', () => {
  it('agrees with a copy of the whole store at every revision', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { mvcc, model } = play(steps)
        expect(mvcc.revision).toBe(model.revision)
        for (let revision = 1; revision <= mvcc.revision; revision++) check(mvcc, model, revision)
      }),
      { numRuns: 200 },
    )
  })

  it('tells every change since a revision, so that a watcher always equals a range', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat({ max: 20 }), (steps, back) => {
        const { mvcc, model } = play(steps)
        const from = Math.max(mvcc.compactRevision, mvcc.revision - back, 1)
        const copy = new Map(model.at.get(from))
        for (const event of mvcc.history.slice(firstEventFrom(mvcc, from + 1))) hear(copy, event)
        expect(copy).toEqual(model.at.get(mvcc.revision))
      }),
      { numRuns: 200 },
    )
  })
})

function play(steps: readonly (Transaction | Compaction)[]): { mvcc: Mvcc; model: Model } {
  const mvcc = createMvcc()
  const model: Model = { revision: 1, compacted: 0, at: new Map([[1, new Map()]]) }
  for (const one of steps) {
    if ('compactBy' in one) {
      const to = Math.max(1, model.revision - one.compactBy)
      expect(compact(mvcc, to) === undefined).toBe(to > model.compacted)
      model.compacted = Math.max(model.compacted, to)
    } else {
      const txn = { type: 'etcd.txn', id: 1, ...one } as const
      expect(applyTxn(mvcc, createLessor(), txn, 0).succeeded).toBe(applyModel(model, one))
    }
  }
  return { mvcc, model }
}

function applyModel(model: Model, one: Transaction): boolean {
  const store = new Map(model.at.get(model.revision))
  const succeeds = one.compare.every((wanted) => holds(store, wanted))
  const revision = model.revision + 1
  let written = false
  for (const operation of succeeds ? one.success : one.failure) {
    if (operation.op === 'put') {
      const old = store.get(operation.key)
      store.set(operation.key, {
        key: operation.key,
        value: operation.value,
        createRevision: old?.createRevision ?? revision,
        modRevision: revision,
        version: (old?.version ?? 0) + 1,
        lease: 0,
      })
      written = true
    } else if (operation.op === 'delete') {
      for (const name of [...store.keys()]) {
        const { end } = operation
        const hit = end === undefined ? name === operation.key : name >= operation.key && name < end
        if (hit) written = store.delete(name) || written
      }
    }
  }
  if (written) {
    model.revision = revision
    model.at.set(revision, store)
  }
  return succeeds
}

function check(mvcc: Mvcc, model: Model, revision: number): void {
  const range = { op: 'range', key: '/registry/x/', end: '/registry/x0', revision } as const
  const read = readRange(mvcc, range)
  if (revision < model.compacted) {
    expect(read).toMatch(/compacted/)
    return
  }
  const store = model.at.get(revision) ?? new Map<string, KeyValue>()
  const all = [...store.keys()].sort().map((name) => store.get(name))
  expect(read).toEqual({ kvs: all, more: false, count: all.length })
  expect(readRange(mvcc, { ...range, limit: 2 })).toEqual({
    kvs: all.slice(0, 2),
    more: all.length > 2,
    count: all.length,
  })
  const single = readRange(mvcc, { op: 'range', key: '/registry/x/c', revision })
  expect(single).toMatchObject({ kvs: all.filter((kv) => kv?.key === '/registry/x/c') })
}

function hear(copy: Map<string, KeyValue>, { type, kv, prev }: EtcdEvent): void {
  expect(copy.get(kv.key)).toEqual(prev)
  if (type === 'PUT') copy.set(kv.key, kv)
  else copy.delete(kv.key)
}

function holds(store: ReadonlyMap<string, KeyValue>, wanted: Compared): boolean {
  const kv = store.get(wanted.key)
  const of = { mod: kv?.modRevision, create: kv?.createRevision, version: kv?.version }
  const actual = of[wanted.target] ?? 0
  const { value } = wanted
  return {
    '=': actual === value,
    '!=': actual !== value,
    '>': actual > value,
    '<': actual < value,
  }[wanted.op]
}
