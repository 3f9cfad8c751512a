import type { Decision } from '../../../protocol/messages'
import { annotations, command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notify, notifyIfRefused, tell } from '../../../store/notices'
import { Button } from '../../design/Button'
import { download } from '../../design/download'
import { Switch } from '../../design/Switch'
import css from './SchedulingPanel.module.css'

interface Props {
  readonly decision: Decision
  /** Those that the filters let through. */
  readonly found: readonly Decision[]
}

/** Decisions for tools that read what kube-scheduler-simulator writes. */
export function Export({ decision, found }: Props) {
  const [key = ''] = useKeys('Scheduler')
  const scheduler = useRecord('Scheduler', key)
  return (
    <div className={css.actions}>
      <Button size="small" onClick={() => void copy(decision)}>
        Copy as JSON
      </Button>
      <Button size="small" disabled={found.length === 0} onClick={() => void downloadAll(found)}>
        Download {found.length} as JSON
      </Button>
      <Switch
        checked={scheduler?.annotates ?? false}
        onChange={(on) => void notifyIfRefused(command({ type: 'annotateDecisions', on }))}
      >
        Write decisions on the pods
      </Switch>
    </div>
  )
}

async function copy({ id }: Decision): Promise<void> {
  const [found] = await annotations([id])
  const text = JSON.stringify(found?.metadata.annotations ?? {}, null, 2)
  navigator.clipboard.writeText(text).then(
    () => tell('Copied, in the shape of kube-scheduler-simulator’s annotations.'),
    () => notify({ where: 'The clipboard', what: 'It cannot be written to.', remedy: 'Allow it.' }),
  )
}

/** One entry a decision, the oldest first: a pod with its annotations. */
async function downloadAll(decisions: readonly Decision[]): Promise<void> {
  const pods = await annotations(decisions.map(({ id }) => id))
  download('scheduling-decisions.json', pods)
}
