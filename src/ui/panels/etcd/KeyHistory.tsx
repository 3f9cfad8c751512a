import { nameOf } from '../../../narration/speakers'
import type { KeyRevision } from '../../../protocol/looks'
import { grouped } from '../../../store/describe'
import { useLook } from '../../../store/looking'
import { select } from '../../../store/selection'
import { etcd } from '../../../words/english/etcd'
import { useWords } from '../../../words/language'
import css from '../dock/Panes.module.css'
import { MessageBody } from '../inspector/MessageBody'
import { clockText } from '../timeline/clockText'

/** The revisions of a key, newest first: who wrote each, and what it changed. */
export function KeyHistory({ etcdKey }: { readonly etcdKey: string }) {
  const words = useWords(etcd)
  const history = useLook({ of: 'keyHistory', key: etcdKey })
  return (
    <aside className={css.detail} aria-label={words.history}>
      <h3>{etcdKey}</h3>
      {history?.revisions.map((one, index) => (
        <section key={`${one.revision} ${one.deleted}`}>
          <Writer revision={one} />
          {!one.deleted && (
            <MessageBody
              title={words.revision(grouped(one.revision))}
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
            ? words.notKept
            : words.compactedAway(grouped(history.compacted))}
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
  const words = useWords(etcd)
  const number = grouped(revision)
  if (writer === undefined) {
    if (deleted) return <p>{words.deletedLongAgo(number)}</p>
    return <p>{created ? words.createdLongAgo : words.changedLongAgo}</p>
  }
  const { id, at, from, speaker, request } = writer
  const who = request === '' ? words.itself : nameOf(from, speaker)
  return (
    <p>
      {deleted
        ? words.deleted(number, clockText(at), who)
        : words[created ? 'created' : 'changed'](clockText(at), who)}{' '}
      {request !== '' && (
        <button type="button" className={css.name} onClick={() => select({ type: 'message', id })}>
          {request}
        </button>
      )}
    </p>
  )
}
