import type { SchedulerView } from '../../../protocol/messages'
import { grouped } from '../../../store/describe'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { useBindingRate } from '../bindingRate'
import css from './QueueTray.module.css'

/** Far away the scheduler is two numbers and its queue as a tray, one square a pod. */
export function QueueTray({
  scheduler,
  height,
}: {
  scheduler: SchedulerView | undefined
  height: number
}) {
  const words = useWords(nodes).scheduler
  const rate = useBindingRate()
  const waiting = scheduler?.active.length ?? 0
  const stuck = (scheduler?.backoff.length ?? 0) + (scheduler?.unschedulable.length ?? 0)
  const rows = Math.max(1, Math.floor((height - TOP) / ROW))
  const squares = Math.min(waiting, rows * COLUMNS)
  return (
    <div className={css.tray}>
      <p className={css.count}>
        <b>{grouped(rate)}</b> {words.placed}
      </p>
      <p className={css.count} data-waits={waiting > 0}>
        <b>{grouped(waiting)}</b> {words.wait}
      </p>
      {stuck > 0 && <p className={css.stuck}>{words.stuck(grouped(stuck))}</p>}
      <div className={css.squares} aria-hidden="true">
        {SQUARES.slice(0, squares).map((square) => (
          <i key={square} className={css.square} />
        ))}
      </div>
    </div>
  )
}

const COLUMNS = 16
const ROW = 9
const TOP = 118
const SQUARES = Array.from({ length: COLUMNS * 24 }, (_, i) => i)
