import { lazy, Suspense } from 'react'
import type { WorkerView } from '../../../protocol/messages'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import { type CardInside, type CrewMember, crewMembers } from '../layout/workerCard'
import { actorTarget, useIsSelected } from '../target'
import css from './Crew.module.css'

interface Props {
  readonly worker: WorkerView
  readonly inside: CardInside
}

const CrewFact = lazy(async () => ({ default: (await import('./inside/CrewFact')).CrewFact }))

/** A lower chip has its name alone. */
const ROOMY = 30

/** kubelet, kube-proxy and the runtime: where the wires land. */
export function Crew({ worker, inside }: Props) {
  if (inside.crew === 'none') return null
  return (
    <ul aria-label={`Crew of ${worker.name}`}>
      {crewMembers.map((member) => (
        <Member key={member} member={member} worker={worker} inside={inside} />
      ))}
    </ul>
  )
}

function Member({ member, worker, inside }: Props & { readonly member: CrewMember }) {
  const actor = `${member}/${worker.name}`
  const target = actorTarget(actor)
  const selected = useIsSelected(target)
  const { x, y, width, height } = inside.members[member]
  const name = member === 'runtime' ? runtimes[worker.runtime] : member
  const small = height < 28 || inside.crew === 'icons'
  return (
    <li className={css.place} style={{ left: x, top: y, width, height }}>
      <button
        type="button"
        className={css.member}
        data-form={inside.crew}
        data-target={target}
        data-selected={selected}
        data-stop="inner"
        tabIndex={-1}
        aria-label={`${name} on ${worker.name}`}
        title={inside.crew === 'icons' ? name : undefined}
      >
        <Glyph who={whoIs(actor)} size={small ? 14 : 15} />
        {inside.crew !== 'icons' && (
          <span>
            {name}
            {inside.crew === 'words' && height >= ROOMY && (
              <Suspense>
                <CrewFact member={member} worker={worker} />
              </Suspense>
            )}
          </span>
        )}
      </button>
    </li>
  )
}

const runtimes: Readonly<Record<WorkerView['runtime'], string>> = {
  containerd: 'containerd',
  'cri-o': 'CRI-O',
  docker: 'Docker',
}
