import type { Decision } from '../../../protocol/messages'
import { annotations, command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { scheduling } from '../../../words/english/scheduling'
import { useWords, wordsOf } from '../../../words/language'
import { Button } from '../../design/Button'
import { copyText } from '../../design/copyText'
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
  const words = useWords(scheduling)
  const [key = ''] = useKeys('Scheduler')
  const scheduler = useRecord('Scheduler', key)
  return (
    <div className={css.actions}>
      <Button size="small" onClick={() => void copy(decision)}>
        {words.copyJson}
      </Button>
      <Button size="small" disabled={found.length === 0} onClick={() => void downloadAll(found)}>
        {words.downloadJson(found.length)}
      </Button>
      <Switch
        checked={scheduler?.annotates ?? false}
        onChange={(on) => void notifyIfRefused(command({ type: 'annotateDecisions', on }))}
      >
        {words.annotate}
      </Switch>
    </div>
  )
}

async function copy({ id }: Decision): Promise<void> {
  const [found] = await annotations([id])
  const text = JSON.stringify(found?.metadata.annotations ?? {}, null, 2)
  await copyText(text, wordsOf(scheduling).copied)
}

/** One entry a decision, the oldest first: a pod with its annotations. */
async function downloadAll(decisions: readonly Decision[]): Promise<void> {
  const pods = await annotations(decisions.map(({ id }) => id))
  download('scheduling-decisions.json', pods)
}
