import type { QueuedPodView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { openPlugins, openScheduling } from '../../../store/selection'
import { actors } from '../../../words/english/actors'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Sentence } from '../../design/Sentence'
import css from './Inspector.module.css'
import { Breakable, Link, Row, Rows, Section } from './Rows'

/** Its queues, the pod in its hands, and the way to its decisions. */
export function SchedulerState({ actor }: { readonly actor: string }) {
  const { scheduler: words } = useWords(actors)
  const scheduler = useRecord('Scheduler', actor)
  if (scheduler === undefined) return null
  const { inHand, active, backoff, unschedulable, gated } = scheduler
  return (
    <>
      <Rows>
        <Row name={words.inHand}>
          {inHand === undefined ? (
            words.nothing
          ) : (
            <Sentence parts={words.at(<PodLink podKey={inHand.key} />, inHand.point)} />
          )}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openScheduling()}>
          {words.lastDecision}
        </Button>
        <Button size="small" onClick={openPlugins}>
          {words.writePlugin}
        </Button>
      </div>
      <Queue title={words.active} pods={active} empty={words.noActive} />
      <Queue title={words.backoff} pods={backoff} empty={words.noBackoff} />
      <Queue title={words.unschedulable} pods={unschedulable} empty={words.noUnschedulable} />
      {gated.length > 0 && <Queue title={words.gated} pods={gated} empty="" />}
    </>
  )
}

interface QueueProps {
  readonly title: string
  readonly pods: readonly QueuedPodView[]
  readonly empty: string
}

/** More would bury the queue below; the number says how many there are. */
const SHOWN = 20

function Queue({ title, pods, empty }: QueueProps) {
  const { scheduler: words } = useWords(actors)
  return (
    <Section title={words.queue(title, pods.length)}>
      {pods.length === 0 && <p className={css.kind}>{empty}</p>}
      <ul className={css.list}>
        {pods.slice(0, SHOWN).map((pod) => (
          <li key={pod.key}>
            <PodLink podKey={pod.key} />
            {pod.attempts > 0 && <span className={css.aside}>{words.tries(pod.attempts)}</span>}
            {pod.refusedBy.length > 0 && (
              <div className={css.kind}>{words.refusedBy(pod.refusedBy)}</div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const PodLink = ({ podKey }: { readonly podKey: string }) => (
  <Link subject={`Pod/${podKey}`}>
    <Breakable text={podKey.slice(podKey.indexOf('/') + 1)} />
  </Link>
)
