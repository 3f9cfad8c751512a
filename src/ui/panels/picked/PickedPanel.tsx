import X from 'lucide-react/icons/x'
import { useDerived } from '../../../store/cluster'
import { clearPicked, thingsOf, togglePicked, usePicked } from '../../../store/picked'
import { openSubject } from '../../../store/selection'
import { sharedDeeds } from '../../../store/verbs/verbs'
import { picked } from '../../../words/english/picked'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import css from './PickedPanel.module.css'
import { countedKinds, sharedFacts } from './sharedFacts'

/** Several things: how many, what can be done with all of them, what they share. */
export function PickedPanel() {
  const words = useWords(picked)
  const subjects = usePicked((state) => state.picked)
  const things = thingsOf(subjects)
  // What applies and what is shared follow the records.
  const facts = useDerived(
    ['Pod', 'Worker', 'Workload', 'Service'],
    `picked/${subjects.join()}`,
    () => sharedFacts(things),
    (one, other) => JSON.stringify(one) === JSON.stringify(other),
  )
  return (
    <aside className={css.panel} aria-label={words.several}>
      <header className={css.head}>
        <h2 role="status">{words.selected(countedKinds(subjects))}</h2>
        <IconButton label={words.none} keys="Esc" size="small" onClick={clearPicked}>
          <X size={16} />
        </IconButton>
      </header>
      <div className={css.deeds}>
        {sharedDeeds(things).map(({ name, label, danger, count, run }) => (
          <Button
            key={name}
            size="small"
            variant={danger ? 'danger' : 'plain'}
            onClick={() => void run()}
          >
            {count === subjects.length ? label : `${label} (${count})`}
          </Button>
        ))}
      </div>
      {facts.length > 0 && (
        <dl className={css.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <ul className={css.list}>
        {subjects.map((subject) => (
          <li key={subject}>
            <button type="button" className={css.link} onClick={() => openSubject(subject)}>
              {subject.slice(subject.lastIndexOf('/') + 1)}
            </button>
            <IconButton
              label={words.leaveOut(subject.slice(subject.lastIndexOf('/') + 1))}
              size="small"
              side="left"
              onClick={() => togglePicked(subject)}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
    </aside>
  )
}
