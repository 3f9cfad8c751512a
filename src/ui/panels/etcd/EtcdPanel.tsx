import { useState } from 'react'
import type { EtcdKeyRow } from '../../../protocol/looks'
import { grouped } from '../../../store/describe'
import { useLook } from '../../../store/looking'
import { useTimeline } from '../../../store/timeline'
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
          label="Search keys"
          labelHidden
          placeholder="Part of a key"
          value={search}
          onChange={setSearch}
        />
        <Switch checked={newestFirst} onChange={setNewestFirst}>
          Newest first
        </Switch>
        <span className={css.aside}>
          {`${grouped(allKeys)} keys, revision ${grouped(revision)}, `}
          {compacted === 0 ? 'nothing compacted yet' : `compacted up to ${grouped(compacted)}`}
        </span>
      </div>
      <div className={css.panes}>
        <ul className={css.list} aria-label="Prefixes">
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
                <th>Key</th>
                <th>Mod revision</th>
                <th>Created at</th>
                <th>Version</th>
                <th>Lease</th>
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
          {total === 0 && <p className={css.empty}>No key has this in its name.</p>}
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
      <td>{endsAt !== undefined && `${spanText(Math.max(0, endsAt - now))} left`}</td>
    </tr>
  )
}
