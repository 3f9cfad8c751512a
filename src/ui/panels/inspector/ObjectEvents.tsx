import type { EventView } from '../../../protocol/messages'
import { recordsOf, useDerived } from '../../../store/cluster'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { clockText } from '../timeline/clockText'
import css from './Inspector.module.css'
import { Section } from './Rows'

/** More lines would bury the rest of the inspector; the Events panel has them all. */
const SHOWN = 12

/** The Events about one object, newest first. */
export function ObjectEvents({ objectKey }: { readonly objectKey: string }) {
  const words = useWords(inspector)
  const events = useDerived(['Event'], `events/${objectKey}`, () => eventsOf(objectKey), sameEvents)
  return (
    <Section title={words.events}>
      {events.length === 0 ? (
        <p className={css.kind}>{words.noEvents}</p>
      ) : (
        <ul className={css.list}>
          {events.map((event) => (
            <li key={event.key} data-warning={event.type === 'Warning' || undefined}>
              <time>{clockText(event.at)}</time>
              <strong>{event.reason}</strong>
              {event.count > 1 && ` ×${event.count}`}
              <div className={css.kind}>{event.message}</div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const eventsOf = (objectKey: string): readonly EventView[] =>
  recordsOf('Event')
    .filter((event) => event.objectKey === objectKey)
    .sort((one, other) => other.at - one.at)
    .slice(0, SHOWN)

const sameEvents = (one: readonly EventView[], other: readonly EventView[]): boolean =>
  one.length === other.length && one.every((event, index) => event === other[index])
