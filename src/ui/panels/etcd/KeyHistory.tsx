import { nameOf } from '../../../narration/speakers'
import type { KeyRevision } from '../../../protocol/looks'
import { grouped } from '../../../store/describe'
import { useLook } from '../../../store/looking'
import { select } from '../../../store/selection'
import css from '../dock/Panes.module.css'
import { MessageBody } from '../inspector/MessageBody'
import { clockText } from '../timeline/clockText'

/** The revisions of a key, newest first: who wrote each, and what it changed. */
export function KeyHistory({ etcdKey }: { readonly etcdKey: string }) {
  const history = useLook({ of: 'keyHistory', key: etcdKey })
  return (
    <aside className={css.detail} aria-label="History of the key">
      <h3>{etcdKey}</h3>
      {history?.revisions.map((one, index) => (
        <section key={`${one.revision} ${one.deleted}`}>
          <Writer revision={one} />
          {!one.deleted && (
            <MessageBody
              title={`Revision ${grouped(one.revision)}`}
              value={one.value}
              {...(one.before === undefined ? {} : { before: one.before })}
              open={index === 0}
            />
          )}
        </section>
      ))}
      {history?.compacted !== undefined && (
        <p>
          {history.compacted === 0
            ? 'What was before is not kept.'
            : `What was before is compacted away: etcd remembers from revision ${grouped(history.compacted)} on.`}
        </p>
      )}
    </aside>
  )
}

function Writer({
  revision: { revision, deleted, created, writer },
}: {
  readonly revision: KeyRevision
}) {
  const what = deleted ? `Deleted at ${grouped(revision)}` : created ? 'Created' : 'Changed'
  if (writer === undefined) return <p>{`${what}, longer ago than the trace keeps.`}</p>
  const { id, at, from, speaker, request } = writer
  const who = request === '' ? 'etcd, as its lease ended' : nameOf(from, speaker)
  return (
    <p>
      {`${what} at ${clockText(at)} by ${who}. `}
      {request !== '' && (
        <button type="button" className={css.name} onClick={() => select({ type: 'message', id })}>
          {request}
        </button>
      )}
    </p>
  )
}
