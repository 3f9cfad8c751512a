import type { CausesAndEffects } from '../../../protocol/messages'
import { chromeTraceOf } from '../../../store/because/chromeTrace'
import { useOpened } from '../../../store/because/opened'
import { waterfallOf } from '../../../store/because/waterfall'
import { useSelection } from '../../../store/selection'
import { because } from '../../../words/english/because'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { download } from '../../design/download'
import { EmptyState } from '../../design/EmptyState'
import css from './BecausePanel.module.css'
import { useEffects } from './useEffects'
import { Waterfall } from './Waterfall'

/** What led to a message and what came of it, as a waterfall in simulated time. */
export function BecausePanel() {
  const words = useWords(because)
  const opened = useOpened((state) => state.message)
  const selected = useSelection((state) =>
    state.selected?.type === 'message' ? state.selected.id : undefined,
  )
  const id = opened ?? selected
  const known = useEffects(id)
  if (id === undefined) {
    return (
      <div className={css.empty}>
        <EmptyState title={words.noMessage}>{words.howTo}</EmptyState>
      </div>
    )
  }
  if (known === undefined) return <p className={css.empty}>{words.looking}</p>
  if (known.told === undefined) {
    return (
      <div className={css.empty}>
        <EmptyState title={words.tooLongAgo}>{words.forgotten}</EmptyState>
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
  const words = useWords(because)
  const { chain, effects, forgotten, cut } = told
  const waterfall = waterfallOf(told)
  return (
    <Waterfall
      waterfall={waterfall}
      chosen={id}
      selected={selected ?? id}
      summary={words.summary(chain.length - 1, forgotten, effects.length, cut)}
      tools={
        <>
          {selected !== undefined && selected !== id && (
            <Button size="small" onClick={() => useOpened.setState({ message: selected })}>
              {words.startHere}
            </Button>
          )}
          <Button
            size="small"
            title={words.chromeTrace}
            onClick={() => download(`because-${id}.json`, chromeTraceOf(waterfall))}
          >
            {words.download}
          </Button>
        </>
      }
    />
  )
}
