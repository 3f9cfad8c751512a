import { useRecord } from '../../../store/cluster'
import css from './Inspector.module.css'
import { Breakable, Section } from './Rows'

/** Every loop it runs: how many keys wait, and what it worked on last. */
export function ControllersState({ actor }: { readonly actor: string }) {
  const manager = useRecord('ControllerManager', actor)
  return (
    <Section title="Controllers">
      <ul className={css.list}>
        {manager?.controllers.map((one) => (
          <li key={one.name}>
            <strong>{one.title}</strong>
            <span className={css.aside}>{stateText(one.depth, one.retrying, one.syncs)}</span>
            {one.lastKey !== '' && (
              <div className={css.kind}>
                last <Breakable text={one.lastKey} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function stateText(depth: number, retrying: number, syncs: number): string {
  const waiting = depth === 0 ? [] : [`${depth} waiting`]
  const again = retrying === 0 ? [] : [`${retrying} to retry`]
  return [...waiting, ...again, syncs === 1 ? '1 sync' : `${syncs} syncs`].join(', ')
}
