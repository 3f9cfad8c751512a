import type { EventView } from '../../../protocol/messages'
import { recordsOf, useDerived } from '../../../store/cluster'
import { openSubject } from '../../../store/selection'
import { EmptyState } from '../../design/EmptyState'
import { clockText } from '../timeline/clockText'
import css from './Dock.module.css'

/** As many lines as a person scrolls through; older ones are in etcd for an hour. */
const SHOWN = 200

/** All Events of the cluster, newest first, as `kubectl get events` lists them. */
export function EventsPanel() {
  const events = useDerived(['Event'], 'events', newest, sameEvents)
  if (events.length === 0) {
    return (
      <div className={css.empty}>
        <EmptyState title="No events yet">
          Components record here what they do to objects, and why.
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>Last seen</th>
            <th>Type</th>
            <th>Reason</th>
            <th>Object</th>
            <th className={css.wide}>Message</th>
            <th>From</th>
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
