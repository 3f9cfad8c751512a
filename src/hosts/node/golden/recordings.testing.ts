/** The recordings as tests see them: rows to be changed, and whether a comparison minds. */
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { compareTraces } from './compare'
import type { Difference } from './difference'
import { vocabularyOfAll } from './play'
import { KUBELETS, type Recording, type Row, readRecordings, type Trace } from './recording'

export const RUNS = 40
const FOLDER = new URL('../../../../../shared/golden', import.meta.url).pathname
export const recordings = existsSync(FOLDER) ? readRecordings(FOLDER) : []
const vocabulary = vocabularyOfAll(recordings)

export const compare = (recording: Recording, trace: Trace): Difference[] =>
  compareTraces(recording, { trace, ties: new Map(), bases: new Map() }, vocabulary)

/** A row somewhere in a recording that is compared, and how to put others in its place. */
export interface Spot {
  readonly recording: Recording
  readonly row: Row
  replace(...rows: readonly Row[]): Trace
}

/** The rows that count, by component. */
export const compared = ({ components }: Recording): [string, readonly Row[]][] =>
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
export const spotWhere = (wanted: (row: Row) => boolean): fc.Arbitrary<Spot> =>
  fc.constantFrom(...allSpots.filter(({ row }) => wanted(row)))
/** Whatever is planted at whichever spot, the comparison tells. */
export function refuses(spot: fc.Arbitrary<Spot>, plant: (spot: Spot) => Trace): void {
  fc.assert(
    fc.property(spot, (found) => {
      expect(compare(found.recording, plant(found))).not.toEqual([])
    }),
    { numRuns: RUNS },
  )
}
