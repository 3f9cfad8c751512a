import type { ComparedNode } from '../../../protocol/comparison'
import type { Moment } from '../../../store/comparison/metrics'
import { elsewhereCount } from '../../../store/comparison/placed'
import { byNumber } from '../../../store/comparison/units'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { PendingList } from './PendingList'
import css from './SidePicture.module.css'
import { WorkerPicture } from './WorkerPicture'

interface Props {
  readonly letter: 'A' | 'B'
  readonly label: string
  readonly moment: Moment
  readonly index: 0 | 1
}

/** So many zones stand beside each other; more would leave no room for their workers. */
const COLUMNS_MOST = 4
/** Above so many workers each is a small cell without words. */
const CARDS_MOST = 24

/** One half: its workers by zone, each with its pods. The table says the same in words. */
export function SidePicture({ letter, label, moment, index }: Props) {
  const words = useWords(compare)
  const { nodes, frames, shown, placed } = moment
  const side = frames[shown]?.sides[index]
  if (side === undefined) return null
  const other = letter === 'A' ? 'B' : 'A'
  const small = nodes.length > CARDS_MOST
  const zones = zonesOf(nodes)
  const columns = zones.length > COLUMNS_MOST ? 1 : zones.length
  return (
    <section className={css.side} aria-label={`${letter}: ${label}`}>
      <header className={css.head}>
        <span className={css.letter}>{letter}</span>
        <h3>{label}</h3>
        <p className={css.key}>
          <span className={css.square} /> {words.asIn(other)}
          <span className={css.square} data-elsewhere="true" />{' '}
          {words.elsewhereCount(other, elsewhereCount(placed[index]))}
        </p>
      </header>
      <section
        className={css.zones}
        aria-label={words.workersOf(letter)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that keys must reach it
        tabIndex={0}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {zones.map(({ zone, members }) => (
          <div key={zone} className={css.zone}>
            <h4>{zone === '' ? words.noZone : words.zone(zone)}</h4>
            <div className={css.workers} data-small={small}>
              {members.map((position) => {
                const node = nodes[position]
                const use = side.uses[position]
                if (node === undefined || use === undefined) return null
                const pods = placed[index].get(node.name) ?? []
                return (
                  <WorkerPicture key={node.name} node={node} use={use} pods={pods} small={small} />
                )
              })}
            </div>
          </div>
        ))}
      </section>
      <PendingList letter={letter} side={side} />
    </section>
  )
}

interface Zone {
  readonly zone: string
  /** Positions of its nodes. */
  readonly members: readonly number[]
}

function zonesOf(nodes: readonly ComparedNode[]): readonly Zone[] {
  const zones = new Map<string, number[]>()
  nodes.forEach(({ zone }, position) => {
    zones.set(zone, [...(zones.get(zone) ?? []), position])
  })
  const byName = (one: number, other: number): number =>
    byNumber(nodes[one]?.name ?? '', nodes[other]?.name ?? '')
  return [...zones]
    .map(([zone, members]) => ({ zone, members: members.sort(byName) }))
    .sort((one, other) => byNumber(one.zone, other.zone))
}
