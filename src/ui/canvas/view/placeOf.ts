/** Where on the stage something is: a pod on its worker, or, while it has none, at the scheduler. */
import { recordOf } from '../../../store/cluster'
import type { Selected } from '../../../store/selection'
import { partOf } from '../layout/board'
import { type Box, middleX, middleY, type Point } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'

/** The middle of it, in the world; undefined for what has no place. */
export function placeOf(layout: StageLayout, selected: Selected): Point | undefined {
  const box = boxOf(layout, selected)
  return box && { x: middleX(box), y: middleY(box) }
}

function boxOf({ board, stations, workers }: StageLayout, selected: Selected): Box | undefined {
  if (selected.type === 'message') return undefined
  if (selected.type === 'record') {
    if (selected.kind !== 'Pod') return workers.get(selected.key)
    const node = recordOf('Pod', selected.key)?.node
    return node === '' ? partOf(board, 'scheduler')?.box : workers.get(node ?? '')
  }
  const part = board.parts.find(({ actor }) => actor === selected.actor)
  const station = stations.find((one) => one.station === selected.actor)
  return part?.box ?? station?.box ?? workers.get(selected.actor.split('/')[1] ?? '')
}
