import Plus from 'lucide-react/icons/plus'
import { useRecord } from '../../store/cluster'
import { createDeployment } from '../../store/making'
import { notify } from '../../store/notices'
import { useSelection } from '../../store/selection'
import { app } from '../../words/english/app'
import { useWords } from '../../words/language'
import css from './FirstAction.module.css'

/** The one obvious action, until a first Deployment was made by hand. */
export function FirstAction() {
  const words = useWords(app)
  const made = useRecord('Workload', 'Deployment/default/shop') !== undefined
  // With a panel open the stage has no room to spare, and the person has found the way in.
  const panel = useSelection(({ selected, scheduling, dock }) =>
    [selected, scheduling, dock].some((open) => open !== undefined),
  )
  if (made || panel) return null
  const create = async () => {
    const outcome = await createDeployment()
    if ('problem' in outcome) notify(outcome.problem)
  }
  return (
    <button
      type="button"
      className={css.action}
      title={words.createDeployment}
      onClick={() => void create()}
    >
      <Plus size={20} aria-hidden="true" />
      <span className={css.words}>{words.createDeployment}</span>
    </button>
  )
}
