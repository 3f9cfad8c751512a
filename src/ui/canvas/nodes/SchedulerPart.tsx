import type { QueuedPodView, SchedulerView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { TimerRing } from '../../design/TimerRing'
import type { PartLayout } from '../layout/board'
import { PartFrame } from './PartFrame'
import { PodToken } from './PodToken'
import { QueueTray } from './QueueTray'
import css from './SchedulerPart.module.css'

/** Three queues as lanes, and the pod in its hands with the extension point it is at. */
export function SchedulerPart({ layout }: { readonly layout: PartLayout }) {
  const words = useWords(nodes).scheduler
  const scheduler = useRecord('Scheduler', layout.actor)
  return (
    <PartFrame layout={layout} title="Scheduler" label={labelOf(scheduler, words)}>
      {layout.form === 'number' ? (
        <QueueTray scheduler={scheduler} height={layout.box.height} />
      ) : (
        <div className={css.lanes} data-form={layout.form} hidden={layout.box.height < LEAST}>
          {lanesOf(scheduler, layout).map(([name, pods]) => (
            <Lane key={name} name={name} pods={pods} room={layout.box.width - LABELS} />
          ))}
          <Hand scheduler={scheduler} />
        </div>
      )}
    </PartFrame>
  )
}

function Lane({
  name,
  pods,
  room,
}: {
  name: string
  pods: readonly QueuedPodView[]
  room: number
}) {
  const ringed = room >= TOKEN + RING
  const each = ringed && pods.some((pod) => pod.backoff) ? TOKEN + RING : TOKEN
  const fit = Math.max(
    pods.length === 1 ? 1 : 0,
    Math.floor((room - (pods.length > 1 ? COUNT : 0)) / each),
  )
  return (
    <div className={css.lane}>
      <span className={css.name}>{name}</span>
      <span className={css.track}>
        {pods.slice(0, fit).map((pod) => (
          <PodToken key={pod.key} pod={pod.key}>
            {ringed && pod.backoff && (
              <TimerRing timer={pod.backoff} of="backoff" size={12} width={2} />
            )}
          </PodToken>
        ))}
        {pods.length > fit && (
          <b className={css.more}>{fit === 0 ? pods.length : `+${pods.length - fit}`}</b>
        )}
      </span>
    </div>
  )
}

function Hand({ scheduler }: { readonly scheduler: SchedulerView | undefined }) {
  const words = useWords(nodes)
  const held = scheduler?.inHand
  if (scheduler?.standsBack === true) return <ForYou pods={scheduler.active} />
  return (
    <p className={css.hand}>
      <span className={held ? css.point : css.name}>
        {held ? held.point : words.scheduler.inHand}
      </span>
      {held ? (
        <PodToken pod={held.key} />
      ) : (
        <b className={css.nothing}>{scheduler ? words.scheduler.nothing : words.starting}</b>
      )}
    </p>
  )
}

/** The scheduler stands back: who is first in its queue waits for a person's hand. */
function ForYou({ pods }: { readonly pods: readonly QueuedPodView[] }) {
  const words = useWords(nodes).scheduler
  const [first] = pods
  return (
    <p className={css.hand}>
      <span className={css.point}>{words.forYou}</span>
      {first ? <PodToken pod={first.key} /> : <b className={css.nothing}>{words.nothing}</b>}
      {pods.length > 1 && <b className={css.nothing}>+{pods.length - 1}</b>}
    </p>
  )
}

/** Room taken by a lane's name and edges, by its count, and by one token. */
const LABELS = 86
const COUNT = 26
const TOKEN = 50
const RING = 16
/** A lower card has its name alone. */
const LEAST = 64
const LANE_HEIGHT = 27
const HEAD_AND_HAND = 70

type LaneOf = readonly [name: string, pods: readonly QueuedPodView[]]

/** As many lanes as there is height for; the gated one only when somebody is in it. */
function lanesOf(
  scheduler: SchedulerView | undefined,
  { box, form }: PartLayout,
): readonly LaneOf[] {
  const gated = scheduler?.gated ?? NONE
  const lanes: LaneOf[] = [
    ['active', scheduler?.active ?? NONE],
    ['backoff', scheduler?.backoff ?? NONE],
    ['unsched.', scheduler?.unschedulable ?? NONE],
    ...(gated.length > 0 ? [['gated', gated] as const] : []),
  ]
  const fit = Math.max(0, Math.floor((box.height - HEAD_AND_HAND) / LANE_HEIGHT))
  if (form === 'full' || fit >= lanes.length) return lanes.slice(0, Math.max(3, fit))
  return lanes
    .toSorted((one, other) => Number(other[1].length > 0) - Number(one[1].length > 0))
    .slice(0, fit)
}

const NONE: readonly QueuedPodView[] = []

function labelOf(
  scheduler: SchedulerView | undefined,
  words: typeof nodes.english.scheduler,
): string {
  if (scheduler === undefined) return words.starting
  const { active, backoff, unschedulable, inHand } = scheduler
  if (scheduler.standsBack) return words.standsBack(active.length)
  const queued = [active.length, backoff.length, unschedulable.length] as const
  return inHand ? words.label(...queued, inHand.key, inHand.point) : words.idle(...queued)
}
