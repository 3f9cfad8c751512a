import { useRecord } from '../../../store/cluster'
import { grouped } from '../../../store/describe'
import { openDock } from '../../../store/selection'
import { Button } from '../../design/Button'
import css from './Inspector.module.css'
import { Breakable, Row, Rows, Section } from './Rows'

/** Revision, role, how much of what, and the newest of its log. */
export function EtcdState({ actor }: { readonly actor: string }) {
  const etcd = useRecord('Etcd', actor)
  if (etcd === undefined) return null
  return (
    <>
      <Rows>
        <Row name="Revision" mono>
          {grouped(etcd.revision)}
        </Row>
        <Row name="Compacted" mono>
          {etcd.compacted === 0 ? 'nothing yet' : `up to ${grouped(etcd.compacted)}`}
        </Row>
        <Row name="Role">{`${etcd.role}, term ${etcd.term}`}</Row>
        <Row name="Keys" mono>
          {grouped(etcd.keys)}
        </Row>
        <Row name="Holds">
          {etcd.counts.map((one) => `${one.count} ${one.resource}`).join(', ')}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openDock('etcd')}>
          All keys
        </Button>
      </div>
      <Section title="Last writes">
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
