import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Rows } from './Rows'

/** Cuts the wire between a worker and the API server. */
export function CutWireForm() {
  const words = useWords(palette).wire
  const workers = useKeys('Worker')
  return (
    <Rows title={words.title} about={words.about} empty={words.empty}>
      {workers.map((name) => (
        <WireRow key={name} name={name} />
      ))}
    </Rows>
  )
}

function WireRow({ name }: { readonly name: string }) {
  const words = useWords(palette).wire
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
        {connected ? words.cut : words.mend}
      </Button>
    </li>
  )
}
