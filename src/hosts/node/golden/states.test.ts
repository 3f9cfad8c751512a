import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Row } from './recording'
import { compare, compared, RUNS, recordings, refuses, spotWhere } from './recordings.testing'
import { streamsOf } from './streams'

/** Status writes about one object. */
const allStates = recordings.flatMap((recording) =>
  compared(recording).flatMap(([component, all]) =>
    [...streamsOf(all).values()]
      .filter(({ kind }) => kind === 'states')
      .map(({ rows }) => ({ recording, component, all, rows })),
  ),
)
type States = (typeof allStates)[number]

/** Whether the last write leads to another state than the one before. */
function endsElsewhere({ rows }: States): boolean {
  const before = Object.assign({}, ...rows.slice(0, -1).map(({ sets }) => sets))
  const last = Object.entries(rows.at(-1)?.sets ?? {})
  return last.some(([field, value]) => textOf(before[field]) !== textOf(value))
}

const textOf = (value: unknown): string => JSON.stringify(value ?? null)

/** Two writes in a row that say different things in a condition, neither of which is said again. */
function turnsOf({ recording, component, all, rows }: States) {
  const times = (field: string, value: unknown): number =>
    rows.filter(({ sets }) => textOf(sets?.[field]) === textOf(value)).length
  return rows.slice(1).flatMap((later, index) => {
    const earlier = rows[index]
    const turns = Object.entries(later.sets ?? {}).some(([field, value]) => {
      const was = earlier?.sets?.[field]
      const isTurn = was !== undefined && textOf(was) !== textOf(value) && /conditions/.test(field)
      return isTurn && times(field, value) === 1 && times(field, was) === 1
    })
    return turns && earlier !== undefined
      ? [{ recording, component, rows: all, earlier, later }]
      : []
  })
}
describe.skipIf(recordings.length === 0)('status writes', { timeout: 60_000 }, () => {
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

  it('refuses a status that does not end where the recorded one ended', () => {
    const lasts = new Set(allStates.filter(endsElsewhere).map(({ rows }) => rows.at(-1)))
    const last = spotWhere((row) => lasts.has(row))
    refuses(last, ({ row, replace }) => replace(row, { ...row, sets: { 'status.replicas': 99 } }))
    refuses(last, ({ replace }) => replace())
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

  it('refuses a condition that turns in the other order', () => {
    const turns = allStates.flatMap(turnsOf)
    expect(turns.length).toBeGreaterThan(5)
    for (const { recording, component, rows, earlier, later } of turns) {
      const swapped = rows.map((row) =>
        row === earlier
          ? { ...later, at: row.at }
          : row === later
            ? { ...earlier, at: row.at }
            : row,
      )
      const trace = { ...recording.components, [component]: swapped }
      expect(compare(recording, trace), `${recording.scenario} ${later.path}`).not.toEqual([])
    }
  })
})

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
