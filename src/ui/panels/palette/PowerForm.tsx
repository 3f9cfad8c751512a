import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import { Rows } from './Rows'

/** Cuts a machine's power, or gives it back. */
export function PowerForm() {
  const workers = useKeys('Worker')
  return (
    <Rows
      title="Cut the power"
      about="The machine stops without a word. Nobody in the cluster is told."
      empty="There is no worker that could lose its power."
    >
      {workers.map((name) => (
        <PowerRow key={name} name={name} />
      ))}
    </Rows>
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
