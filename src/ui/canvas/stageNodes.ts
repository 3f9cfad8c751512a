/** The nodes that React Flow holds: structure only. What is inside them reads its own records. */
import type { Node } from '@xyflow/react'
import type { PartLayout } from './layout/board'
import type { FarGrid } from './layout/farGrid'
import { HEADING } from './layout/farGrid'
import { around, bottomOf, type Point, type Size } from './layout/geometry'
import { masterId, type StageLayout, workerId } from './layout/stageLayout'
import type { StationLayout } from './layout/stations'
import { cellMagnified } from './view/magnification'

export type MasterNode = Node<{ readonly master: string }, 'master'>
export type PartNode = Node<{ readonly layout: PartLayout }, 'part'>
export type WorkerNode = Node<WorkerData, 'worker'>
export type StationNode = Node<{ readonly layout: StationLayout }, 'station'>
export type CellsNode = Node<CellsData, 'cells'>
export type StageNode = MasterNode | PartNode | WorkerNode | StationNode | CellsNode

export interface CellsData extends Record<string, unknown> {
  readonly far: FarGrid
  readonly origin: Point
  /** From the origin down to where the legend stands, under the bands. */
  readonly foot: number
}

export interface WorkerData extends Record<string, unknown> {
  readonly name: string
  /** Of the card: React Flow's own measure is in whole pixels, and paint must agree to the last. */
  readonly card: Size
  /** How near one looks: squares show their names from 2 on. */
  readonly nearer: number
  /** A far cell drawn as a card: its inside is this much larger, and scaled back. Else 0. */
  readonly cell: number
}

/** Board under the wires, the rest above them, and what is in somebody's hand above all. */
const LAYERS = { board: -2, cells: 0, parts: 1, hand: 2 } as const

export function stageNodes(
  layout: StageLayout,
  /** Workers drawn as cards. */
  workers: readonly string[],
  nearer: number,
  /** The node in somebody's hand, if any. */
  carried?: string,
): StageNode[] {
  const { board } = layout
  const master: MasterNode = {
    id: masterId(board.master),
    type: 'master',
    position: { x: board.box.x, y: board.box.y },
    width: board.box.width,
    height: board.box.height,
    zIndex: LAYERS.board,
    draggable: layout.level !== 'far',
    data: { master: board.master },
  }
  return [
    master,
    ...board.parts.map((part) => partNode(part, master)),
    ...cellsNode(layout),
    ...[
      ...layout.stations.map(stationNode),
      ...workers.flatMap((name) => workerNode(layout, name, nearer)),
    ].map((node) => (node.id === carried ? { ...node, zIndex: LAYERS.hand } : node)),
  ]
}

function partNode(part: PartLayout, master: MasterNode): PartNode {
  return {
    id: part.actor,
    type: 'part',
    parentId: master.id,
    position: { x: part.box.x - master.position.x, y: part.box.y - master.position.y },
    width: part.box.width,
    height: part.box.height,
    zIndex: LAYERS.parts,
    draggable: false,
    data: { layout: part },
  }
}

function stationNode(layout: StationLayout): StationNode {
  return {
    id: layout.station,
    type: 'station',
    position: { x: layout.box.x, y: layout.box.y },
    width: layout.box.width,
    height: layout.box.height,
    zIndex: LAYERS.parts,
    data: { layout },
  }
}

function workerNode(layout: StageLayout, name: string, nearer: number): WorkerNode[] {
  const card = layout.workers.get(name)
  if (card === undefined) return []
  return [
    {
      id: workerId(name),
      type: 'worker',
      position: { x: card.x, y: card.y },
      width: card.width,
      height: card.height,
      zIndex: LAYERS.parts,
      draggable: layout.level !== 'far',
      data: { name, card, nearer, cell: layout.far ? cellMagnified(card) : 0 },
    },
  ]
}

const LEGEND_HEIGHT = 20

function cellsNode({ far, world }: StageLayout): CellsNode[] {
  const [first, ...rest] = far?.zones.map((zone) => zone.box) ?? []
  if (far === undefined || first === undefined) return []
  const all = around(first, ...rest)
  const origin = { x: all.x, y: all.y - HEADING }
  return [
    {
      id: 'cells',
      type: 'cells',
      position: origin,
      width: all.width,
      height: Math.min(bottomOf(all), world.height) - origin.y,
      zIndex: LAYERS.cells,
      draggable: false,
      data: { far, origin, foot: world.height - LEGEND_HEIGHT - origin.y },
    },
  ]
}
