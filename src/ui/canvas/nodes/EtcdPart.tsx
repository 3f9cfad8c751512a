import type { EtcdView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { grouped } from '../../../store/describe'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import type { PartLayout } from '../layout/board'
import css from './EtcdPart.module.css'
import { PartFrame } from './PartFrame'

/** The log book: its last entries, newest at the right, and a line of what it holds. */
export function EtcdPart({ layout }: { readonly layout: PartLayout }) {
  const words = useWords(nodes).etcd
  const etcd = useRecord('Etcd', layout.actor)
  return (
    <PartFrame
      layout={layout}
      title="etcd"
      label={labelOf(etcd, words)}
      aside={etcd && asideOf(etcd, layout, words)}
    >
      {etcd === undefined && <p className={css.note}>{words.noEntry}</p>}
      {etcd && layout.box.height >= ROOM_FOR_LOG && <Log etcd={etcd} entries={entriesIn(layout)} />}
      {etcd && layout.box.height >= ROOM_FOR_COUNTS && <Holds etcd={etcd} />}
    </PartFrame>
  )
}

function Log({ etcd, entries }: { readonly etcd: EtcdView; readonly entries: number }) {
  const writes = etcd.lastWrites.toSorted((one, other) => one.revision - other.revision)
  return (
    <ol className={css.log} aria-hidden="true">
      {writes.slice(-entries).map(({ revision, key, deleted }, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: places stay, what is written in them moves on
          key={place}
          className={css.write}
          data-new={revision === etcd.revision}
          data-deleted={deleted}
        >
          <b>{grouped(revision)}</b>
          <span>{shortKey(key)}</span>
        </li>
      ))}
    </ol>
  )
}

function Holds({ etcd }: { readonly etcd: EtcdView }) {
  return (
    <p className={css.holds} aria-hidden="true">
      {etcd.counts.map(({ resource, count }) => (
        <span key={resource}>
          {resource} <b>{grouped(count)}</b>
        </span>
      ))}
    </p>
  )
}

/** `leases/worker-12` is legible whole. */
const ENTRY_WIDTH = 136
const ROOM_FOR_LOG = 84
const ROOM_FOR_COUNTS = 98
const ROOMY = 400

const entriesIn = ({ box }: PartLayout): number =>
  Math.max(1, Math.floor((box.width - 20) / ENTRY_WIDTH))

/** `/registry/leases/kube-node-lease/worker-3` is `leases/worker-3`. */
function shortKey(key: string): string {
  const parts = key.replace(/^\/registry\//, '').split('/')
  return parts.length < 2 ? key : `${parts[0]}/${parts.at(-1)}`
}

type EtcdWords = typeof nodes.english.etcd

function asideOf(etcd: EtcdView, { box, form }: PartLayout, words: EtcdWords) {
  return (
    <span>
      {form !== 'brief' && `${words.revision} `}
      <b>{grouped(etcd.revision)}</b>
      {box.width > ROOMY && ` · ${words.term(etcd.role, etcd.term)}`}
    </span>
  )
}

function labelOf(etcd: EtcdView | undefined, words: EtcdWords): string {
  if (etcd === undefined) return words.starting
  return words.label(etcd.revision, etcd.role, etcd.term, etcd.keys)
}
