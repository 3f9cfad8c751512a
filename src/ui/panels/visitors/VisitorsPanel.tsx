import { lazy, Suspense, useState } from 'react'
import { nameOf } from '../../../narration/speakers'
import type { VisitRecord, Visits } from '../../../protocol/looks'
import { useLook } from '../../../store/looking'
import { openVisitors, select, useSelection } from '../../../store/selection'
import { visitors } from '../../../words/english/visitors'
import { useWords } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import css from '../dock/Panes.module.css'
import { clockText } from '../timeline/clockText'

// The drawing of curves is a library of its own.
const Curves = lazy(async () => ({ default: (await import('./Curves')).Curves }))

/** How the users of a Service fare: their number, their luck, their patience, and their ways. */
export function VisitorsPanel() {
  const words = useWords(visitors)
  const wanted = useSelection((state) => state.visitorsOf)
  const [chosen, setChosen] = useState<number>()
  const visits = useLook({ of: 'visits', service: wanted })
  if (visits === undefined) return null
  if (visits.service === '') {
    return (
      <div className={css.empty}>
        <EmptyState title={words.none}>{words.howTo}</EmptyState>
      </div>
    )
  }
  const visit = visits.last.find(({ endedAt }) => endedAt === chosen) ?? visits.last[0]
  return (
    <div className={css.panel}>
      <div className={css.panes}>
        <ul className={css.list} aria-label={words.services}>
          {visits.services.map(({ key, perSecond, failing }) => (
            <li key={key}>
              <button
                type="button"
                aria-pressed={key === visits.service}
                onClick={() => openVisitors(key)}
              >
                {key}
                <span>{failing ? words.failing : words.perSecond(perSecond)}</span>
              </button>
            </li>
          ))}
        </ul>
        <Suspense>
          <Curves spans={visits.spans} />
        </Suspense>
        <LastVisits visits={visits} chosen={visit} onChoose={setChosen} />
        {visit !== undefined && <Way visit={visit} />}
      </div>
    </div>
  )
}

interface LastProps {
  readonly visits: Visits
  readonly chosen: VisitRecord | undefined
  readonly onChoose: (endedAt: number) => void
}

function LastVisits({ visits, chosen, onChoose }: LastProps) {
  const words = useWords(visitors)
  return (
    <div className={css.scroll}>
      <table>
        <thead>
          <tr>
            <th>{words.sent}</th>
            <th>{words.answer}</th>
            <th>{words.took}</th>
            <th>{words.fromPod}</th>
          </tr>
        </thead>
        <tbody>
          {visits.last.map((visit) => (
            <tr
              key={`${visit.packet} ${visit.endedAt}`}
              aria-selected={visit === chosen}
              data-failed={visit.reason !== '' || undefined}
            >
              <td>
                <button type="button" className={css.name} onClick={() => onChoose(visit.endedAt)}>
                  {clockText(visit.sentAt)}
                </button>
              </td>
              <td>{visit.reason === '' ? visit.status : visit.reason}</td>
              <td>{`${((visit.endedAt - visit.sentAt) / 1000).toFixed(1)} ms`}</td>
              <td>{visit.pod.slice(visit.pod.indexOf('/') + 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The way of one request, hop by hop. */
function Way({ visit }: { readonly visit: VisitRecord }) {
  const words = useWords(visitors)
  return (
    <aside className={css.detail} aria-label={words.way}>
      {visit.message > 0 && (
        <button
          type="button"
          className={css.name}
          onClick={() => select({ type: 'message', id: visit.message })}
        >
          {words.showOnStage}
        </button>
      )}
      <ol>
        {visit.hops.map(({ at, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way is never reordered
          <li key={index}>
            <strong>{nameOf(at, '')}</strong> {note}
          </li>
        ))}
      </ol>
      {visit.reason !== '' && <p>{words.failed(visit.reason)}</p>}
      {visit.hops.length === 0 && visit.message > 0 && <p>{words.nobodyTold}</p>}
    </aside>
  )
}
