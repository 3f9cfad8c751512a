import type { NodeProps } from '@xyflow/react'
import { type KeyboardEvent, memo, type PointerEvent, useState, useSyncExternalStore } from 'react'
import { listenToKind, recordOf, useRecord } from '../../../store/cluster'
import { describeWorker } from '../../../store/describe'
import { podsOn } from '../../../store/podsOnNodes'
import { stage } from '../../../words/english/stage'
import { useWords } from '../../../words/language'
import type { ZoneLayout } from '../layout/farGrid'
import { HEADING } from '../layout/farGrid'
import type { CellsNode } from '../stageNodes'
import { useIsSelected, workerTarget } from '../target'
import css from './CellsField.module.css'
import { Legend } from './Legend'

/**
 * Under the painted cells: the zones' names, and one element that is whichever cell the pointer or
 * the arrow keys are at.
 */
export const CellsField = memo(function CellsField({ data }: NodeProps<CellsNode>) {
  const { far, origin, foot } = data
  const names = far.zones.flatMap((zone) => zone.workers)
  const [at, setAt] = useState('')
  const name = far.cells.has(at) ? at : (names[0] ?? '')
  const cell = far.cells.get(name)
  const worker = useRecord('Worker', name)
  const target = workerTarget(name)
  const selected = useIsSelected(target)
  const point = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => {
    const [x, y] = [offsetX + origin.x, offsetY + origin.y]
    const found = names.find((one) => {
      const place = far.cells.get(one)
      return (
        place &&
        x >= place.x &&
        x <= place.x + place.width &&
        y >= place.y &&
        y <= place.y + place.height
      )
    })
    if (found !== undefined) setAt(found)
  }
  const step = (event: KeyboardEvent) => {
    const zone = far.zones.find(({ workers }) => workers.includes(name))
    const next = zone && neighbour(zone, name, event.key)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next)
  }
  return (
    <>
      {far.zones.map((zone) => (
        <Heading key={zone.zone} zone={zone} x={zone.box.x - origin.x} />
      ))}
      {worker && cell && (
        <button
          type="button"
          className={css.cursor}
          data-target={target}
          data-stop
          aria-label={describeWorker(worker, podsOn(name).length)}
          aria-pressed={selected}
          title={describeWorker(worker, podsOn(name).length)}
          onPointerMove={point}
          onKeyDown={step}
        >
          <i
            className={css.mark}
            style={{
              left: cell.x - origin.x,
              top: cell.y - origin.y,
              width: cell.width,
              height: cell.height,
            }}
          />
        </button>
      )}
      <Legend y={foot} />
    </>
  )
})

/** `a` alone says nothing on a projector. */
function zoneTitle(zone: string, words: typeof stage.english): string {
  if (zone === '') return words.noZone
  return zone.length < 3 ? words.zone(zone) : zone
}

function Heading({ zone, x }: { readonly zone: ZoneLayout; readonly x: number }) {
  const ready = useSyncExternalStore(
    (listener) => listenToKind('Worker', listener),
    () => zone.workers.filter((name) => recordOf('Worker', name)?.ready === 'True').length,
  )
  const words = useWords(stage)
  const all = zone.workers.length
  return (
    <div className={css.heading} style={{ left: x, height: HEADING, maxWidth: zone.box.width }}>
      <h3 className={css.zone}>{zoneTitle(zone.zone, words)}</h3>
      <p className={css.ready} data-trouble={ready < all}>
        {words.ready(ready, all)}
      </p>
    </div>
  )
}

function neighbour(
  { workers, columns }: ZoneLayout,
  name: string,
  key: string,
): string | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  }
  const step = steps[key]
  return step === undefined ? undefined : workers[workers.indexOf(name) + step]
}
