import type { WorkloadView } from '../../../protocol/messages'
import { recordsOf, useDerived } from '../../../store/cluster'
import css from './Inspector.module.css'
import { Breakable, Link, Section } from './Rows'

/** What a Deployment or ReplicaSet owns: the garbage collector takes it with its owner. */
export function Children({
  of: { objectKind, namespace, name, key },
}: {
  readonly of: WorkloadView
}) {
  const owner = `${objectKind}/${name}`
  const subjects = useDerived(
    ['Workload', 'Pod'],
    `children/${key}`,
    () => childrenOf(owner, namespace),
    (one, other) => one.join() === other.join(),
  )
  if (subjects.length === 0) return null
  return (
    <Section title="Owns">
      <ul className={css.list}>
        {subjects.map((subject) => (
          <li key={subject}>
            <Link subject={subject}>
              <Breakable text={subject.slice(subject.lastIndexOf('/') + 1)} />
            </Link>
            <span className={css.aside}>{subject.slice(0, subject.indexOf('/'))}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function childrenOf(owner: string, namespace: string): readonly string[] {
  const mine = (one: { readonly owner: string; readonly namespace: string }): boolean =>
    one.owner === owner && one.namespace === namespace
  const sets = recordsOf('Workload').filter(mine)
  const pods = recordsOf('Pod').filter(mine)
  return [...sets.map((one) => one.key), ...pods.map((pod) => `Pod/${pod.key}`)]
}
