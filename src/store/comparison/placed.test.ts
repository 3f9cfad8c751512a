import { describe, expect, it } from 'vitest'
import { momentOf, on, side } from './moment.testing'
import { elsewhereCount } from './placed'

const counts = (moment: ReturnType<typeof momentOf>): readonly number[] =>
  moment.placed.map(elsewhereCount)

describe('a pod is elsewhere in the other half', () => {
  it('never when its owner has as many pods on the same nodes, whatever they are called', () => {
    const a = side([on('web-1', 'worker-1'), on('web-2', 'worker-2')])
    const b = side([on('web-8', 'worker-2'), on('web-9', 'worker-1')])
    expect(counts(momentOf([a, b]))).toEqual([0, 0])
  })

  it('when its owner has fewer pods on that node there', () => {
    const a = side([on('web-1', 'worker-1'), on('web-2', 'worker-2')])
    const b = side([on('web-1', 'worker-1'), on('web-2', 'worker-1')])
    const moment = momentOf([a, b])
    expect(counts(moment)).toEqual([1, 1])
    expect(moment.placed[1].get('worker-1')?.map(({ elsewhere }) => elsewhere)).toEqual([
      false,
      true,
    ])
  })

  it('when another owner has pods there', () => {
    const a = side([on('web-1', 'worker-1')])
    const b = side([on('db-1', 'worker-1')])
    expect(counts(momentOf([a, b]))).toEqual([1, 1])
  })

  it('no longer once it has left its node', () => {
    const first = side([on('web-1', 'worker-1')])
    const left = { ...side([]), placements: [on('web-1', '')] }
    expect(counts(momentOf([first, side([])]))).toEqual([1, 0])
    expect(counts(momentOf([first, side([])], [left, side([])]))).toEqual([0, 0])
  })
})
