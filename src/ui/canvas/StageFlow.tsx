import { type NodeTypes, ReactFlow, useReactFlow, ViewportPortal } from '@xyflow/react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { CellsField } from './atlas/CellsField'
import type { Size } from './layout/geometry'
import type { FlightLoop } from './messages/flightLoop'
import { MasterBoard } from './nodes/MasterBoard'
import { PartCard } from './nodes/PartCard'
import { StationCard } from './nodes/StationCard'
import { WorkerCard } from './nodes/WorkerCard'
import { wordsOn } from './paint/scene'
import css from './Stage.module.css'
import { StageCanvas } from './StageCanvas'
import type { StageNode } from './stageNodes'
import type { StageProps } from './stageProps'
import { useStagePointer } from './useStagePointer'
import { fitOf } from './view/fit'
import { Invitation } from './view/Invitation'
import { NoWorkers } from './view/NoWorkers'
import { useCarrying, useMoving } from './view/useCarrying'
import { useFit } from './view/useFit'
import { useLook } from './view/useLook'
import { useMountedCells } from './view/useMountedCells'
import { type Carried, useStageLayout } from './view/useStageLayout'
import { useStageNodes, useStill } from './view/useStageNodes'
import { useWires } from './view/useWires'
import { ZoomControls } from './view/ZoomControls'
import { Graticule } from './wires/Graticule'
import { WireLayer } from './wires/WireLayer'

const StageHands = lazy(async () => ({ default: (await import('./StageHands')).StageHands }))

const nodeTypes: NodeTypes = {
  master: MasterBoard,
  part: PartCard,
  worker: WorkerCard,
  station: StationCard,
  cells: CellsField,
}

/** A pointer that moved less than this between down and up clicked. */
const CLICK_DISTANCE = 4
const NO_EDGES: never[] = []

/** The stage in the room it has: React Flow for the structure, a canvas for all that is many or moves. */
export function StageFlow({ room, invitation, ...hands }: StageProps & { readonly room: Size }) {
  const [carried, setCarried] = useState<Carried>()
  const layout = useStageLayout(room, carried)
  const wires = useWires(layout)
  const fit = useMemo(() => fitOf(layout, room), [layout, room])
  const look = useLook(fit)
  const cells = useMountedCells(layout)
  const nodes = useStageNodes(layout, cells, look.nearer, carried?.id)
  const scene = useMemo(
    () => ({
      layout,
      wires,
      words: wordsOn(layout),
      nearer: look.nearer,
      mounted: new Set(cells),
      carried: carried?.id,
    }),
    [layout, wires, look.nearer, cells, carried?.id],
  )
  const moved = useFit(layout, room, fit, carried !== undefined)
  const loop = useRef<FlightLoop>(undefined)
  const flow = useReactFlow()
  const pointer = useStagePointer({
    layout,
    wires,
    loop,
    hands,
    toWorld: flow.screenToFlowPosition,
  })
  const moving = useMoving(moved)
  const carrying = useCarrying(setCarried)
  const still = useStill(room) || carried !== undefined
  return (
    <>
      <ReactFlow<StageNode>
        className={css.flow}
        data-still={still}
        data-moving={moving.now}
        data-legible={look.legible}
        style={{ '--at-names': look.names }}
        nodes={nodes}
        edges={NO_EDGES}
        nodeTypes={nodeTypes}
        defaultViewport={fit}
        minZoom={fit.zoom / 2}
        maxZoom={layout.far ? 8 / layout.far.scale : fit.zoom * 4}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        elevateNodesOnSelect={false}
        zoomOnDoubleClick={false}
        selectionKeyCode={null}
        deleteKeyCode={null}
        disableKeyboardA11y
        nodeDragThreshold={CLICK_DISTANCE}
        nodeClickDistance={CLICK_DISTANCE}
        paneClickDistance={CLICK_DISTANCE}
        {...carrying}
        {...moving.listeners}
        {...pointer}
      >
        <ViewportPortal>
          <Graticule {...layout.world} />
          <WireLayer wires={wires} />
          {layout.workers.size === 0 && <NoWorkers place={layout.firstWorker} />}
          {invitation && <Invitation layout={layout}>{invitation}</Invitation>}
        </ViewportPortal>
      </ReactFlow>
      <StageCanvas scene={scene} loop={loop} />
      <Suspense>
        <StageHands scene={scene} />
      </Suspense>
      <ZoomControls right={layout.far !== undefined} />
    </>
  )
}
