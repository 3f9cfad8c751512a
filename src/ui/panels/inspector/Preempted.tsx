import { useEffect, useState } from 'react'
import type { Decision } from '../../../protocol/messages'
import { decisions } from '../../../store/actions'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Sentence } from '../../design/Sentence'
import css from './Inspector.module.css'
import { Link } from './Rows'

interface Preemptor {
  readonly victim: string
  readonly pod: string
  readonly node: string
  readonly priority: number
}

/** Who took a victim's place, as long as the scheduler remembers. */
export function Preempted({ podKey }: { readonly podKey: string }) {
  const words = useWords(inspector)
  const [by, setBy] = useState<Preemptor>()
  useEffect(() => {
    let wanted = true
    void decisions().then((all) => {
      if (wanted) setBy(preemptorIn(all, podKey))
    })
    return () => {
      wanted = false
    }
  }, [podKey])
  if (by?.victim !== podKey) return null
  const { pod, node, priority } = by
  const link = <Link subject={`Pod/${pod}`}>{pod.slice(pod.indexOf('/') + 1)}</Link>
  return (
    <p className={css.sentence} data-preempted>
      <Sentence parts={words.pod.preempted(link, node, priority)} />
    </p>
  )
}

function preemptorIn(all: readonly Decision[], victim: string): Preemptor | undefined {
  for (const { pod, preemption } of all) {
    if (preemption === undefined || preemption.nominatedNodeName === '') continue
    const found = preemption.candidates[0]?.pods.find(
      (one) => one.pod === victim && one.refusal !== '',
    )
    if (found === undefined) continue
    return { victim, pod, node: preemption.nominatedNodeName, priority: found.priority }
  }
  return undefined
}
