import { expect, it } from 'vitest'
import { keptNodes } from './keptNodes'
import { stageLayout } from './layout/stageLayout'
import { stageNodes } from './stageNodes'

const nodesWith = (places: Readonly<Record<string, { x: number; y: number }>>) => {
  const workers = ['worker-1', 'worker-2', 'worker-3']
  const layout = stageLayout({
    room: { width: 1208, height: 556 },
    master: 'master-1',
    workers: workers.map((name) => ({ name, zone: 'a' })),
    places,
  })
  return stageNodes(layout, workers, 1)
}

it('dragging one worker changes one node', () => {
  const before = nodesWith({})
  const after = keptNodes(before, nodesWith({ 'worker/worker-2': { x: 500, y: 300 } }))
  expect(after.filter((node, i) => node !== before[i]).map(({ id }) => id)).toEqual([
    'worker/worker-2',
  ])
})
