import Ban from 'lucide-react/icons/ban'
import type { NodeTrouble, PendingReport } from '../../../protocol/messages'
import { openSubject } from '../../../store/selection'
import { whyPending } from '../../../words/english/whyPending'
import { useWords } from '../../../words/language'
import { Chip } from '../../design/Chip'
import { ScaleBar } from '../../design/ScaleBar'
import css from './WhyPending.module.css'

const BAR_WIDTH = 96

/** The reasons with how many workers gave each, and what the nearest of them lack. */
export function NodeTroubles({ report: { reasons, nodes } }: { readonly report: PendingReport }) {
  const words = useWords(whyPending)
  if (nodes.length === 0) return null
  const all = reasons.reduce((sum, reason) => sum + reason.nodes, 0)
  return (
    <>
      <ul className={css.reasons} aria-label={words.reasons}>
        {reasons.map(({ reason, plugin, nodes: count }) => (
          <li key={reason}>
            <b>{count}</b> {reason} <span className={css.plugin}>{plugin}</span>
          </li>
        ))}
      </ul>
      <ul className={css.nodes} aria-label={words.workers}>
        {nodes.map((one, index) => (
          <Trouble
            key={one.node}
            trouble={one}
            closest={index === 0 && one.shortage !== undefined && nodes.length > 1}
          />
        ))}
      </ul>
      {all > nodes.length && <p className={css.tried}>{words.closestShown(nodes.length)}</p>}
    </>
  )
}

interface TroubleProps {
  readonly trouble: NodeTrouble
  readonly closest: boolean
}

function Trouble({ trouble: { node, refusal, detail, shortage }, closest }: TroubleProps) {
  const words = useWords(whyPending)
  return (
    <li>
      <Ban size={15} aria-hidden="true" />
      <button type="button" className={css.node} onClick={() => openSubject(`Worker/${node}`)}>
        {node}
      </button>
      <span>
        {detail === '' ? refusal.reasons.join(', ') : detail}
        {closest && <Chip tone="warn">{words.closest}</Chip>}
      </span>
      {shortage !== undefined && (
        <ScaleBar
          used={shortage.used + shortage.asked}
          total={shortage.capacity}
          cells={4}
          width={BAR_WIDTH}
          label={words.askedTooMuch(node)}
        />
      )}
    </li>
  )
}
