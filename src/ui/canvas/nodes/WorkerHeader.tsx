import Server from 'lucide-react/icons/server'
import Unplug from 'lucide-react/icons/unplug'
import type { WorkerView } from '../../../protocol/messages'
import { clockSpan, workerClocks } from '../../../store/clocks'
import {
  clockOf,
  conditionOf,
  cpuText,
  describeWorker,
  fitted,
  memoryText,
} from '../../../store/describe'
import { podsOn } from '../../../store/podsOnNodes'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { ScaleBar } from '../../design/ScaleBar'
import { TimerRing } from '../../design/TimerRing'
import type { CardInside } from '../layout/workerCard'
import { headerPlan } from './headerPlan'
import { ConditionChip, TroubleChip, troubleOf, troubleWord } from './WorkerChips'
import css from './WorkerHeader.module.css'

interface Props {
  readonly worker: WorkerView
  readonly inside: CardInside
  readonly selected: boolean
}

/** Lease ring, name, condition, and the two scale bars. The whole of it selects the worker. */
export function WorkerHeader({ worker, inside, selected }: Props) {
  const words = useWords(nodes)
  const silent = worker.registered && worker.ready !== 'True'
  const trouble = troubleOf(worker)
  const condition = inside.form === 'slim' ? '' : chipWord(worker, words.worker.booting)
  const plan = headerPlan(inside, {
    name: worker.name,
    condition,
    trouble: troubleWord(trouble, words.worker),
    silent,
  })
  const Icon = worker.powered || !worker.registered ? Server : Unplug
  const small = inside.form === 'slim'
  const { silence } = worker
  const clocks = workerClocks(worker)
    .map((clock) => words.clock(clock.what, clockSpan(clock)))
    .join('\n')
  return (
    <button
      type="button"
      className={css.header}
      data-form={inside.form}
      data-stop
      style={{ width: inside.header.width, height: inside.header.height }}
      aria-label={describeWorker(worker, podsOn(worker.name).length)}
      aria-pressed={selected}
    >
      <TimerRing timer={worker.lease} of="lease" title={clocks} size={small ? 21 : 26}>
        {silence ? (
          <TimerRing timer={silence} of="silence" size={small ? 15 : 19} width={2}>
            <Icon size={small ? 7 : 9} strokeWidth={2.4} aria-hidden="true" />
          </TimerRing>
        ) : (
          <Icon size={small ? 10 : 13} strokeWidth={2.2} aria-hidden="true" />
        )}
      </TimerRing>
      <span className={css.name} data-silent={silent}>
        {fitted(worker.name, plan.name)}
      </span>
      <ConditionChip condition={condition} said={plan.condition} />
      <TroubleChip trouble={trouble} said={plan.trouble} />
      {plan.since && (
        <span className={css.since}>{words.worker.silentSince(clockOf(worker.readySince))}</span>
      )}
      {plan.bars > 0 && <Bars worker={worker} count={plan.bars} width={plan.barWidth} />}
    </button>
  )
}

/** A machine that has never been heard of is on its way, whatever its power. */
const chipWord = (worker: WorkerView, booting: string): string =>
  worker.registered || worker.powered ? conditionOf(worker) : booting

interface BarsProps {
  readonly worker: WorkerView
  readonly count: number
  readonly width: number
}

function Bars({ worker, count, width }: BarsProps) {
  const words = useWords(nodes).worker
  const cpu = words.cpuAsked(cpuText(worker.cpuRequestedMillis), cpuText(worker.cpuMillis))
  const memory = words.memoryAsked(
    memoryText(worker.memoryRequestedBytes),
    memoryText(worker.memoryBytes),
  )
  return (
    <span className={css.bars}>
      <span className={css.bar} title={cpu}>
        {words.cpu}
        <ScaleBar
          used={worker.cpuRequestedMillis}
          total={worker.cpuMillis}
          cells={worker.cpuMillis / 1000}
          width={width}
          label={cpu}
        />
      </span>
      {count > 1 && (
        <span className={css.bar} title={memory}>
          {words.memory}
          <ScaleBar
            used={worker.memoryRequestedBytes}
            total={worker.memoryBytes}
            cells={4}
            width={width}
            label={memory}
          />
        </span>
      )}
    </span>
  )
}
