import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Rows } from './Rows'

/** Cuts a machine's power, or gives it back. */
export function PowerForm() {
  const words = useWords(palette).power
  const workers = useKeys('Worker')
  return (
    <Rows title={words.title} about={words.about} empty={words.empty}>
      {workers.map((name) => (
        <PowerRow key={name} name={name} />
      ))}
    </Rows>
  )
}

function PowerRow({ name }: { readonly name: string }) {
  const words = useWords(palette).power
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
        {powered ? words.cut : words.restore}
      </Button>
    </li>
  )
}
