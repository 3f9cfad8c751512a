import { expect, it } from 'vitest'
import type { EventRow, Row } from './recording'
import { withSeriesTexts } from './seriesTexts'

const CONDITION = 'status.conditions[PodScheduled]'

const failed = (message: string, seriesCount?: number): EventRow => ({
  type: 'Warning',
  reason: 'FailedScheduling',
  message,
  regarding: 'Pod/big',
  from: 'default-scheduler',
  ...(seriesCount === undefined ? {} : { seriesCount }),
})
const posted = (at: number, event: EventRow): Row => ({ at, verb: 'create', path: '/x', event })
const conditioned = (at: number, pod: string, message: string): Row => ({
  at,
  verb: 'patch',
  path: `/api/v1/namespaces/demo/pods/${pod}/status`,
  sets: { [CONDITION]: { status: 'False', message } },
})
const textsOf = (rows: readonly Row[]): (string | undefined)[] =>
  rows.flatMap(({ event }) => (event === undefined ? [] : [event.message]))

it('an event counted in a series says what its attempt wrote into the condition', () => {
  const rows = [
    posted(0, failed('no cpu')),
    conditioned(0, 'big', 'no cpu'),
    posted(2, failed('no cpu')),
    posted(6, failed('no cpu', 2)),
    conditioned(6, 'big', 'a taint'),
  ]
  expect(textsOf(withSeriesTexts(rows))).toEqual(['no cpu', 'no cpu', 'a taint'])
})

it('it repeats itself where the condition did not change, or only that of another pod', () => {
  const rows = [
    posted(0, failed('no cpu')),
    conditioned(0, 'big', 'no cpu'),
    posted(6, failed('no cpu', 2)),
    conditioned(6, 'other', 'a taint'),
    conditioned(9, 'big', 'a taint'),
  ]
  expect(textsOf(withSeriesTexts(rows))).toEqual(['no cpu', 'no cpu'])
})

it('a series of an event that nobody posted keeps its own text', () => {
  const rows = [
    posted(0, failed('no cpu')),
    posted(6, failed('odd', 2)),
    conditioned(6, 'big', 'no cpu'),
  ]
  expect(textsOf(withSeriesTexts(rows))).toEqual(['no cpu', 'odd'])
})
