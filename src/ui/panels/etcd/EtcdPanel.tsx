import { useState } from 'react'
import type { EtcdKeyRow } from '../../../protocol/looks'
import { grouped } from '../../../store/describe'
import { useLook } from '../../../store/looking'
import { useTimeline } from '../../../store/timeline'
import { etcd } from '../../../words/english/etcd'
import { useWords } from '../../../words/language'
import { Field } from '../../design/Field'
import { RowSpace } from '../../design/RowSpace'
import { Switch } from '../../design/Switch'
import { useRowWindow } from '../../design/useRowWindow'
import css from '../dock/Panes.module.css'
import { spanText } from '../timeline/clockText'
import { KeyHistory } from './KeyHistory'

const ROW_HEIGHT = 25

/** What etcd holds, key by key, each with its revisions. */
export function EtcdPanel() {
  const words = useWords(etcd)
  const [folder, setFolder] = useState('')
  const [search, setSearch] = useState('')
  const [newestFirst, setNewestFirst] = useState(true)
  const [chosen, setChosen] = useState('')
  const { ref, onScroll, from, count } = useRowWindow(ROW_HEIGHT)
  const known = useLook({ of: 'etcdKeys', folder, search, newestFirst, from, count })
  const chooseFolder = (name: string) => {
    setFolder(name === folder ? '' : name)
    ref.current?.scrollTo(0, 0)
  }
  if (known === undefined) return null
  const { revision, compacted, allKeys, folders, rows, total } = known
  const below = total - from - rows.length
  return (
    <div className={css.panel}>
      <div className={css.tools}>
        <Field
          label={words.search}
          labelHidden
          placeholder={words.partOfKey}
          value={search}
          onChange={setSearch}
        />
        <Switch checked={newestFirst} onChange={setNewestFirst}>
          {words.newestFirst}
        </Switch>
        <span className={css.aside}>
          {compacted === 0
            ? words.nothingCompacted(grouped(allKeys), grouped(revision))
            : words.compactedUpTo(grouped(allKeys), grouped(revision), grouped(compacted))}
        </span>
      </div>
      <div className={css.panes}>
        <ul className={css.list} aria-label={words.prefixes}>
          {folders.map((one) => (
            <li key={one.name}>
              <button
                type="button"
                aria-pressed={one.name === folder}
                onClick={() => chooseFolder(one.name)}
              >
                {one.name}
                <span>{one.count}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={css.scroll} ref={ref} onScroll={onScroll}>
          <table>
            <thead>
              <tr>
                <th>{words.key}</th>
                <th>{words.modRevision}</th>
                <th>{words.createdAt}</th>
                <th>{words.version}</th>
                <th>{words.lease}</th>
              </tr>
            </thead>
            <tbody>
              <RowSpace rows={from} rowHeight={ROW_HEIGHT} />
              {rows.map((row) => (
                <Key key={row.key} row={row} chosen={row.key === chosen} onChoose={setChosen} />
              ))}
              <RowSpace rows={below} rowHeight={ROW_HEIGHT} />
            </tbody>
          </table>
          {total === 0 && <p className={css.empty}>{words.noKey}</p>}
        </div>
        {chosen !== '' && <KeyHistory etcdKey={chosen} />}
      </div>
    </div>
  )
}

interface KeyProps {
  readonly row: EtcdKeyRow
  readonly chosen: boolean
  readonly onChoose: (key: string) => void
}

function Key({ row, chosen, onChoose }: KeyProps) {
  const words = useWords(etcd)
  const { key, modRevision, createRevision, version, endsAt } = row
  const now = useTimeline((state) => (endsAt === undefined ? 0 : state.readAt))
  return (
    <tr aria-selected={chosen}>
      <td>
        <button type="button" className={css.name} onClick={() => onChoose(key)}>
          {key}
        </button>
      </td>
      <td>{grouped(modRevision)}</td>
      <td>{grouped(createRevision)}</td>
      <td>{version}</td>
      <td>{endsAt !== undefined && words.left(spanText(Math.max(0, endsAt - now)))}</td>
    </tr>
  )
}
