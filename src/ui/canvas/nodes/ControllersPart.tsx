import { lazy, Suspense } from 'react'
import type { ControllerView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { useSimulated } from '../../design/simulatedTime'
import type { PartLayout } from '../layout/board'
import css from './ControllersPart.module.css'
import { chosenLamps, LINGER_MICROS, shortTitle } from './lamps'
import { PartFrame } from './PartFrame'

const InHand = lazy(async () => ({ default: (await import('./inside/InHand')).InHand }))

/** One lamp per controller, lit while it works, with the depth of its work queue. */
export function ControllersPart({ layout }: { readonly layout: PartLayout }) {
  const manager = useRecord('ControllerManager', layout.actor)
  const controllers = manager?.controllers ?? NONE
  const states = useSimulated((now) => controllers.map((one) => stateOf(one, now)).join(''))
  const working = (one: ControllerView): boolean => states[controllers.indexOf(one)] !== OFF
  const rows = rowsIn(layout)
  const over = isCloud(layout) && controllers.length > rows ? controllers.length - rows + 1 : 0
  const shown = chosenLamps(controllers, over > 0 ? rows - 1 : rows, working)
  return (
    <PartFrame
      layout={layout}
      stacked={isCloud(layout)}
      title={titleOf(layout)}
      label={labelOf(layout, controllers)}
    >
      {manager === undefined && layout.form !== 'spine' && <p className={css.note}>starting …</p>}
      <ul
        className={css.lamps}
        data-form={layout.form}
        data-tight={isCloud(layout)}
        aria-hidden="true"
      >
        {shown.map((one) => (
          <li key={one.name} className={css.lamp} data-on={states[controllers.indexOf(one)] === ON}>
            <i className={css.light} />
            {layout.form !== 'spine' && (
              <>
                <span className={css.name}>{shortTitle(one)}</span>
                {one.inHand?.goal ? (
                  <Suspense>
                    <InHand controller={one} width={layout.box.width} />
                  </Suspense>
                ) : (
                  <span className={css.depth}>{depthOf(one)}</span>
                )}
              </>
            )}
          </li>
        ))}
        {over > 0 && <li className={css.lamp}>+{over}</li>}
      </ul>
    </PartFrame>
  )
}

const NONE: readonly ControllerView[] = []
const HEAD = 40
/** The cloud controllers' name takes two lines under the glyph. */
const TALL_HEAD = 64
const ROW = 20
const TIGHT_ROW = 18
const ON = '1'
const LINGERING = '2'
const OFF = '0'

function rowsIn(layout: PartLayout): number {
  const room = layout.box.height - (isCloud(layout) ? TALL_HEAD : HEAD)
  return Math.max(0, Math.floor(room / (isCloud(layout) ? TIGHT_ROW : ROW)))
}

const isCloud = ({ part, form }: PartLayout): boolean => part === 'cloud' && form === 'full'

function stateOf(one: ControllerView, now: number): string {
  if (one.busyUntil > now || one.depth > 0) return ON
  return one.busyUntil > 0 && one.busyUntil + LINGER_MICROS > now ? LINGERING : OFF
}

const depthOf = ({ depth, retrying }: ControllerView): string =>
  depth > 0 ? String(depth) : retrying > 0 ? `↻ ${retrying}` : ''

function titleOf({ part, box }: PartLayout): string {
  if (part === 'cloud') return 'Cloud controllers'
  return box.width >= 176 ? 'Controller manager' : 'Controllers'
}

function labelOf({ part }: PartLayout, controllers: readonly ControllerView[]): string {
  const name = part === 'cloud' ? 'Cloud controller manager' : 'Controller manager'
  const queued = controllers.reduce((sum, { depth }) => sum + depth, 0)
  return `${name}, ${controllers.length} controllers, ${queued} keys in their queues`
}
