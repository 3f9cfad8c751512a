import { useState } from 'react'
import type { ObjectTable } from '../../../protocol/looks'
import { useLook } from '../../../store/looking'
import { openSubject } from '../../../store/selection'
import { objects } from '../../../words/english/objects'
import { useWords } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import { Field } from '../../design/Field'
import { RowSpace } from '../../design/RowSpace'
import { Switch } from '../../design/Switch'
import { useRowWindow } from '../../design/useRowWindow'
import css from '../dock/Panes.module.css'
import { ChosenObject } from './ChosenObject'

const ROW_HEIGHT = 25
/** What people make most comes first. */
const FIRST = ['Pod', 'Deployment', 'ReplicaSet', 'Service', 'Node']
/** What the canvas or the inspector shows; all else is shown here. */
const SELECTABLE = /^(Pod|Deployment|ReplicaSet|Service|Node)\//

/** Everything that is stored, as `kubectl get` prints it. */
export function ObjectsPanel() {
  const words = useWords(objects)
  const [kind, setKind] = useState('/v1/pods')
  const [namespace, setNamespace] = useState('')
  const [search, setSearch] = useState('')
  const [wide, setWide] = useState(false)
  const [sort, setSort] = useState<{ readonly column: string; readonly down: boolean }>()
  const [chosen, setChosen] = useState('')
  const { ref, onScroll, from, count } = useRowWindow(ROW_HEIGHT)
  const table = useLook({
    of: 'objectTable',
    kind,
    namespace,
    search,
    wide,
    from,
    count,
    ...(sort && { sort }),
  })
  const chooseKind = (name: string) => {
    setKind(name)
    setSort(undefined)
    setChosen('')
    ref.current?.scrollTo(0, 0)
  }
  const choose = (object: string, path: string) => {
    if (SELECTABLE.test(object)) openSubject(object)
    setChosen(SELECTABLE.test(object) ? '' : path)
  }
  const turn = (column: string) => setSort({ column, down: sort?.column === column && !sort.down })
  return (
    <div className={css.panel}>
      <div className={css.tools}>
        <Field
          label={words.search}
          labelHidden
          placeholder={words.nameOrLabel}
          value={search}
          onChange={setSearch}
        />
        {table?.namespaced === true && (
          <select
            aria-label={words.namespace}
            value={namespace}
            onChange={(event) => setNamespace(event.target.value)}
          >
            <option value="">{words.allNamespaces}</option>
            {table.namespaces.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        <Switch checked={wide} onChange={setWide}>
          {words.wide}
        </Switch>
        <span className={css.aside}>{table !== undefined && words.counted(table.total)}</span>
      </div>
      <div className={css.panes}>
        <ul className={css.list} aria-label={words.kinds}>
          {kindsOf(table).map((one) => (
            <li key={one.name}>
              <button
                type="button"
                aria-pressed={one.name === kind}
                onClick={() => chooseKind(one.name)}
              >
                {one.kind}
                <span>{one.count}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={css.scroll} ref={ref} onScroll={onScroll}>
          {table !== undefined && table.total === 0 ? (
            <div className={css.empty}>
              <EmptyState title={words.none}>{words.howTo}</EmptyState>
            </div>
          ) : (
            table !== undefined && (
              <Rows table={table} from={from} sort={sort} onTurn={turn} onChoose={choose} />
            )
          )}
        </div>
        {chosen !== '' && <ChosenObject path={chosen} />}
      </div>
    </div>
  )
}

interface RowsProps {
  readonly table: ObjectTable
  readonly from: number
  readonly sort: { readonly column: string; readonly down: boolean } | undefined
  readonly onTurn: (column: string) => void
  readonly onChoose: (object: string, path: string) => void
}

function Rows({ table, from, sort, onTurn, onChoose }: RowsProps) {
  const words = useWords(objects)
  const { columns, rows, total, namespaced } = table
  const order = (column: string) =>
    sort?.column !== column ? 'none' : sort.down ? 'descending' : 'ascending'
  return (
    <table>
      <thead>
        <tr>
          {namespaced && <th>{words.namespace}</th>}
          {columns.map((column) => (
            <th key={column} aria-sort={order(column)}>
              <button type="button" onClick={() => onTurn(column)}>
                {column}
                {sort?.column === column && (sort.down ? ' ↓' : ' ↑')}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <RowSpace rows={from} rowHeight={ROW_HEIGHT} />
        {rows.map(({ path, object, namespace, cells }) => (
          <tr key={path}>
            {namespaced && <td>{namespace}</td>}
            {cells.map((cell, index) => (
              <td key={columns[index]}>
                {index === 0 ? (
                  <button type="button" className={css.name} onClick={() => onChoose(object, path)}>
                    {String(cell)}
                  </button>
                ) : (
                  String(cell)
                )}
              </td>
            ))}
          </tr>
        ))}
        <RowSpace rows={total - from - rows.length} rowHeight={ROW_HEIGHT} />
      </tbody>
    </table>
  )
}

const rank = (kind: string): number => (FIRST.indexOf(kind) + FIRST.length + 1) % (FIRST.length + 1)

function kindsOf(table: ObjectTable | undefined): ObjectTable['kinds'] {
  return [...(table?.kinds ?? [])]
    .filter(({ count, kind }) => count > 0 || FIRST.includes(kind))
    .sort((one, other) => rank(one.kind) - rank(other.kind) || (one.kind < other.kind ? -1 : 1))
}
