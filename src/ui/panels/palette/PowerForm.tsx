import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import css from './Form.module.css'

/** Cuts a machine's power, or gives it back. Nobody in the cluster is told. */
export function PowerForm() {
  const workers = useKeys('Worker')
  return (
    <ul className={css.list}>
      {workers.map((name) => (
        <PowerRow key={name} name={name} />
      ))}
    </ul>
  )
}

function PowerRow({ name }: { readonly name: string }) {
  const powered = useRecord('Worker', name)?.powered ?? false
  const type = powered ? 'powerCutNode' : 'restoreNode'
  return (
    <li>
      {name}
      <Button
        size="small"
        variant={powered ? 'danger' : 'plain'}
        onClick={() => void notifyIfRefused(command({ type, name }))}
      >
        {powered ? 'Cut power' : 'Restore'}
      </Button>
    </li>
  )
}
