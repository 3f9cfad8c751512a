import { useReactFlow } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { useRecord } from '../../../store/cluster'
import { flightsInAir } from '../../../store/timeline'
import { useSimulated } from '../../design/simulatedTime'
import type { AtlasScene } from '../atlas/atlas'
import type { Point } from '../layout/geometry'
import type { Wire, Wires } from '../layout/wires'
import { progressOf } from '../messages/convoy'
import { WIRE_REACH } from '../stagePointer'
import { targetOf } from '../target'
import { listenForRest } from '../view/listenForRest'
import { isCut } from './cut'
import css from './WirePlate.module.css'
import { purposeOf, titleOf, trafficOf } from './wireWords'

/** What it says of a wire that a pointer rests on. */
export function WirePlate({ scene }: { readonly scene: AtlasScene }) {
  const mark = useRef<HTMLDivElement>(null)
  const shown = useRef(scene)
  shown.current = scene
  const [rest, setRest] = useState<{ readonly wire: Wire; readonly at: Point }>()
  const { screenToFlowPosition } = useReactFlow()
  useEffect(() => {
    const stage = mark.current?.parentElement
    if (!stage) return
    return listenForRest(stage, (event) => {
      if (event === undefined || targetOf(event.target)) return setRest(undefined)
      const world = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      const wire = shown.current.wires.near(world, WIRE_REACH)
      setRest(wire && { wire, at: besideOn(stage, event) })
    })
  }, [screenToFlowPosition])
  return (
    <div ref={mark} className={css.layer}>
      {rest && <Plate {...rest} wires={scene.wires} />}
    </div>
  )
}

interface PlateProps {
  readonly wire: Wire
  readonly at: Point
  readonly wires: Wires
}

/** What a wire is for and what is on it, at a place of the stage. */
export function Plate({ wire, at, wires }: PlateProps) {
  const worker = useRecord('Worker', wire.node)
  const traffic = useSimulated((now) => {
    const flights = [...flightsInAir().values()].filter((flight) => {
      const progress = progressOf(flight, now)
      const flies = !flight.lost && progress >= 0 && progress < 1
      return flies && wires.route(flight.from, flight.to)?.wire.id === wire.id
    })
    return trafficOf(flights)
  })
  return (
    <div className={css.plate} style={{ left: at.x, top: at.y }} role="tooltip">
      <p className={css.title}>{titleOf(wire)}</p>
      <p>{purposeOf(wire)}</p>
      <p className={css.traffic}>{isCut(worker) ? 'Cut: nothing gets through.' : traffic}</p>
    </div>
  )
}

/** Beside a point of the page, and whole on the stage. In pixels of the stage. */
export function besideOn(
  stage: HTMLElement,
  { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>,
): Point {
  const { left, top, width, height } = stage.getBoundingClientRect()
  const [x, y] = [clientX - left + BESIDE, clientY - top + BESIDE]
  return { x: Math.min(x, width - PLATE.width), y: Math.min(y, height - PLATE.height) }
}

const BESIDE = 12
/** The most room that a plate takes. */
const PLATE = { width: 268, height: 96 }
