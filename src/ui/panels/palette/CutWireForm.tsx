import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import { Rows } from './Rows'

/** Cuts the wire between a worker and the API server. */
export function CutWireForm() {
  const workers = useKeys('Worker')
  return (
    <Rows
      title="Cut a wire"
      about="The worker no longer reaches the API server; its pods run on."
      empty="There is no worker whose wire could be cut."
    >
      {workers.map((name) => (
        <WireRow key={name} name={name} />
      ))}
    </Rows>
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
