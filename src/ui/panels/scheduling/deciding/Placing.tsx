import { useEffect, useState } from 'react'
import { keysOf, useKeys, useRecord } from '../../../../store/cluster'
import { notifyIfRefused } from '../../../../store/notices'
import { POD_TYPE, placePod, useStandIn, waitingIn } from '../../../../store/scheduling/standIn'
import { deciding } from '../../../../words/english/deciding'
import { useWords } from '../../../../words/language'
import { EmptyState } from '../../../design/EmptyState'
import { Kbd } from '../../../design/Kbd'
import { Compared } from './Compared'
import css from './Deciding.module.css'
import { listenToDigits } from './listenToDigits'

/** A person is the scheduler: the pods that wait, and the nodes to bind them to. */
export function Placing() {
  const words = useWords(deciding)
  const scheduler = useRecord('Scheduler', keysOf('Scheduler')[0] ?? '')
  const nodes = useKeys('Worker')
  const last = useStandIn((state) => state.last)
  const [chosen, choose] = useState<string>()
  const waiting = scheduler === undefined ? [] : waitingIn(scheduler)
  const pod = waiting.find((one) => one === chosen) ?? waiting[0]
  useEffect(() => {
    if (pod !== undefined) return listenToDigits(nodes, (node) => place(pod, node))
  }, [pod, nodes])
  return (
    <section className={css.now} aria-label={words.youSchedule}>
      {pod === undefined ? (
        <EmptyState title={words.noPodWaits}>{words.standsBack}</EmptyState>
      ) : (
        <>
          <h3>{words.whereTo(pod.slice(pod.indexOf('/') + 1))}</h3>
          <Pods pods={waiting} chosen={pod} onChoose={choose} />
          <ol className={css.nodes}>
            {nodes.map((node, i) => (
              <li key={node} className={css.answer}>
                <button type="button" className={css.node} onClick={() => place(pod, node)}>
                  {i < 9 && <Kbd>{i + 1}</Kbd>}
                  {words.bindTo(node)}
                </button>
              </li>
            ))}
          </ol>
          <p className={css.hint}>{words.orDrag}</p>
        </>
      )}
      {last && <Compared placement={last} />}
    </section>
  )
}

const place = (pod: string, node: string): void => void notifyIfRefused(placePod(pod, node))

interface PodsProps {
  readonly pods: readonly string[]
  readonly chosen: string
  readonly onChoose: (pod: string) => void
}

function Pods({ pods, chosen, onChoose }: PodsProps) {
  const words = useWords(deciding)
  return (
    <ul className={css.pods} aria-label={words.waitingPods}>
      {pods.slice(0, PODS_MOST).map((pod) => (
        <li key={pod}>
          <button
            type="button"
            className={css.pod}
            aria-pressed={pod === chosen}
            draggable
            onDragStart={({ dataTransfer }) => {
              dataTransfer.setData(POD_TYPE, pod)
              dataTransfer.effectAllowed = 'copy'
            }}
            onClick={() => onChoose(pod)}
          >
            {pod.slice(pod.indexOf('/') + 1)}
          </button>
        </li>
      ))}
      {pods.length > PODS_MOST && (
        <li className={css.hint}>{words.andMore(pods.length - PODS_MOST)}</li>
      )}
    </ul>
  )
}

const PODS_MOST = 12
