import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Row } from './recording'
import { compare, compared, RUNS, recordings, refuses, spotWhere } from './recordings.testing'
import { streamsOf } from './streams'

const isRetried = (reason: string): boolean => /^Failed(Scheduling|Create)$/.test(reason)

const isWrite = (row: Row): boolean => row.verb !== 'get' && row.code === undefined
const isSingle = (row: Row): boolean =>
  isWrite(row) && row.event === undefined && row.sets === undefined && row.noop !== true

describe.skipIf(recordings.length === 0)(
  'a trace compared with a recording',
  { timeout: 60_000 },
  () => {
    it.each(recordings)('$scenario agrees with itself', (recording) => {
      expect(compare(recording, recording.components)).toEqual([])
    })

    it('agrees in any order of rows that are about different objects', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...recordings),
          fc.infiniteStream(fc.nat(999)),
          (recording, draws) => {
            const next = (bound: number): number => (draws.next().value ?? 0) % bound
            const shuffled = Object.fromEntries(
              compared(recording).map(([name, rows]) => [name, interleaved(rows, next)]),
            )
            expect(compare(recording, shuffled)).toEqual([])
          },
        ),
        { numRuns: RUNS },
      )
    })

    it('refuses an event with another text', () => {
      refuses(
        spotWhere((row) => row.event !== undefined),
        ({ row, replace }) =>
          row.event === undefined
            ? replace(row)
            : replace({ ...row, event: { ...row.event, message: `${row.event.message}!` } }),
      )
    })

    it('refuses an event of another reason, from someone else or about another object', () => {
      const other = fc.constantFrom(
        { from: 'someone' },
        { type: 'Odd' },
        { reason: 'Odd' },
        { action: 'Odd' },
        { regarding: 'Pod/other' },
      )
      const spot = spotWhere((row) => row.event !== undefined)
      fc.assert(
        fc.property(spot, other, ({ recording, row, replace }, part) => {
          if (row.event === undefined) return
          expect(
            compare(recording, replace({ ...row, event: { ...row.event, ...part } })),
          ).not.toEqual([])
        }),
        { numRuns: RUNS },
      )
    })

    it('refuses a missing create, delete, binding or eviction', () => {
      refuses(
        spotWhere((row) => isSingle(row) && row.verb !== 'deletecollection'),
        ({ replace }) => replace(),
      )
    })

    it('refuses one create, delete, binding or eviction more', () => {
      refuses(
        spotWhere((row) => isSingle(row) && row.verb !== 'deletecollection'),
        ({ row, replace }) => replace(row, row),
      )
    })

    it('refuses a missing event, and one event more', () => {
      const counted = spotWhere(({ event }) => event !== undefined && !isRetried(event.reason))
      refuses(counted, ({ replace }) => replace())
      refuses(counted, ({ row, replace }) => replace(row, row))
    })

    it('refuses a missing write, and one write more, of what is no status', () => {
      // Those of endpoints may be merged and split: see endpointRows.
      const written = spotWhere(
        ({ sets, path }) => sets !== undefined && !/\/status$|\/endpoint(s|slices)\//.test(path),
      )
      refuses(written, ({ replace }) => replace())
      refuses(written, ({ row, replace }) => replace(row, row))
    })

    it('refuses a write of an object that the recording leaves alone', () => {
      refuses(spotWhere(isWrite), ({ row, replace }) =>
        replace(row, {
          at: row.at,
          verb: 'update',
          path: '/api/v1/namespaces/demo/pods/odd',
          sets: { 'spec.x': 1 },
        }),
      )
    })

    it('refuses a spec, an owner or a label that is another', () => {
      refuses(
        spotWhere((row) => row.object !== undefined),
        ({ row, replace }) => replace({ ...row, object: { ...row.object, spec: { odd: true } } }),
      )
      refuses(
        spotWhere((row) => row.object !== undefined),
        ({ row, replace }) =>
          replace({
            ...row,
            object: { ...row.object, metadata: { ...metadataOf(row), labels: { odd: 'true' } } },
          }),
      )
    })

    it('refuses a change of a spec to another value', () => {
      refuses(
        spotWhere(
          (row) =>
            row.sets !== undefined && !row.path.endsWith('/status') && row.target === undefined,
        ),
        ({ row, replace }) => replace({ ...row, sets: { ...row.sets, 'spec.replicas': 77 } }),
      )
    })

    it('refuses a delete with other options or another outcome', () => {
      refuses(
        spotWhere((row) => row.result !== undefined),
        ({ row, replace }) =>
          replace({ ...row, options: { ...row.options, gracePeriodSeconds: 99 } }),
      )
      refuses(
        spotWhere((row) => row.result !== undefined),
        ({ row, replace }) =>
          replace({ ...row, result: row.result === 'marked' ? 'removed' : 'marked' }),
      )
    })

    it('refuses a binding to a node that cannot be another', () => {
      refuses(
        spotWhere((row) => row.target !== undefined),
        ({ row, replace }) => replace({ ...row, target: 'node-9' }),
      )
    })

    it('refuses a request that should have been refused, and another refusal', () => {
      refuses(
        spotWhere((row) => row.code !== undefined && row.code !== 409),
        ({ row, replace }) => replace({ ...row, message: `${row.message}?` }),
      )
    })

    it('refuses two writes of one object in the other order', () => {
      const pairs = recordings.flatMap((recording) =>
        compared(recording).flatMap(([component, rows]) =>
          [...streamsOf(rows).values()]
            .filter(
              ({ kind, rows: [first] }) =>
                kind === 'order' && !/^Failed|^Successful/.test(first?.event?.reason ?? ''),
            )
            .flatMap(({ rows: own }) =>
              own.slice(1).map((later, index) => ({
                recording,
                component,
                rows,
                earlier: own[index],
                later,
              })),
            )
            // Endpoints are compared pod by pod: their rows are no rows of the recording.
            .filter(({ later }) => rows.includes(later))
            .filter(
              ({ earlier, later }) =>
                JSON.stringify({ ...earlier, at: 0 }) !== JSON.stringify({ ...later, at: 0 }),
            ),
        ),
      )
      expect(pairs.length).toBeGreaterThan(10)
      for (const { recording, component, rows, earlier, later } of pairs) {
        const swapped = rows.flatMap((row) =>
          row === earlier ? [later] : row === later && earlier !== undefined ? [earlier] : [row],
        )
        const trace = { ...recording.components, [component]: swapped }
        expect(
          compare(recording, trace),
          `${recording.scenario} ${component} ${later.path}`,
        ).not.toEqual([])
      }
    })

    it.each([
      ['deployment-progress-deadline', 5, 'progressDeadlineSeconds'],
      ['node-deleted', 12, 'the quarantine of pods without a node'],
      ['node-deleted', -10, 'the quarantine of pods without a node'],
    ])('refuses a timer of %s that runs %i seconds shorter', (scenario, seconds, about) => {
      const recording = recordings.find((one) => one.scenario === scenario)
      if (recording === undefined) return
      const early = (row: Row): Row => (row.at > 5 ? { ...row, at: row.at - seconds } : row)
      const trace = Object.fromEntries(
        compared(recording).map(([name, rows]) => [name, rows.map(early)]),
      )
      expect(compare(recording, trace)).toMatchObject([{ about }])
    })
  },
)

function createdName(row: Row): string {
  const metadata = metadataOf(row)
  return 'name' in metadata ? `/${metadata.name}` : ''
}

const metadataOf = ({ object }: Row): object =>
  typeof object?.metadata === 'object' && object.metadata !== null ? object.metadata : {}

/** Another order that keeps the order within each object. */
function interleaved(rows: readonly Row[], next: (bound: number) => number): Row[] {
  // Reads and conflicts stay where they are: which read begins a retry is told by what came before.
  const fixed = rows.filter(({ verb, code }) => verb === 'get' || code === 409)
  const rest = rows.filter((row) => !fixed.includes(row))
  const byObject = new Map<string, Row[]>()
  for (const row of rest) {
    const object = row.event?.regarding ?? `${row.path.replace(/\/status$/, '')}${createdName(row)}`
    byObject.set(object, [...(byObject.get(object) ?? []), row])
  }
  const queues = [...byObject.values()]
  const mixed = [...fixed]
  while (queues.length > 0) {
    const at = next(queues.length)
    const row = queues[at]?.shift()
    if (row !== undefined) mixed.push(row)
    if (queues[at]?.length === 0) queues.splice(at, 1)
  }
  return mixed
}
