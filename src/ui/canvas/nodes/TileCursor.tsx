import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useRecord } from '../../../store/cluster'
import { describePod } from '../../../store/describe'
import { type BerthPlan, slotOf } from '../layout/berth'
import { podTarget, useIsSelected } from '../target'
import css from './TileCursor.module.css'

interface Props {
  readonly pods: readonly string[]
  readonly plan: BerthPlan
}

/**
 * Pods as squares are painted, not built of elements; this one element stands over them, and is
 * whichever the pointer or the arrow keys are at: named, selectable, with a menu.
 */
export function TileCursor({ pods, plan }: Props) {
  const [at, setAt] = useState(0)
  const index = Math.min(at, Math.max(0, pods.length - 1))
  const key = pods[index] ?? ''
  const pod = useRecord('Pod', key)
  const target = podTarget(key)
  const selected = useIsSelected(target)
  if (pod === undefined) return null
  const point = ({ nativeEvent }: PointerEvent) => {
    const found = indexAt(plan, nativeEvent.offsetX, nativeEvent.offsetY)
    if (found < pods.length) setAt(found)
  }
  const step = (event: KeyboardEvent) => {
    const next = index + (steps(plan)[event.key] ?? 0)
    if (next === index || next < 0 || next >= pods.length) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next)
  }
  const slot = slotOf(plan, index)
  return (
    <button
      type="button"
      className={css.cursor}
      data-target={target}
      data-stop="inner"
      tabIndex={-1}
      aria-label={describePod(pod)}
      aria-pressed={selected}
      title={describePod(pod)}
      onPointerMove={point}
      onKeyDown={step}
    >
      <i
        className={css.mark}
        style={{ left: slot.x, top: slot.y, width: slot.width, height: slot.height }}
      />
    </button>
  )
}

const steps = ({ columns }: BerthPlan): Readonly<Record<string, number>> => ({
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
})

function indexAt({ columns, pod, gap, padding }: BerthPlan, x: number, y: number): number {
  const column = Math.floor((x - padding + gap / 2) / (pod.width + gap))
  const row = Math.floor((y - padding + gap / 2) / (pod.height + gap))
  return Math.min(Math.max(column, 0), columns - 1) + Math.max(row, 0) * columns
}
