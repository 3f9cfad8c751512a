import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import css from './Form.module.css'

/** Cuts the wire between a worker and the API server; the machine itself goes on. */
export function CutWireForm() {
  const workers = useKeys('Worker')
  return (
    <ul className={css.list}>
      {workers.map((name) => (
        <WireRow key={name} name={name} />
      ))}
    </ul>
  )
}

function WireRow({ name }: { readonly name: string }) {
  const connected = useRecord('Worker', name)?.connected ?? true
  const type = connected ? 'cutWire' : 'mendWire'
  return (
    <li>
      {name}
      <Button
        size="small"
        variant={connected ? 'danger' : 'plain'}
        onClick={() =>
          void notifyIfRefused(command({ type, from: name, to: 'kube-apiserver/master-1' }))
        }
      >
        {connected ? 'Cut wire' : 'Mend'}
      </Button>
    </li>
  )
}
