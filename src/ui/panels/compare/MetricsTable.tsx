import { type Moment, metricsAt } from '../../../store/comparison/metrics'
import css from './Tables.module.css'

/** What is measured, in A and in B, and below it how. */
export function MetricsTable({ moment }: { readonly moment: Moment }) {
  const metrics = metricsAt(moment)
  return (
    <>
      <table className={css.table}>
        <caption className="unseen">What is measured at this moment</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ name, a, b }) => (
            <tr key={name} data-differs={a !== b}>
              <th scope="row">{name}</th>
              <td>{a}</td>
              <td>{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={css.meanings}>
        {metrics.map(
          ({ name, meaning }) =>
            meaning !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{meaning}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}
