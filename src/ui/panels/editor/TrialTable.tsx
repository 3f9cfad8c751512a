import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import type { NodeVerdict } from '../../../protocol/messages'
import { plugins } from '../../../words/english/plugins'
import { useWords } from '../../../words/language'
import css from './PluginPanel.module.css'

/** More rows would only be scrolled through. */
const ROWS_MOST = 100

/** A plugin's verdict on each node: best first, the refused below. */
export function TrialTable({ nodes }: { readonly nodes: readonly NodeVerdict[] }) {
  const words = useWords(plugins)
  const rows = [...nodes].sort(byTotal).slice(0, ROWS_MOST)
  return (
    <table className={css.trial}>
      <thead>
        <tr>
          <th scope="col">{words.node}</th>
          <th scope="col">{words.filter}</th>
          <th scope="col">{words.score}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((verdict) => (
          <tr key={verdict.node}>
            <th scope="row">{verdict.node}</th>
            <td>
              {verdict.refusal === undefined ? (
                <span className={css.verdict}>
                  <Check size={14} aria-hidden="true" /> {words.passes}
                </span>
              ) : (
                <span className={css.verdict} data-refused>
                  <Ban size={14} aria-hidden="true" /> {verdict.refusal.reasons.join(', ')}
                </span>
              )}
            </td>
            <td className={css.score}>{scoreText(verdict)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What it gave, what of it counts, and with its weight. */
function scoreText({ scores }: NodeVerdict): string {
  const [score] = scores
  if (score === undefined) return ''
  const { raw, normalized, weight } = score
  const points = raw === normalized ? `${raw}` : `${raw} → ${normalized}`
  return `${points} × ${weight} = ${normalized * weight}`
}

function byTotal(one: NodeVerdict, other: NodeVerdict): number {
  const refused = Number(one.refusal !== undefined) - Number(other.refusal !== undefined)
  return refused || other.total - one.total || (one.node < other.node ? -1 : 1)
}
