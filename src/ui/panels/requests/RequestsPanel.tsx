import { type KeyboardEvent, useEffect, useState } from 'react'
import { nameOf } from '../../../narration/speakers'
import { type Logged, useRequestLog } from '../../../store/requestLog'
import { select } from '../../../store/selection'
import { useTimeline } from '../../../store/timeline'
import { requests } from '../../../words/english/requests'
import { useWords, wordsOf } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import { RowSpace } from '../../design/RowSpace'
import { Switch } from '../../design/Switch'
import { useRowWindow } from '../../design/useRowWindow'
import panes from '../dock/Panes.module.css'
import { clockText } from '../timeline/clockText'
import { type Axis, axisOf } from './axis'
import { Bar } from './Bar'
import { Filters } from './Filters'
import { ALL, isShown } from './filter'
import { RequestDetail } from './RequestDetail'
import css from './RequestsPanel.module.css'

const ROW_HEIGHT = 22

/** What everybody asks the API server, as a waterfall over simulated time. */
export function RequestsPanel() {
  const words = useWords(requests)
  const log = useRequestLog()
  const [filter, setFilter] = useState(ALL)
  const [tail, setTail] = useState(true)
  const [chosen, setChosen] = useState<number>()
  const { ref, onScroll, from, count } = useRowWindow(ROW_HEIGHT)
  const now = useTimeline((state) => state.now)
  const rows = log?.rows.filter((row) => isShown(row, filter)) ?? []
  const shown = rows.slice(from, from + count)
  const axis = axisOf(shown.map((row) => spanOf(row, now)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row scrolls down to itself
  useEffect(() => {
    if (tail && chosen === undefined) ref.current?.scrollTo(0, ref.current.scrollHeight)
  }, [rows.length, tail, chosen])
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && chosen !== undefined) select({ type: 'message', id: chosen })
    if (step === undefined) return
    event.preventDefault()
    const at = rows.findIndex(({ id }) => id === chosen)
    const next = at < 0 ? rows.length - 1 : Math.min(Math.max(at + step, 0), rows.length - 1)
    setChosen(rows[next]?.id)
    showRow(ref.current, next)
  }
  return (
    <div className={panes.panel}>
      <Filters rows={log?.rows ?? []} filter={filter} onChange={setFilter}>
        <Switch checked={tail} onChange={setTail}>
          {words.follow}
        </Switch>
        <span className={panes.aside}>{words.shownOf(rows.length, log?.rows.length ?? 0)}</span>
      </Filters>
      <div className={panes.panes}>
        <div className={css.rows} ref={ref} onScroll={onScroll}>
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move in it
            role="grid"
            aria-label={words.requests}
            aria-rowcount={rows.length}
            tabIndex={0}
            onKeyDown={move}
          >
            <Head axis={axis} />
            <tbody>
              <RowSpace rows={from} rowHeight={ROW_HEIGHT} />
              {shown.map((row) => (
                <Line
                  key={row.id}
                  row={row}
                  axis={axis}
                  now={now}
                  chosen={row.id === chosen}
                  onChoose={setChosen}
                />
              ))}
              <RowSpace rows={rows.length - from - shown.length} rowHeight={ROW_HEIGHT} />
            </tbody>
          </table>
          {log !== undefined && rows.length === 0 && (
            <div className={panes.empty}>
              <EmptyState title={words.none}>{words.howTo}</EmptyState>
            </div>
          )}
        </div>
        {chosen !== undefined && <RequestDetail id={chosen} onClose={() => setChosen(undefined)} />}
      </div>
    </div>
  )
}

function showRow(room: HTMLDivElement | null, row: number): void {
  if (room === null) return
  const top = row * ROW_HEIGHT
  if (top < room.scrollTop) room.scrollTo(0, top)
  // The head stands over the first row.
  const bottom = top + 3 * ROW_HEIGHT
  if (bottom > room.scrollTop + room.clientHeight) room.scrollTo(0, bottom - room.clientHeight)
}

function spanOf(row: Logged, now: number): { readonly from: number; readonly until: number } {
  if ('watchEvent' in row) return { from: row.watchEvent.departs, until: row.watchEvent.arrives }
  const { sentAt, arrives, verb, answer } = row.request
  // A watch stays open: drawn to now it would be all there is to see.
  const open = verb === 'watch' ? arrives : Math.max(arrives, now)
  return { from: sentAt, until: answer?.arrives ?? open }
}

function Head({ axis }: { readonly axis: Axis }) {
  const { columns } = useWords(requests)
  let last = -1
  const ticks = axis.stretches.filter(({ place }) => {
    if (last >= 0 && place - last < 0.25) return false
    last = place
    return place < 0.85
  })
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name}>{name}</th>
        ))}
        <th>
          <div className={css.track}>
            {ticks.map(({ at, place }) => (
              <i key={at} style={{ left: `${place * 100}%` }}>
                {clockText(at)}
              </i>
            ))}
          </div>
        </th>
      </tr>
    </thead>
  )
}

interface LineProps {
  readonly row: Logged
  readonly axis: Axis
  readonly now: number
  readonly chosen: boolean
  readonly onChoose: (id: number) => void
}

function Line({ row, axis, now, chosen, onChoose }: LineProps) {
  const told = 'request' in row ? tellRequest(row.request, now) : tellWatchEvent(row.watchEvent)
  return (
    <tr
      aria-selected={chosen}
      data-failed={told.failed || undefined}
      onClick={() => onChoose(row.id)}
    >
      {[told.sent, told.who, told.verb, told.path, told.status, told.took].map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay
        <td key={index} title={text}>
          {text}
        </td>
      ))}
      <td>
        <div className={css.track}>
          <Bar row={row} axis={axis} until={spanOf(row, now).until} />
        </div>
      </td>
    </tr>
  )
}

type Request = Extract<Logged, { readonly request: unknown }>['request']

function tellRequest(request: Request, now: number) {
  const { sentAt, client, speaker, verb, path, answer } = request
  const known = answer !== undefined && answer.arrives <= now
  return {
    sent: clockText(sentAt),
    who: nameOf(client, speaker),
    verb,
    path,
    status: known ? String(answer.status) : '…',
    took: known ? millis(answer.arrives - sentAt) : '',
    failed: known && answer.status >= 400,
  }
}

function tellWatchEvent({
  departs,
  arrives,
  to,
  label,
}: Extract<Logged, { watchEvent: unknown }>['watchEvent']) {
  return {
    sent: clockText(departs),
    who: nameOf(to, ''),
    verb: wordsOf(requests).hears,
    path: label,
    status: '',
    took: millis(arrives - departs),
    failed: false,
  }
}

const millis = (micros: number): string => `${(micros / 1000).toFixed(1)} ms`
