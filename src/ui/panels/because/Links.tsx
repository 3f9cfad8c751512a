import css from './BecausePanel.module.css'
import type { PlacedBar } from './placed'

/** The middle of a strip, below the top of its lane. */
const MIDDLE = 18

/** A thin line from the end of each cause to the start of its effect; the way to the click on top. */
export function Links({ bars }: { readonly bars: readonly PlacedBar[] }) {
  const byId = new Map(bars.map((bar) => [bar.flight.id, bar]))
  const inOrder = [
    ...bars.filter(({ part }) => part === 'effect'),
    ...bars.filter(({ part }) => part !== 'effect'),
  ]
  return inOrder.map(({ flight, part, x, y }) => {
    const cause = byId.get(flight.cause)
    if (cause === undefined) return null
    const start = cause.x + cause.width
    return (
      <path
        key={flight.id}
        className={css.link}
        data-part={part}
        d={`M${start} ${cause.y + MIDDLE}L${x} ${y + MIDDLE}`}
      />
    )
  })
}
