import type { CausesAndEffects } from '../../../protocol/messages'
import { chromeTraceOf } from '../../../store/because/chromeTrace'
import { useOpened } from '../../../store/because/opened'
import { waterfallOf } from '../../../store/because/waterfall'
import { useSelection } from '../../../store/selection'
import { Button } from '../../design/Button'
import { download } from '../../design/download'
import { EmptyState } from '../../design/EmptyState'
import css from './BecausePanel.module.css'
import { useEffects } from './useEffects'
import { Waterfall } from './Waterfall'

/** What led to a message and what came of it, as a waterfall in simulated time. */
export function BecausePanel() {
  const opened = useOpened((state) => state.message)
  const selected = useSelection((state) =>
    state.selected?.type === 'message' ? state.selected.id : undefined,
  )
  const id = opened ?? selected
  const known = useEffects(id)
  if (id === undefined) {
    return (
      <div className={css.empty}>
        <EmptyState title="No message chosen">
          Click a message on its way: here stands what led to it, and all that comes of it.
        </EmptyState>
      </div>
    )
  }
  if (known === undefined) return <p className={css.empty}>Looking through the trace …</p>
  if (known.told === undefined) {
    return (
      <div className={css.empty}>
        <EmptyState title="Too long ago">
          The trace keeps the last 20,000 records, and this message is older. Choose a later one.
        </EmptyState>
      </div>
    )
  }
  return <Told key={id} id={id} told={known.told} selected={selected} />
}

interface Props {
  readonly id: number
  readonly told: CausesAndEffects
  readonly selected: number | undefined
}

function Told({ id, told, selected }: Props) {
  const waterfall = waterfallOf(told)
  return (
    <Waterfall
      waterfall={waterfall}
      chosen={id}
      selected={selected ?? id}
      summary={summaryOf(told)}
      tools={
        <>
          {selected !== undefined && selected !== id && (
            <Button size="small" onClick={() => useOpened.setState({ message: selected })}>
              Start from this one
            </Button>
          )}
          <Button
            size="small"
            title="A Chrome trace, for ui.perfetto.dev"
            onClick={() => download(`because-${id}.json`, chromeTraceOf(waterfall))}
          >
            Download the trace
          </Button>
        </>
      }
    />
  )
}

function summaryOf({ chain, effects, forgotten, cut }: CausesAndEffects): string {
  const before = `${chain.length - 1} before it${forgotten ? ', the earliest forgotten' : ''}`
  return `${before} · ${effects.length}${cut ? ' and more' : ''} after it`
}
