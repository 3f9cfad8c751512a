import { expect, it } from 'vitest'
import { momentOf, on, side } from './moment.testing'
import { summaryOf } from './summary'

const spread = side([on('web-1', 'worker-1'), on('web-2', 'worker-2')])
const packed = side([on('web-1', 'worker-1'), on('web-2', 'worker-1')])

it('says which configuration leaves workers empty', () => {
  expect(summaryOf(momentOf([spread, packed]))).toBe('B leaves 1 worker empty; A uses every one.')
})

it('says which configuration cannot place every pod', () => {
  const waits = { ...spread, pending: 2 }
  expect(summaryOf(momentOf([spread, waits]))).toBe('B leaves 2 pods Pending; A places all.')
})

it('says which configuration has room for more', () => {
  const roomier = { ...spread, fragmentation: { ...spread.fragmentation, fits: 6 } }
  expect(summaryOf(momentOf([roomier, spread]))).toBe(
    'A has room for 6 more pods of 1 cpu and 1Gi, B for 4.',
  )
})

it('says that two configurations place alike', () => {
  expect(summaryOf(momentOf([spread, spread]))).toBe('A and B come to the same placement.')
})

it('says that only the places differ where the totals are the same', () => {
  const turned = side([on('web-1', 'worker-1'), on('db-1', 'worker-2')])
  const other = side([on('db-1', 'worker-1'), on('web-1', 'worker-2')])
  expect(summaryOf(momentOf([turned, other]))).toBe(
    '2 pods are placed elsewhere; the totals are the same.',
  )
})

it('says nothing of what has not come yet', () => {
  expect(summaryOf(momentOf([side([]), side([])]))).toBe('Nothing has arrived yet.')
})
