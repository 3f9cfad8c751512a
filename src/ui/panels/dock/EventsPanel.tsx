import type { EventView } from '../../../protocol/messages'
import { recordsOf, useDerived } from '../../../store/cluster'
import { openSubject } from '../../../store/selection'
import { dock } from '../../../words/english/dock'
import { useWords } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import { clockText } from '../timeline/clockText'
import css from './Dock.module.css'

/** As many lines as a person scrolls through; older ones are in etcd for an hour. */
const SHOWN = 200

/** All Events of the cluster, newest first, as `kubectl get events` lists them. */
export function EventsPanel() {
  const words = useWords(dock)
  const events = useDerived(['Event'], 'events', newest, sameEvents)
  if (events.length === 0) {
    return (
      <div className={css.empty}>
        <EmptyState title={words.noEvents}>{words.whatEventsAre}</EmptyState>
      </div>
    )
  }
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{words.lastSeen}</th>
            <th>{words.type}</th>
            <th>{words.reason}</th>
            <th>{words.object}</th>
            <th className={css.wide}>{words.message}</th>
            <th>{words.from}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.key} data-warning={event.type === 'Warning' || undefined}>
              <td className={css.mono}>{clockText(event.at)}</td>
              <td>{event.type}</td>
              <td>
                {event.reason}
                {event.count > 1 && ` ×${event.count}`}
              </td>
              <td className={css.whole}>
                <button
                  type="button"
                  className={css.link}
                  onClick={() => openSubject(event.objectKey)}
                >
                  {event.object}
                </button>
              </td>
              <td>{event.message}</td>
              <td className={css.whole}>{event.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const newest = (): readonly EventView[] =>
  [...recordsOf('Event')].sort((one, other) => other.at - one.at).slice(0, SHOWN)

const sameEvents = (one: readonly EventView[], other: readonly EventView[]): boolean =>
  one.length === other.length && one.every((event, index) => event === other[index])
