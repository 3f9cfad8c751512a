import { useRecord } from '../../../store/cluster'
import { actors } from '../../../words/english/actors'
import { useWords } from '../../../words/language'
import { Sentence } from '../../design/Sentence'
import css from './Inspector.module.css'
import { Breakable, Section } from './Rows'

/** Every loop it runs: how many keys wait, and what it worked on last. */
export function ControllersState({ actor }: { readonly actor: string }) {
  const { controllers: words } = useWords(actors)
  const manager = useRecord('ControllerManager', actor)
  return (
    <Section title={words.controllers}>
      <ul className={css.list}>
        {manager?.controllers.map((one) => (
          <li key={one.name}>
            <strong>{one.title}</strong>
            <span className={css.aside}>{words.state(one.depth, one.retrying, one.syncs)}</span>
            {one.lastKey !== '' && (
              <div className={css.kind}>
                <Sentence parts={words.last(<Breakable text={one.lastKey} />)} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
