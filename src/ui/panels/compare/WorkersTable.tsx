import { workerColumns, workerRows } from '../../../store/comparison/exporting'
import type { Moment } from '../../../store/comparison/metrics'
import type { Placed } from '../../../store/comparison/placed'
import { byNumber } from '../../../store/comparison/units'
import { PendingList } from './PendingList'
import css from './Tables.module.css'

/** The picture in words: every worker in both halves, and every pod with its place. */
export function WorkersTable({ moment }: { readonly moment: Moment }) {
  const columns = workerColumns()
  const [a, b] = moment.frames[moment.shown]?.sides ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that keys must reach it
    <section className={css.wide} aria-label="Workers and pods" tabIndex={0}>
      <table className={css.table}>
        <caption className="unseen">Workers in both halves</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workerRows(moment).map(([worker, ...cells]) => (
            <tr key={worker}>
              <th scope="row">{worker}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {a !== undefined && <PendingList letter="A" side={a} />}
      {b !== undefined && <PendingList letter="B" side={b} />}
      <Places letter="A" other="B" placed={moment.placed[0]} />
      <Places letter="B" other="A" placed={moment.placed[1]} />
    </section>
  )
}

interface PlacesProps {
  readonly letter: string
  readonly other: string
  readonly placed: Placed
}

const Places = ({ letter, other, placed }: PlacesProps) => (
  <>
    <h3>Pods of {letter}</h3>
    <table className={css.table}>
      <caption className="unseen">Where the pods of {letter} are</caption>
      <thead>
        <tr>
          <th scope="col">Worker</th>
          <th scope="col">As in {other}</th>
          <th scope="col">Elsewhere in {other}</th>
        </tr>
      </thead>
      <tbody>
        {[...placed].sort(byName).map(([node, pods]) => (
          <tr key={node}>
            <th scope="row">{node}</th>
            <td>{namesOf(pods, false)}</td>
            <td>{namesOf(pods, true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)

type Pods = Placed extends ReadonlyMap<string, infer P> ? P : never

const namesOf = (pods: Pods, elsewhere: boolean): string =>
  pods
    .filter((pod) => pod.elsewhere === elsewhere)
    .map(({ pod }) => pod.slice(pod.indexOf('/') + 1))
    .join(', ')

const byName = ([one]: readonly [string, Pods], [other]: readonly [string, Pods]): number =>
  byNumber(one, other)
