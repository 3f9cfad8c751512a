import { AnimatePresence } from 'framer-motion'
import { useMostPods } from '../../../store/podsOnNodes'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { type BerthPlan, berthPlan, shownIn, slotOf } from '../layout/berth'
import type { Box } from '../layout/geometry'
import { useMoored } from '../messages/reservations'
import css from './Berth.module.css'
import { PodCard } from './PodCard'
import { TileCursor } from './TileCursor'

interface Props {
  readonly node: string
  readonly place: Box
  /** What to say while it is empty. */
  readonly empty: string
  /** Cards side by side agree on a size; one looked at alone takes what it has. */
  readonly alone: boolean
  /** Nothing is heard of what lies here. */
  readonly silent: boolean
}

/** The water at which a worker's pods moor. */
export function Berth({ node, place, empty, alone, silent }: Props) {
  const words = useWords(nodes)
  const pods = useMoored(node)
  const most = useMostPods()
  const plan = berthPlan(place, pods.length, alone ? pods.length : most)
  const shown = pods.slice(0, shownIn(plan, pods.length))
  const over = pods.length - shown.length
  return (
    <div
      className={css.berth}
      style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      {pods.length === 0 && <p className={css.empty}>{empty}</p>}
      {plan.size === 'tile' ? (
        <TileCursor pods={shown} plan={plan} />
      ) : (
        // Another size of cards is another list: all stand at once where they belong.
        <ul
          key={`${plan.size} ${plan.pod.width} ${plan.pod.height}`}
          aria-label={words.worker.pods(node)}
        >
          <AnimatePresence initial={false}>
            {shown.map((pod, i) => (
              <PodCard key={pod} pod={pod} size={plan.size} silent={silent} {...placeOf(plan, i)} />
            ))}
          </AnimatePresence>
        </ul>
      )}
      {over > 0 && <p className={css.more}>+{over}</p>}
    </div>
  )
}

const placeOf = (plan: BerthPlan, index: number): Box => slotOf(plan, index)
