import { useViewport } from '@xyflow/react'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react'
import { fitted } from '../../../store/describe'
import { select, useSelection } from '../../../store/selection'
import { flightsInAir } from '../../../store/timeline'
import { IconButton } from '../../design/IconButton'
import { MessageShape } from '../../design/MessageShape'
import { onSimulatedTime, tickedNow } from '../../design/simulatedTime'
import type { AtlasScene } from '../atlas/atlas'
import type { Point } from '../layout/geometry'
import { placeOn } from '../layout/track'
import type { Wires } from '../layout/wires'
import { keptRows, type Row } from './onWire'
import { type OpenedWire, openWire, useOpenedWire } from './openedWire'
import css from './WireList.module.css'
import { stopPlaces } from './wireStops'
import { titleOf, towards } from './wireWords'
import { words } from './words'

/** The messages of the wire, or of the bundle, that was opened: each can be looked into. */
export function WireList({ scene }: { readonly scene: AtlasScene }) {
  const opened = useOpenedWire((state) => state.opened)
  if (opened === undefined) return null
  const at = placeOf(scene.wires, opened)
  if (at === undefined) return null
  const key = `${opened.from} ${opened.to} ${opened.ids?.[0] ?? ''}`
  return <List key={key} opened={opened} at={at} wires={scene.wires} />
}

interface ListProps {
  readonly opened: OpenedWire
  /** In the world. */
  readonly at: Point
  readonly wires: Wires
}

function List({ opened, at, wires }: ListProps) {
  const frame = useRef<HTMLElement>(null)
  const { x, y, zoom } = useViewport()
  const rows = useRows(opened, wires)
  useEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>('li button')
    ;(first ?? frame.current)?.focus()
  }, [])
  const title = titleOf(opened)
  const flying = rows.filter(({ state }) => state === 'flies').length
  const close = (): void => {
    openWire(undefined)
    const wire = wires.route(opened.from, opened.to)?.wire.id ?? ''
    document.querySelector<HTMLElement>(`[data-wire="${CSS.escape(wire)}"]`)?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (!step(event.currentTarget, event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={css.layer}>
      <div
        className={css.place}
        style={{ left: placed(at.x * zoom + x, WIDTH), top: placed(at.y * zoom + y, HEIGHT) }}
      >
        <section
          ref={frame}
          className={css.list}
          role="dialog"
          tabIndex={-1}
          aria-label={title}
          onKeyDown={press}
        >
          <header className={css.head}>
            <h3>{title}</h3>
            <IconButton label={words.close} onClick={close}>
              <X size={16} />
            </IconButton>
          </header>
          <p className={css.count}>{opened.ids ? words.bundle(flying) : words.flying(flying)}</p>
          <ul className={css.rows}>
            {rows.map((row) => (
              <Line key={row.flight.id} row={row} />
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

function Line({ row: { flight, state } }: { readonly row: Row }) {
  const { id, kind, verb, label, status, to, object } = flight
  const selected = useSelection(({ selected: one }) => one?.type === 'message' && one.id === id)
  return (
    <li>
      <button
        type="button"
        className={css.row}
        data-state={state}
        aria-pressed={selected}
        title={towards(to)}
        onClick={() => select({ type: 'message', id })}
      >
        <MessageShape kind={kind} verb={verb} failed={status >= 400} size={16} />
        <span className={css.label}>{label}</span>
        <span className={css.object}>{fitted(object.split('/').at(-1) ?? '', OBJECT_MOST)}</span>
        {state !== 'flies' && <span className={css.aside}>{words[state]}</span>}
      </button>
    </li>
  )
}

/** Longer names are cut in their middle. */
const OBJECT_MOST = 18

function useRows(opened: OpenedWire, wires: Wires): readonly Row[] {
  const kept = useRef<readonly Row[]>([])
  return useSyncExternalStore(onSimulatedTime, () => {
    const wire = wires.route(opened.from, opened.to)?.wire.id
    kept.current = keptRows(
      kept.current,
      flightsInAir(),
      ({ id, from, to }) =>
        opened.ids === undefined
          ? wires.route(from, to)?.wire.id === wire
          : opened.ids.includes(id),
      tickedNow(),
    )
    return kept.current
  })
}

/** Beside the place where its wire stops the keyboard; a called wire's middle. */
function placeOf(wires: Wires, { from, to }: OpenedWire): Point | undefined {
  const wire = wires.route(from, to)?.wire
  if (wire === undefined) return undefined
  return stopPlaces(wires.standing).get(wire.id) ?? placeOn(wire.track, wire.track.length / 2)
}

/** Whole on the stage: the list is scaled as the frame is, the stage is not. */
const placed = (along: number, size: number): string =>
  `max(0px, min(${Math.round(along) + BESIDE}px, 100% - ${size}px * var(--frame-zoom)))`

const BESIDE = 14
/** The most room that it takes. */
const WIDTH = 316
const HEIGHT = 290

/** Up and down go from row to row. */
function step(list: Element, key: string): boolean {
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (by === 0) return false
  const rows = [...list.querySelectorAll<HTMLElement>('li button')]
  rows[rows.indexOf(document.activeElement as HTMLElement) + by]?.focus()
  return true
}
