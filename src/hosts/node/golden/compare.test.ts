import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTraces } from './compare'
import { vocabularyOfAll } from './play'
import { KUBELETS, type Recording, type Row, readRecordings, type Trace } from './recording'
import { streamsOf } from './streams'

const RUNS = 40
const FOLDER = new URL('../../../../../shared/golden', import.meta.url).pathname
const recordings = existsSync(FOLDER) ? readRecordings(FOLDER) : []
const vocabulary = vocabularyOfAll(recordings)

const compare = (recording: Recording, trace: Trace) =>
  compareTraces(recording, { trace, tied: new Set(), bases: new Map() }, vocabulary)

/** A row somewhere in a recording that is compared, and how to put others in its place. */
interface Spot {
  readonly recording: Recording
  readonly row: Row
  replace(...rows: readonly Row[]): Trace
}

const compared = ({ components }: Recording): [string, readonly Row[]][] =>
  Object.entries(components).filter(([name]) => name !== KUBELETS)

function spots(recording: Recording): Spot[] {
  return compared(recording).flatMap(([component, rows]) =>
    rows.map((row, index) => ({
      recording,
      row,
      replace: (...others: readonly Row[]): Trace => ({
        ...recording.components,
        [component]: [...rows.slice(0, index), ...others, ...rows.slice(index + 1)],
      }),
    })),
  )
}

const allSpots = recordings.flatMap(spots)
const spotWhere = (wanted: (row: Row) => boolean): fc.Arbitrary<Spot> =>
  fc.constantFrom(...allSpots.filter(({ row }) => wanted(row)))

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

    it('agrees when status writes in quick succession are merged', () => {
      fc.assert(
        fc.property(fc.constantFrom(...recordings), fc.nat(999), (recording, salt) => {
          const merged = Object.fromEntries(
            compared(recording).map(([name, rows]) => [name, withOneMerged(rows, salt)]),
          )
          expect(compare(recording, merged)).toEqual([])
        }),
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

    it('refuses an event from someone else, of another type or about another object', () => {
      const other = fc.constantFrom(
        { from: 'someone' },
        { type: 'Odd' },
        { regarding: 'Pod/other' },
      )
      const spot = spotWhere((row) => row.event !== undefined && !/^Failed/.test(row.event.reason))
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

    it('refuses a condition with a reason or message nobody ever gave', () => {
      const spot = spotWhere(
        ({ sets, noop }) =>
          noop !== true &&
          Object.keys(sets ?? {}).some((key) => key.startsWith('status.conditions[')),
      )
      fc.assert(
        fc.property(spot, fc.constantFrom('status', 'reason', 'message'), (found, part) => {
          const { recording, row, replace } = found
          const sets = Object.fromEntries(
            Object.entries(row.sets ?? {}).map(([key, value]) =>
              key.startsWith('status.conditions[') && typeof value === 'object'
                ? [key, { ...value, [part]: 'Odd' }]
                : [key, value],
            ),
          )
          if (
            Object.values(row.sets ?? {}).every(
              (value) => typeof value !== 'object' || value === null,
            )
          )
            return
          expect(compare(recording, replace({ ...row, sets }))).not.toEqual([])
        }),
        { numRuns: RUNS },
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

    it('refuses a timer that runs half as long', () => {
      const recording = recordings.find(
        ({ scenario }) => scenario === 'deployment-progress-deadline',
      )
      if (recording === undefined) return
      const early = (row: Row): Row => (row.at > 5 ? { ...row, at: row.at - 5 } : row)
      const trace = Object.fromEntries(
        compared(recording).map(([name, rows]) => [name, rows.map(early)]),
      )
      expect(compare(recording, trace)).toMatchObject([{ about: 'progressDeadlineSeconds' }])
    })
  },
)

function refuses(spot: fc.Arbitrary<Spot>, plant: (spot: Spot) => Trace): void {
  fc.assert(
    fc.property(spot, (found) => {
      expect(compare(found.recording, plant(found))).not.toEqual([])
    }),
    { numRuns: RUNS },
  )
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
    const object = row.event?.regarding ?? row.path.replace(/\/status$/, '')
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

/** Two status writes between the first and the last of an object become one. */
function withOneMerged(rows: readonly Row[], salt: number): Row[] {
  const streams = [...streamsOf(rows).values()].filter(
    ({ kind, rows: own }) => kind === 'states' && own.length > 3,
  )
  const stream = streams[salt % Math.max(1, streams.length)]
  const [, one, other] = stream?.rows ?? []
  if (one === undefined || other === undefined || other.at - one.at > 0.9) return [...rows]
  const both = { ...other, sets: { ...one.sets, ...other.sets } }
  return rows.filter((row) => row !== one).map((row) => (row === other ? both : row))
}
