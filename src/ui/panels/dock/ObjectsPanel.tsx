import { recordsOf, useDerived } from '../../../store/cluster'
import { openSubject } from '../../../store/selection'
import { EmptyState } from '../../design/EmptyState'
import css from './Dock.module.css'

interface Line {
  readonly subject: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly state: string
}

/** Everything people make, in one table: each name selects. */
export function ObjectsPanel() {
  const lines = useDerived(['Workload', 'Service', 'Pod', 'Worker'], 'objects', linesOf, sameLines)
  if (lines.length === 0) {
    return (
      <div className={css.empty}>
        <EmptyState title="Nothing yet">
          Workers, Deployments, Services and pods are listed here.
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>Kind</th>
            <th>Namespace</th>
            <th>Name</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.subject}>
              <td>{line.kind}</td>
              <td>{line.namespace}</td>
              <td>
                <button
                  type="button"
                  className={css.link}
                  onClick={() => openSubject(line.subject)}
                >
                  {line.name}
                </button>
              </td>
              <td>{line.state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function linesOf(): readonly Line[] {
  const workers = recordsOf('Worker').map((one) => {
    const state = one.ready === 'True' ? 'Ready' : 'NotReady'
    return { subject: `Worker/${one.key}`, kind: 'Node', namespace: '', name: one.name, state }
  })
  const workloads = recordsOf('Workload').map((one) => ({
    subject: one.key,
    kind: one.objectKind,
    namespace: one.namespace,
    name: one.name,
    state: `${one.ready}/${one.desired} ready`,
  }))
  const services = recordsOf('Service').map((one) => ({
    subject: `Service/${one.key}`,
    kind: 'Service',
    namespace: one.namespace,
    name: one.name,
    state: `${one.type} ${one.clusterIP} ${one.ports.join(',')}`,
  }))
  const pods = recordsOf('Pod').map((one) => ({
    subject: `Pod/${one.key}`,
    kind: 'Pod',
    namespace: one.namespace,
    name: one.name,
    state: `${one.status} ${one.node === '' ? '' : `on ${one.node}`}`,
  }))
  return [...workers, ...workloads, ...services, ...pods]
}

const sameLines = (one: readonly Line[], other: readonly Line[]): boolean =>
  one.length === other.length &&
  one.every((line, index) => {
    const twin = other[index]
    return line.subject === twin?.subject && line.state === twin.state
  })
