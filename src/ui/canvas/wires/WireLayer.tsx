import { memo } from 'react'
import { useRecord } from '../../../store/cluster'
import type { Point } from '../layout/geometry'
import { pathOf } from '../layout/track'
import type { Wire, Wires } from '../layout/wires'
import { CUT_RADIUS, cutMark, isCut } from './cut'
import css from './WireLayer.module.css'

/** All standing wires at rest, under the cards. What wakes is painted over them. */
export const WireLayer = memo(function WireLayer({ wires }: { readonly wires: Wires }) {
  const nodes = [...new Set(wires.standing.map(({ node }) => node))]
  return (
    <svg className={css.wires} aria-hidden="true">
      {nodes.map((node) => (
        <NodeWires
          key={node}
          node={node}
          wires={wires.standing.filter((wire) => wire.node === node)}
        />
      ))}
    </svg>
  )
})

interface NodeWiresProps {
  readonly node: string
  readonly wires: readonly Wire[]
}

/** The wires of one worker, or those of the control plane for the empty name. */
const NodeWires = memo(function NodeWires({ node, wires }: NodeWiresProps) {
  const worker = useRecord('Worker', node)
  const cut = isCut(worker)
  const [first] = wires
  return (
    <g data-cut={cut} data-coming={worker?.registered === false}>
      {wires.map((wire) => (
        <StandingWire key={wire.id} wire={wire} />
      ))}
      {cut && first && <CutMark at={first.track.points[0]} />}
    </g>
  )
}, isSame)

function isSame(before: NodeWiresProps, after: NodeWiresProps): boolean {
  return (
    before.wires.length === after.wires.length &&
    before.wires.every((wire, i) => wire === after.wires[i])
  )
}

const StandingWire = memo(function StandingWire({ wire }: { readonly wire: Wire }) {
  const d = pathOf(wire.track)
  return (
    <g>
      <path className={css.rest} d={d} />
      {wire.ports.map((port) => (
        <circle key={`${port.x} ${port.y}`} className={css.port} cx={port.x} cy={port.y} r={3.4} />
      ))}
    </g>
  )
})

function CutMark({ at }: { readonly at: Point | undefined }) {
  if (at === undefined) return null
  const { x, y } = cutMark(at)
  return (
    <g className={css.cut}>
      <circle cx={x} cy={y} r={CUT_RADIUS} />
      <path d={`M${x - 5} ${y - 5}l10 10m0-10l-10 10`} />
    </g>
  )
}
