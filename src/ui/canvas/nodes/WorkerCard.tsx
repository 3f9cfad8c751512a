import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { WorkerView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { usePodsOn } from '../../../store/podsOnNodes'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { cardInside } from '../layout/workerCard'
import type { WorkerNode } from '../stageNodes'
import { useIsSelected, workerTarget } from '../target'
import { magnifiedBy } from '../view/magnification'
import { Berth } from './Berth'
import { Crew } from './Crew'
import { isSilent } from './podWords'
import { useVerdict } from './useVerdict'
import { Verdict } from './Verdict'
import { Votes } from './Votes'
import css from './WorkerCard.module.css'
import { WorkerHeader } from './WorkerHeader'

/** A worker: its header, the crew that the wires lead to, and its pods. */
export const WorkerCard = memo(function WorkerCard({ data }: NodeProps<WorkerNode>) {
  const words = useWords(nodes).worker.empty
  const worker = useRecord('Worker', data.name)
  const target = workerTarget(data.name)
  const selected = useIsSelected(target)
  const pods = usePodsOn(data.name)
  const verdict = useVerdict(data.name)
  if (worker === undefined) return null
  const { card } = data
  const magnified = data.cell || magnifiedBy(data.nearer, card, pods.length)
  const inner = { width: card.width * magnified, height: card.height * magnified }
  const inside = cardInside(inner)
  return (
    <article
      className={css.worker}
      data-state={stateOf(worker)}
      data-target={target}
      data-selected={selected}
      data-verdict={verdict?.type}
      style={{ ...inner, transform: magnified === 1 ? undefined : `scale(${1 / magnified})` }}
    >
      <WorkerHeader worker={worker} inside={inside} selected={selected} />
      <Crew worker={worker} inside={inside} />
      {verdict === undefined ? (
        <Berth
          node={worker.name}
          place={inside.berth}
          empty={words[emptyOf(worker)]}
          alone={magnified !== 1}
          silent={isSilent(worker)}
        />
      ) : (
        <Verdict verdict={verdict} place={inside.berth} />
      )}
      <Votes node={worker.name} />
    </article>
  )
})

/** `silent`: the API has not heard of it for long; `dark`: it has no power, and the API may not know. */
function stateOf({ registered, ready, powered, cordoned }: WorkerView): string {
  if (!registered) return 'coming'
  if (ready !== 'True') return 'silent'
  if (!powered) return 'dark'
  return cordoned ? 'cordoned' : 'ready'
}

function emptyOf({ registered, powered, cordoned }: WorkerView) {
  if (!registered) return 'coming'
  if (!powered) return 'dark'
  return cordoned ? 'cordoned' : 'ready'
}
