import { command } from '../../../store/actions'
import { useKeys, useRecord } from '../../../store/cluster'
import { notifyIfRefused } from '../../../store/notices'
import { Button } from '../../design/Button'
import css from './Form.module.css'

/** The process of a container ends with an error, as a bug would end it. */
export function CrashForm() {
  const pods = useKeys('Pod')
  if (pods.length === 0)
    return <p className={css.empty}>There is no pod whose container could crash.</p>
  return (
    <ul className={css.list}>
      {pods.map((key) => (
        <CrashRow key={key} podKey={key} />
      ))}
    </ul>
  )
}

function CrashRow({ podKey }: { readonly podKey: string }) {
  const pod = useRecord('Pod', podKey)
  const container = pod?.containers.find((one) => one.state === 'ready' || one.state === 'running')
  if (pod === undefined || container === undefined) return null
  const { namespace, name } = pod
  const crash = {
    type: 'crashContainer',
    namespace,
    pod: name,
    container: container.name,
    exitCode: 1,
  } as const
  return (
    <li>
      {name}
      <Button size="small" variant="danger" onClick={() => void notifyIfRefused(command(crash))}>
        Crash
      </Button>
    </li>
  )
}
