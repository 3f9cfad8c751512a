import { useRecord } from '../../../store/cluster'
import { grouped } from '../../../store/describe'
import { openDock } from '../../../store/selection'
import { actors } from '../../../words/english/actors'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './Inspector.module.css'
import { Breakable, Row, Rows, Section } from './Rows'

/** Revision, role, how much of what, and the newest of its log. */
export function EtcdState({ actor }: { readonly actor: string }) {
  const { etcd: words } = useWords(actors)
  const etcd = useRecord('Etcd', actor)
  if (etcd === undefined) return null
  return (
    <>
      <Rows>
        <Row name={words.revision} mono>
          {grouped(etcd.revision)}
        </Row>
        <Row name={words.compacted} mono>
          {etcd.compacted === 0 ? words.notCompacted : words.upTo(grouped(etcd.compacted))}
        </Row>
        <Row name={words.role}>{words.roleInTerm(etcd.role, etcd.term)}</Row>
        <Row name={words.keys} mono>
          {grouped(etcd.keys)}
        </Row>
        <Row name={words.holds}>
          {etcd.counts.map((one) => `${one.count} ${one.resource}`).join(', ')}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openDock('etcd')}>
          {words.allKeys}
        </Button>
      </div>
      <Section title={words.lastWrites}>
        <ul className={css.list}>
          {[...etcd.lastWrites].sort(newestFirst).map((write) => (
            <li key={write.revision} className={css.write}>
              <code>{grouped(write.revision)}</code>
              <code>
                {write.deleted && '× '}
                <Breakable text={write.key.replace('/registry/', '')} />
              </code>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const newestFirst = (one: { revision: number }, other: { revision: number }): number =>
  other.revision - one.revision
