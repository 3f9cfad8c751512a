import { useEffect, useRef, useState } from 'react'
import { useRecord } from '../../../../store/cluster'
import type { Point } from '../../layout/geometry'
import { targetOf } from '../../target'
import { listenForRest } from '../../view/listenForRest'
import css from './InsidePlate.module.css'
import { factsOf, type InsideFacts, sizeText } from './insideFacts'

interface Shown {
  readonly actor: string
  readonly at: Point
}

/** What a component holds, told while a pointer rests on it or the keyboard has come to it. */
export function InsidePlate() {
  const mark = useRef<HTMLDivElement>(null)
  const [shown, show] = useState<Shown>()
  useEffect(() => {
    const stage = mark.current?.parentElement
    if (!stage) return
    const tell = (element: EventTarget | null, at: Point): void => {
      const target = targetOf(element)
      show(target?.type === 'actor' ? { actor: target.actor, at: placeOn(stage, at) } : undefined)
    }
    const stop = listenForRest(stage, (event) => {
      if (event === undefined) show(undefined)
      else tell(event.target, { x: event.clientX, y: event.clientY })
    })
    const focus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element && target.matches(':focus-visible'))) return
      const { left, bottom } = (target.closest('[data-target]') ?? target).getBoundingClientRect()
      tell(target, { x: left, y: bottom - BESIDE })
    }
    const blur = (): void => show(undefined)
    stage.addEventListener('focusin', focus)
    stage.addEventListener('focusout', blur)
    return () => {
      stop()
      stage.removeEventListener('focusin', focus)
      stage.removeEventListener('focusout', blur)
    }
  }, [])
  return (
    <div ref={mark} className={css.layer} aria-live="polite">
      {shown && <Plate {...shown} />}
    </div>
  )
}

function Plate({ actor, at }: Shown) {
  const node = actor.slice(actor.indexOf('/') + 1)
  const worker = useRecord('Worker', node)
  const manager = useRecord('ControllerManager', actor)
  const facts = factsOf(actor, worker, manager)
  if (facts === undefined) return null
  return <Facts facts={facts} at={at} />
}

function Facts({ facts, at }: { readonly facts: InsideFacts; readonly at: Point }) {
  const height = HEAD + (facts.images.length + facts.lines.length) * LINE
  return (
    <div className={css.place} style={placed(at, height)}>
      <div className={css.plate} role="tooltip">
        <p className={css.title}>{facts.title}</p>
        {facts.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {facts.images.length > 0 && (
          <table>
            <tbody>
              {facts.images.map(({ name, sizeBytes }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{sizeText(sizeBytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}

/** Whole on the stage: the plate is scaled as the frame is, the stage is not. */
const placed = ({ x, y }: Point, height: number) => ({
  left: `min(${x}px, 100% - ${WIDTH}px * var(--frame-zoom))`,
  top: `min(${y}px, 100% - ${height}px * var(--frame-zoom))`,
})

/** Beside the pointer, in pixels of the stage. */
function placeOn(stage: HTMLElement, { x, y }: Point): Point {
  const { left, top } = stage.getBoundingClientRect()
  return { x: x - left + BESIDE, y: y - top + BESIDE }
}

const BESIDE = 12
/** The most room that a plate takes. */
const WIDTH = 292
const HEAD = 46
const LINE = 18
