import { WORKER_COLUMNS, workerRows } from '../../../store/comparison/exporting'
import type { Moment } from '../../../store/comparison/metrics'
import type { Placed } from '../../../store/comparison/placed'
import { byNumber } from '../../../store/comparison/units'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { PendingList } from './PendingList'
import css from './Tables.module.css'

/** The picture in words: every worker in both halves, and every pod with its place. */
export function WorkersTable({ moment }: { readonly moment: Moment }) {
  const words = useWords(compare)
  const [a, b] = moment.frames[moment.shown]?.sides ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that keys must reach it
    <section className={css.wide} aria-label={words.workersAndPods} tabIndex={0}>
      <table className={css.table}>
        <caption className="unseen">{words.workersInBoth}</caption>
        <thead>
          <tr>
            {WORKER_COLUMNS.map((name) => (
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
                <td key={WORKER_COLUMNS[index + 1]}>{cell}</td>
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

function Places({ letter, other, placed }: PlacesProps) {
  const words = useWords(compare)
  return (
    <>
      <h3>{words.podsOf(letter)}</h3>
      <table className={css.table}>
        <caption className="unseen">{words.whereThePodsAre(letter)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.workerColumn}</th>
            <th scope="col">{words.asInColumn(other)}</th>
            <th scope="col">{words.elsewhereColumn(other)}</th>
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
}

type Pods = Placed extends ReadonlyMap<string, infer P> ? P : never

const namesOf = (pods: Pods, elsewhere: boolean): string =>
  pods
    .filter((pod) => pod.elsewhere === elsewhere)
    .map(({ pod }) => pod.slice(pod.indexOf('/') + 1))
    .join(', ')

const byName = ([one]: readonly [string, Pods], [other]: readonly [string, Pods]): number =>
  byNumber(one, other)
