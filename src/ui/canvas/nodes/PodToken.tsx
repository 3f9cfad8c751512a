import type { ReactNode } from 'react'
import { fitted } from '../../../store/describe'
import { POD_TYPE, useStandsBack } from '../../../store/scheduling/standIn'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { podTarget, useIsSelected } from '../target'
import css from './PodToken.module.css'

/** A pod in a queue: the letters that tell it from its family. */
export function PodToken({
  pod,
  children,
}: {
  readonly pod: string
  readonly children?: ReactNode
}) {
  const words = useWords(nodes).pod
  const target = podTarget(pod)
  const selected = useIsSelected(target)
  const placed = useStandsBack()
  return (
    <button
      type="button"
      className={css.token}
      data-target={target}
      data-selected={selected}
      data-stop="inner"
      draggable={placed}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(POD_TYPE, pod)
        dataTransfer.effectAllowed = 'copy'
      }}
      tabIndex={-1}
      aria-label={words.name(pod)}
    >
      {children}
      {lastLetters(pod)}
    </button>
  )
}

/** `default/web-7d9c6b8f4d-x2k9p` is `x2k9p`; a name without dashes stays whole, cut short. */
function lastLetters(pod: string): string {
  const name = pod.slice(pod.indexOf('/') + 1)
  const dash = name.lastIndexOf('-')
  const tail = name.slice(dash + 1)
  return dash >= 0 && tail.length >= 3 ? tail.slice(0, LETTERS) : fitted(name, LETTERS)
}

const LETTERS = 5
