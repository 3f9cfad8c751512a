import type { ControllerView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { useSimulated } from '../../design/simulatedTime'
import type { PartLayout } from '../layout/board'
import css from './ControllersPart.module.css'
import { chosenLamps, LINGER_MICROS } from './lamps'
import { PartFrame } from './PartFrame'

/** One lamp per controller, lit while it works, with the depth of its work queue. */
export function ControllersPart({ layout }: { readonly layout: PartLayout }) {
  const manager = useRecord('ControllerManager', layout.actor)
  const controllers = manager?.controllers ?? NONE
  const states = useSimulated((now) => controllers.map((one) => stateOf(one, now)).join(''))
  const working = (one: ControllerView): boolean => states[controllers.indexOf(one)] !== OFF
  const rows = Math.floor((layout.box.height - (isCloud(layout) ? TALL_HEAD : HEAD)) / ROW)
  const shown = chosenLamps(controllers, Math.max(0, rows), working)
  return (
    <PartFrame
      layout={layout}
      stacked={isCloud(layout)}
      title={titleOf(layout)}
      label={labelOf(layout, controllers)}
    >
      {manager === undefined && layout.form !== 'spine' && <p className={css.note}>starting …</p>}
      <ul className={css.lamps} data-form={layout.form} aria-hidden="true">
        {shown.map((one) => (
          <li key={one.name} className={css.lamp} data-on={states[controllers.indexOf(one)] === ON}>
            <i className={css.light} />
            {layout.form !== 'spine' && (
              <>
                <span className={css.name}>{one.title}</span>
                <span className={css.depth}>{depthOf(one)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </PartFrame>
  )
}

const NONE: readonly ControllerView[] = []
const HEAD = 40
/** The cloud controller manager's name takes three lines. */
const TALL_HEAD = 84
const ROW = 20
const ON = '1'
const LINGERING = '2'
const OFF = '0'

const isCloud = ({ part, form }: PartLayout): boolean => part === 'cloud' && form === 'full'

function stateOf(one: ControllerView, now: number): string {
  if (one.busyUntil > now || one.depth > 0) return ON
  return one.busyUntil > 0 && one.busyUntil + LINGER_MICROS > now ? LINGERING : OFF
}

const depthOf = ({ depth, retrying }: ControllerView): string =>
  depth > 0 ? String(depth) : retrying > 0 ? `↻ ${retrying}` : ''

function titleOf({ part, box, form }: PartLayout): string {
  if (part === 'cloud') return form === 'full' ? 'Cloud controller manager' : 'Cloud controllers'
  return box.width >= 176 ? 'Controller manager' : 'Controllers'
}

function labelOf({ part }: PartLayout, controllers: readonly ControllerView[]): string {
  const name = part === 'cloud' ? 'Cloud controller manager' : 'Controller manager'
  const queued = controllers.reduce((sum, { depth }) => sum + depth, 0)
  return `${name}, ${controllers.length} controllers, ${queued} keys in their queues`
}
