import type { PodView } from '../../../protocol/messages'
import { command } from '../../../store/actions'
import { recordsOf, useDerived, useRecord } from '../../../store/cluster'
import { callName } from '../../../store/describe'
import { notifyIfRefused } from '../../../store/notices'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Rows } from './Rows'

/** The process of a container ends with an error, as a bug would end it. */
export function CrashForm() {
  const words = useWords(palette).crash
  const pods = useDerived(['Pod'], 'running', runningPods, sameList)
  return (
    <Rows title={words.title} about={words.about} empty={words.empty}>
      {pods.map((key) => (
        <CrashRow key={key} podKey={key} />
      ))}
    </Rows>
  )
}

function CrashRow({ podKey }: { readonly podKey: string }) {
  const words = useWords(palette).crash
  const pod = useRecord('Pod', podKey)
  const container = pod && livelyContainer(pod)
  if (pod === undefined || container === undefined) return null
  const { namespace, name } = pod
  const crash = { type: 'crashContainer', namespace, pod: name, container, exitCode: 1 } as const
  return (
    <li>
      <span title={name}>
        {callName(pod)}
        <small>{pod.node}</small>
      </span>
      <Button
        size="small"
        variant="danger"
        aria-label={words.crashPod(callName(pod))}
        onClick={() => void notifyIfRefused(command(crash))}
      >
        {words.crash}
      </Button>
    </li>
  )
}

const livelyContainer = ({ containers }: PodView): string | undefined =>
  containers.find((one) => one.state === 'ready' || one.state === 'running')?.name

/** The system's own last: they are seldom what a person wants to break. */
function runningPods(): readonly string[] {
  const pods = recordsOf('Pod').filter((pod) => livelyContainer(pod) !== undefined)
  const system = (pod: PodView): number => Number(pod.namespace === 'kube-system')
  return pods.toSorted((one, other) => system(one) - system(other)).map((pod) => pod.key)
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.join() === other.join()
