import type { QueuedPodView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { openPlugins, openScheduling } from '../../../store/selection'
import { Button } from '../../design/Button'
import css from './Inspector.module.css'
import { Breakable, Link, Row, Rows, Section } from './Rows'

/** Its queues, the pod in its hands, and the way to its decisions. */
export function SchedulerState({ actor }: { readonly actor: string }) {
  const scheduler = useRecord('Scheduler', actor)
  if (scheduler === undefined) return null
  const { inHand, active, backoff, unschedulable, gated } = scheduler
  return (
    <>
      <Rows>
        <Row name="In hand">
          {inHand === undefined ? (
            'nothing'
          ) : (
            <>
              <PodLink podKey={inHand.key} /> at {inHand.point}
            </>
          )}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openScheduling()}>
          Its last decision
        </Button>
        <Button size="small" onClick={openPlugins}>
          Write a plugin
        </Button>
      </div>
      <Queue title="Active" pods={active} empty="Nobody waits for a first try." />
      <Queue title="Backing off" pods={backoff} empty="Nobody waits out a failed try." />
      <Queue
        title="Unschedulable"
        pods={unschedulable}
        empty="Nobody waits for the cluster to change."
      />
      {gated.length > 0 && <Queue title="Gated" pods={gated} empty="" />}
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
  return (
    <Section title={pods.length === 0 ? title : `${title} · ${pods.length}`}>
      {pods.length === 0 && <p className={css.kind}>{empty}</p>}
      <ul className={css.list}>
        {pods.slice(0, SHOWN).map((pod) => (
          <li key={pod.key}>
            <PodLink podKey={pod.key} />
            {pod.attempts > 0 && <span className={css.aside}>{triesText(pod.attempts)}</span>}
            {pod.refusedBy.length > 0 && (
              <div className={css.kind}>refused by {pod.refusedBy.join(', ')}</div>
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

const triesText = (attempts: number): string =>
  attempts === 1 ? 'tried once' : `tried ${attempts} times`
