import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { restoreEngine } from '../../../engine/index'
import { createRowReader } from '../files/plainRows'
import { readStored, VERSION } from '../keptSession'
import { migrate } from './migrations'

/** What a browser held, kept by the last Kubeorama that wrote this version: a small cluster. */
function sample(version: number): Record<string, unknown> {
  const file = readFileSync(new URL(`./samples/version${version}.gz`, import.meta.url))
  const reader = createRowReader(100_000)
  for (const line of gunzipSync(file).toString('utf8').split('\n')) reader.take(line)
  return reader.end() as Record<string, unknown>
}

it.each([3])('a session that version %i kept goes on today', (version) => {
  const stored = sample(version)
  expect(stored['version']).toBe(version)
  const kept = readStored(stored)
  if (typeof kept === 'string') throw new Error(kept)
  expect(kept.undo.past).toEqual([])
  const engine = restoreEngine(kept.snapshot)
  const from = engine.now()
  engine.advance(from + 60_000_000)
  expect(engine.now()).toBe(from + 60_000_000)
  expect(engine.read('/api/v1/nodes')).toMatchObject({
    items: [{ status: { conditions: expect.arrayContaining([READY]) } }],
  })
})

const READY = expect.objectContaining({ type: 'Ready', status: 'True' })

it('what is there already stays as it was on the way from version to version', () => {
  const stored = { version: 3, snapshot: {}, pace: { mode: 'clock' }, held: { point: 'Score' } }
  expect(migrate(stored, 3, VERSION)).toMatchObject(stored)
})

it.each([1, 2])('no steps lead from version %i, whose engines were otherwise', (version) => {
  expect(migrate({ version, snapshot: {} }, version, VERSION)).toBeUndefined()
  expect(readStored({ version, snapshot: {} })).toBe('older')
})
