import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import { shortName } from '../../../store/scheduling/pluginNames'
import { pointsOf, type Verdict as Said, type Scored } from '../../../store/scheduling/soFar'
import { verdict as area } from '../../../words/english/verdict'
import { useWords } from '../../../words/language'
import type { Box } from '../layout/geometry'
import css from './Verdict.module.css'

interface Props {
  readonly verdict: Said
  readonly place: Box
}

/** In the place of its pods, what the scheduler says of a worker: refused and why, or its points. */
export function Verdict({ verdict, place }: Props) {
  const words = useWords(area)
  const brief = place.height < BRIEF_BELOW
  return (
    <div
      className={css.verdict}
      data-brief={brief}
      style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      {verdict.type === 'refused' && <Refused {...verdict} room={place} brief={brief} />}
      {verdict.type === 'passed' && (
        <p className={css.passed}>
          <Check size={15} strokeWidth={2.6} aria-hidden="true" />
          {verdict.only && !brief ? words.only : words.passes}
        </p>
      )}
      {verdict.type === 'scored' && <Score scored={verdict} brief={brief} room={place} />}
    </div>
  )
}

/** Lower than this there is room for a line, not for a line and a bar. */
const BRIEF_BELOW = 44
const LINE = 18

interface RefusedProps {
  readonly plugin: string
  readonly reasons: string
  readonly room: Box
  readonly brief: boolean
}

function Refused({ plugin, reasons, room, brief }: RefusedProps) {
  const words = useWords(area)
  const lines = Math.max(1, Math.floor((room.height - LINE / 2) / LINE))
  return (
    <p
      className={css.refused}
      title={words.refusal(plugin, reasons)}
      style={{ WebkitLineClamp: lines }}
    >
      <Ban size={15} strokeWidth={2.4} aria-hidden="true" />
      {brief && (
        <b>
          {shortName(plugin)} {words.refuses}
        </b>
      )}
      {!brief && (
        <>
          <b>{room.width < LONG_NAMES_FROM ? shortName(plugin) : plugin}</b>{' '}
          {words.refusesFor(reasons)}
        </>
      )}
    </p>
  )
}

const LONG_NAMES_FROM = 140

interface ScoreProps {
  readonly scored: Scored
  readonly brief: boolean
  readonly room: Box
}

function Score({ scored, brief, room }: ScoreProps) {
  const { total, most } = scored
  const words = standing(scored, useWords(area))
  return (
    <>
      <p className={css.sum}>
        {words !== '' && (
          <span className={css.standing} data-leads={scored.leaders > 0}>
            {words}
          </span>
        )}
        <b>{total}</b>
      </p>
      {!brief && <ScoreBar scored={scored} width={room.width} />}
      {room.height >= SCALE_FROM && (
        <p className={css.scale} aria-hidden="true">
          <span>0</span>
          <span>{most / 2}</span>
          <span>{most}</span>
        </p>
      )}
    </>
  )
}

/** From this height on the bar has its scale under it. */
const SCALE_FROM = 66

function ScoreBar({ scored, width }: { readonly scored: Scored; readonly width: number }) {
  const { parts, most, total, final } = scored
  const words = useWords(area)
  const share = (points: number): string => `${(points * 100) / most}%`
  return (
    <span className={css.bar} role="img" aria-label={words.points(total, most)}>
      {parts.map((score, i) => (
        <i
          key={score.plugin}
          className={css.part}
          data-speaks={!final && i === parts.length - 1}
          style={{ width: share(pointsOf(score)) }}
          title={`${score.plugin}: ${score.normalized} × ${score.weight}`}
        >
          {(pointsOf(score) / most) * width >= NUMBER_FROM && pointsOf(score)}
        </i>
      ))}
      {!final && <i className={css.unasked} style={{ width: share(left(scored)) }} />}
    </span>
  )
}

/** A part this wide has room for its number. */
const NUMBER_FROM = 36

/** What those who have not spoken yet can still give. */
function left({ parts, most }: Scored): number {
  return most - parts.reduce((sum, { weight }) => sum + weight * 100, 0)
}

/** A tie is a tie, and who won it was drawn. */
function standing({ leaders, final, wins }: Scored, words: typeof area.english): string {
  if (wins) return leaders > 1 ? words.drawn(leaders) : words.wins
  if (leaders === 0) return ''
  if (leaders > 1) return words.tie(leaders)
  return final ? words.leads : words.leadsSoFar
}
