import { definitions, type Moment, metricsAt } from '../../../store/comparison/metrics'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import css from './Tables.module.css'

/** What is measured, in A and in B. */
export function MetricsTable({ moment }: { readonly moment: Moment }) {
  const words = useWords(compare)
  return (
    <table className={css.table}>
      <caption className="unseen">{words.measured}</caption>
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {metricsAt(moment).map(({ name, a, b }) => (
          <tr key={name} data-differs={a !== b}>
            <th scope="row">{name}</th>
            <td>{a}</td>
            <td>{b}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How it is measured. */
export const Definitions = ({ probe }: { readonly probe: string }) => (
  <dl className={css.meanings}>
    {definitions(probe).map(([term, words]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
)
