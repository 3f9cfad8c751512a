import { useEffect, useState } from 'react'
import type { Decision, PodView } from '../../../protocol/messages'
import { decisions } from '../../../store/actions'
import { conditionsOf } from './Conditions'
import css from './Inspector.module.css'
import { Link } from './Rows'

interface Preemptor {
  readonly pod: string
  readonly node: string
  readonly own: number
}

interface Props {
  readonly pod: PodView
  readonly object: unknown
}

/** Who took a victim's place, as long as the scheduler remembers. */
export function Preempted({ pod, object }: Props) {
  const preempted = conditionsOf(object).some(({ reason }) => reason === 'PreemptionByScheduler')
  const [by, setBy] = useState<Preemptor>()
  useEffect(() => {
    if (!preempted) return
    let wanted = true
    void decisions().then((all) => {
      if (wanted) setBy(preemptorIn(all, pod.key))
    })
    return () => {
      wanted = false
    }
  }, [preempted, pod.key])
  if (!preempted || by === undefined) return null
  return (
    <p className={css.sentence} data-preempted>
      Preempted by <Link subject={`Pod/${by.pod}`}>{by.pod.slice(by.pod.indexOf('/') + 1)}</Link>,
      which needs its room on {by.node}; this pod’s priority is {by.own}.
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
    return { pod, node: preemption.nominatedNodeName, own: found.priority }
  }
  return undefined
}
