import type { WorkerView } from '../../../../protocol/messages'
import { grouped } from '../../../../store/describe'
import { usePodsOn } from '../../../../store/podsOnNodes'
import { useSimulated } from '../../../design/simulatedTime'
import type { CrewMember } from '../../layout/workerCard'
import css from './CrewFact.module.css'
import { words } from './words'

interface Props {
  readonly member: CrewMember
  readonly worker: WorkerView
}

/** The line under the name of a member of the crew: what it holds, or does just now. */
export function CrewFact({ member, worker }: Props) {
  if (member === 'kubelet') return <Beat worker={worker} />
  const text =
    member === 'kube-proxy'
      ? words.rules(grouped(worker.proxyRules), worker.proxyRules)
      : words.images(worker.imageCount)
  return <span className={css.fact}>{text}</span>
}

/** Of simulated time: so long it is told whose worker the kubelet ran. */
const TOLD_MICROS = 1_500_000

function Beat({ worker }: Pick<Props, 'worker'>) {
  const { name, podSync: sync } = worker
  const pods = usePodsOn(name).length
  const told = useSimulated((now) => sync !== undefined && now - sync.at < TOLD_MICROS)
  return (
    <span className={css.fact}>
      {sync && told ? (
        // Another key is another element: each sync beats anew.
        <span key={sync.at} className={css.beat}>
          {words.syncs(lastLetters(sync.pod))}
        </span>
      ) : (
        words.pods(pods)
      )}
    </span>
  )
}

/** `default/web-7d9c6b8f4d-x2k9p` is `x2k9p`. */
const lastLetters = (pod: string): string => pod.slice(-LETTERS)
const LETTERS = 5
