import type { ComparedNode, NodeUse } from '../../../protocol/comparison'
import { shareOf } from '../../../store/comparison/metrics'
import type { PlacedPod } from '../../../store/comparison/placed'
import { percentText } from '../../../store/comparison/units'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { PodSquares } from './PodSquares'
import css from './SidePicture.module.css'

interface Props {
  readonly node: ComparedNode
  readonly use: NodeUse
  readonly pods: readonly PlacedPod[]
  readonly small: boolean
}

/** A worker: what is asked of its cpu and memory, and a square for each pod. */
export function WorkerPicture({ node, use, pods, small }: Props) {
  const words = useWords(compare)
  const cpu = shareOf(use.cpuMillis, node.cpuMillis)
  const memory = shareOf(use.memoryBytes, node.memoryBytes)
  const away = pods.filter(({ elsewhere }) => elsewhere).length
  const told = words.worker(
    node.name,
    percentText(cpu),
    percentText(memory),
    use.pods,
    node.cordoned,
  )
  return (
    <div
      className={css.worker}
      data-small={small}
      data-empty={use.pods === 0}
      role="img"
      aria-label={told}
      title={`${told}\n${pods.map(({ pod }) => pod.slice(pod.indexOf('/') + 1)).join('\n')}`}
    >
      {!small && (
        <span className={css.name}>
          {node.name}
          {node.cordoned && <em>{words.cordoned}</em>}
        </span>
      )}
      <Bar name={words.cpu} share={cpu} small={small} />
      <Bar name={words.memory} share={memory} small={small} />
      <PodSquares same={use.pods - away} elsewhere={away} small={small} />
    </div>
  )
}

interface BarProps {
  readonly name: string
  readonly share: number
  readonly small: boolean
}

const Bar = ({ name, share, small }: BarProps) => (
  <span className={css.gauge}>
    {!small && <span>{name}</span>}
    <span className={css.track}>
      <span className={css.fill} style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
    {!small && <span className={css.percent}>{percentText(share)}</span>}
  </span>
)
