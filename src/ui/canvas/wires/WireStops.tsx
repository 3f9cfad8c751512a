import { ViewportPortal } from '@xyflow/react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { flightsInAir, useTimeline } from '../../../store/timeline'
import { onSimulatedTime, tickedNow } from '../../design/simulatedTime'
import type { AtlasScene } from '../atlas/atlas'
import { pathOf } from '../layout/track'
import type { Wires } from '../layout/wires'
import { moveFocus } from '../view/moveFocus'
import { byWire } from './onWire'
import { openWire, useOpenedWire } from './openedWire'
import { besideOn, Plate } from './WirePlate'
import css from './WireStops.module.css'
import { stopPlaces } from './wireStops'
import { stopName } from './wireWords'

/** The wires by keyboard: Tab comes to one, arrows go from wire to wire, Enter lists what is on it. */
export function WireStops({ scene }: { readonly scene: AtlasScene }) {
  const { wires } = scene
  const mark = useRef<HTMLDivElement>(null)
  const [last, setLast] = useState('')
  const [focused, setFocused] = useState<{ readonly id: string; readonly at: DOMRect }>()
  const listed = useOpenedWire(({ opened }) => opened !== undefined)
  const places = useMemo(() => stopPlaces(wires.standing), [wires])
  useEffect(() => nameStops(wires), [wires])
  const entry = wires.standing.some(({ id }) => id === last) ? last : wires.standing[0]?.id
  const stage = mark.current?.parentElement
  const lit = wires.standing.find(({ id }) => id === focused?.id)
  return (
    <>
      <ViewportPortal>
        {lit && (
          <svg className={css.lit} aria-hidden="true">
            <path d={pathOf(lit.track)} />
          </svg>
        )}
        {wires.standing.map((wire) => {
          const { x = 0, y = 0 } = places.get(wire.id) ?? {}
          return (
            <button
              key={wire.id}
              type="button"
              className={css.stop}
              style={{ left: x, top: y }}
              data-stop="wire"
              data-wire={wire.id}
              tabIndex={wire.id === entry ? 0 : -1}
              aria-label={stopName(wire, 0)}
              aria-haspopup="dialog"
              onFocus={({ currentTarget }) => {
                setLast(wire.id)
                setFocused({ id: wire.id, at: currentTarget.getBoundingClientRect() })
              }}
              onBlur={() => setFocused(undefined)}
              onKeyDown={walk}
              onClick={() => openWire({ from: wire.from, to: wire.to })}
            />
          )
        })}
      </ViewportPortal>
      <div ref={mark} className={css.layer}>
        {lit && stage && focused && !listed && (
          <Plate
            wire={lit}
            at={besideOn(stage, { clientX: focused.at.right, clientY: focused.at.bottom })}
            wires={wires}
          />
        )}
      </div>
    </>
  )
}

function walk(event: KeyboardEvent): void {
  const stage = event.currentTarget.closest('.react-flow')
  if (stage === null || !moveFocus(stage, event.key)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Wall milliseconds. Who hears the page hears a name when it comes there, not each message. */
const NAMED_EVERY = 500

/** Keeps the names true to what flies; through React every wire would be drawn anew for it. */
function nameStops(wires: Wires): () => void {
  let named = Number.NEGATIVE_INFINITY
  const name = (): void => {
    const passes = useTimeline.getState().rate > 0
    if (passes && performance.now() - named < NAMED_EVERY) return
    named = performance.now()
    const flying = byWire(flightsInAir().values(), wires, tickedNow())
    for (const wire of wires.standing) {
      const label = stopName(wire, flying.get(wire.id)?.length ?? 0)
      const stop = document.querySelector(`[data-wire="${CSS.escape(wire.id)}"]`)
      if (stop?.getAttribute('aria-label') !== label) stop?.setAttribute('aria-label', label)
    }
  }
  const stop = onSimulatedTime(name)
  name()
  return stop
}
